import Learning

/// What a trained network needs besides its weights, so that raw values go in and predictions come out.
extension Dataset {
  /// How the inputs of a partition are encoded. Parameters as in `partition`.
  package func inputEncoding(repetition: Int, fold: Int?) throws(DatasetError) -> InputEncoding {
    let rows = parts(repetition: repetition, fold: fold).train.rows
    let scaling = try InputScaling(request.scale, dataset: raw, training: rows)
    let means = request.format.missing == .mean ? InputScaling.means(raw.inputs, rows) : []
    let features = raw.columns.indices.map { column in
      InputEncoding.Feature(
        mean: means.isEmpty ? nil : means[column].flatMap { $0.isFinite ? $0 : nil },
        scaling: scaling.scaling(ofColumn: column))
    }
    return InputEncoding(
      columns: columns(training: rows), features: features, missing: request.format.missing,
      targets: raw.layout.targets, sourceWidth: raw.layout.width, hasNames: raw.layout.hasNames)
  }

  /// What the outputs of a network on a partition stand for. Parameters as in `partition`.
  package func outputDecoding(
    repetition: Int, fold: Int?, outputs: Int, outputsAreTanh: Bool
  ) -> OutputDecoding {
    let rows = parts(repetition: repetition, fold: fold).train.rows
    let encoding = TargetEncoding(
      request, dataset: raw, training: rows, outputs: outputs, outputsAreTanh: outputsAreTanh)
    let names =
      switch raw.target {
      case .classes(let list, _): list.names
      case .values(let columns, _): columns
      }
    return OutputDecoding(names: names, rule: encoding.rule)
  }

  /// Up to `count` rows of the source, evenly spread, as numbers per input before scaling.
  package func exampleValues(_ count: Int) -> [Double] {
    let count = min(count, raw.rowCount)
    return (0..<count).flatMap { index in
      let row = index * raw.rowCount / count
      return (0..<raw.columns.count).map { raw.inputs[row: row, column: $0] }
    }
  }

  private func columns(training rows: [Int32]) -> [InputEncoding.Column] {
    var first = 0
    return raw.layout.inputs.map { column in
      let kind: InputEncoding.Column.Kind
      if column.isText, let categories = raw.categories[column.name] {
        kind = .text(categories)
      } else {
        kind = .number(range: range(ofColumn: first, rows))
      }
      let made = InputEncoding.Column(name: column.name, position: column.position, kind: kind)
      first += made.width
      return made
    }
  }

  private func range(ofColumn column: Int, _ rows: [Int32]) -> ClosedRange<Double>? {
    var (lowest, highest) = (Double.infinity, -Double.infinity)
    for row in rows {
      let value = raw.inputs[row: Int(row), column: column]
      if value < lowest { lowest = value }
      if value > highest { highest = value }
    }
    return lowest <= highest ? lowest...highest : nil
  }
}
