/// Which columns of a table are those of a trained network.
struct InputTable {
  let layout: TableLayout
  let start: TablePreview.Place
  let notes: [DatasetNote]
  let hasTargets: Bool
  /// For each of the encoding's columns its place among the number columns, or among the text columns, in file order.
  let order: [Int]

  /// - Parameter content: the beginning of the table, or all of it. Throws `DatasetError`, naming all missing columns.
  init(
    _ content: [UInt8], file: String, encoding: InputEncoding, decoding: OutputDecoding,
    format: DatasetRequest.TableFormat
  ) throws(DatasetError) {
    var format = format
    if encoding.hasNames { format.hasHeader = true }
    // Every value of a prediction may be missing: the network's encoding decides what happens then.
    format.missing = .mean
    let preview = try TablePreview(
      content, file: file, delimiter: DatasetLoader.delimiter(file), format: format)
    if !encoding.hasNames, format.hasHeader == nil {
      // A header is recognised by the columns of numbers.
      let isWhole = preview.records[0].count == encoding.sourceWidth
      format.oneHot = encoding.columns.enumerated().filter(\.element.isText).map { index, column in
        String(isWhole ? column.position : index + 1)
      }
      if isWhole { format.targets = encoding.targets.map { String($0.position) } }
    }
    let matching = ColumnMatching(encoding: encoding, file: file)
    var places: (inputs: [Int], targets: [Int]) = ([], [])
    let (layout, start, notes) = try preview.layout(
      format: format, kind: decoding.isClassification ? .classification : .regression
    ) { (header, hasHeader, line) throws(DatasetError) in
      let names = header.enumerated().map { hasHeader ? $1.text ?? "" : String($0 + 1) }
      places = try matching.places(in: names, hasHeader: hasHeader, line: line)
      return matching.columns(places, names: names, hasHeader: hasHeader)
    }
    self.layout = layout.allowingMissingTargets
    self.start = start
    self.notes = notes
    hasTargets = !places.targets.isEmpty
    let roles = layout.columns.roles
    order = zip(encoding.columns, places.inputs).map { column, place in
      if column.isText, case .oneHot(let order) = roles[place] { return order }
      return roles[..<place].count { $0 == .input }
    }
  }
}

extension TableLayout {
  fileprivate var allowingMissingTargets: TableLayout {
    var layout = self
    layout.allowsMissingTargets = true
    return layout
  }
}

extension InputEncoding.Column {
  /// Whether its cells are texts.
  package var isText: Bool { if case .text = kind { true } else { false } }
}

/// Finds a trained network's columns in a table.
private struct ColumnMatching {
  let encoding: InputEncoding
  let file: String

  /// The 0-based places of the inputs, and of the targets if all of them are there.
  func places(
    in names: [String], hasHeader: Bool, line: Int
  ) throws(DatasetError) -> (inputs: [Int], targets: [Int]) {
    if encoding.hasNames { return try placesByName(names, line: line) }
    if names.count == encoding.sourceWidth {
      return (encoding.columns.map { $0.position - 1 }, encoding.targets.map { $0.position - 1 })
    }
    guard names.count == encoding.columns.count else {
      throw DatasetError(
        "the table has \(names.count.counted("column")); the network was trained on a file without a header, so columns are "
          + "matched by position, and it needs \(encoding.columns.count) (inputs alone)"
          + (encoding.sourceWidth == encoding.columns.count
            ? "" : " or \(encoding.sourceWidth) (as in the training file)"),
        at: DatasetError.Place(file: file, line: line))
    }
    return (Array(encoding.columns.indices), [])
  }

  private func placesByName(
    _ names: [String], line: Int
  ) throws(DatasetError) -> (inputs: [Int], targets: [Int]) {
    func matches(_ name: String) -> [Int] { names.indices.filter { names[$0].utf8.elementsEqual(name.utf8) } }
    let place = DatasetError.Place(file: file, line: line)
    var (inputs, missing): ([Int], [String]) = ([], [])
    for column in encoding.columns {
      let found = matches(column.name)
      guard found.count <= 1 else {
        throw DatasetError("\(found.count) columns are named `\(column.name)`", at: place)
      }
      if found.isEmpty { missing.append(column.name) } else { inputs.append(found[0]) }
    }
    guard missing.isEmpty else {
      let shown = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
      let subject = missing.count == 1 ? "this column is" : "these \(missing.count) columns are"
      throw DatasetError(
        "\(subject) missing: \(missing.joined(separator: ", ")); the columns are \(shown)", at: place)
    }
    let targets = encoding.targets.map { matches($0.name) }
    let hasTargets = !targets.isEmpty && targets.allSatisfy { $0.count == 1 && !inputs.contains($0[0]) }
    return (inputs, hasTargets ? targets.map { $0[0] } : [])
  }

  func columns(
    _ places: (inputs: [Int], targets: [Int]), names: [String], hasHeader: Bool
  ) -> TableColumns {
    var roles = Array(repeating: TableColumns.Role.ignored, count: names.count)
    for (order, place) in places.targets.enumerated() { roles[place] = .target(order) }
    for (column, place) in zip(encoding.columns, places.inputs) {
      roles[place] = column.isText ? .oneHot(0) : .input
    }
    var next = 0
    for place in roles.indices {
      guard case .oneHot = roles[place] else { continue }
      roles[place] = .oneHot(next)
      next += 1
    }
    return TableColumns(names: names, roles: roles, hasHeader: hasHeader)
  }
}
