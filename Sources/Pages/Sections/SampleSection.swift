import Plots
import Results

extension HTML {
  /// The samples that one run of the best point predicts worst, or how to get them.
  mutating func samples(_ experiment: ReportedExperiment, source: ReportSource, residuals: [ReportFigure]) {
    let section = SampleSection(experiment: experiment, source: source)
    guard let predictions = experiment.predictions else { return section.writeHint(to: &self) }
    switch predictions.recorded.content {
    case .mistakes(let mistakes): section.write(mistakes, of: predictions, to: &self)
    case .residuals(let quantities): section.write(quantities, residuals, of: predictions, to: &self)
    }
  }
}

/// Single samples on the page.
private struct SampleSection {
  /// More rows than these are left to the file.
  static let mostRows = 20

  let experiment: ReportedExperiment
  let source: ReportSource

  func writeHint(to html: inout HTML) {
    guard experiment.bestPoint != nil, !source.isExternal else { return }
    let part = experiment.predictedPart
    html.element("section", .class("samples")) { html in
      html.element("h2", text: "Single samples")
      html.element("p") { html in
        html.element("code", text: "predictions: \(part)")
        html.text(" in the spec makes the next ")
        html.element("code", text: "etalon run")
        html.text(" show the worst \(part) predictions here. To list those of any run: ")
        html.element(
          "code", text: "etalon predictions \(source.folder.shellQuoted) --output predictions.csv")
      }
    }
    html.newline()
  }

  // MARK: - Classes

  func write(
    _ mistakes: [RecordedPredictions.Mistake], of own: ReportInput.Predictions, to html: inout HTML
  ) {
    let hasProbabilities = mistakes.first?.probability != nil
    html.element("section", .class("samples")) { html in
      html.element("h2", text: hasProbabilities ? "Most confident mistakes" : "Wrong predictions")
      html.element("p", .class("sentence"), text: sentence(mistakes, own.recorded))
      if !mistakes.isEmpty {
        var heads = [("row", true), ("target", false), ("prediction", false)]
        if hasProbabilities { heads += [("its probability", true), ("that of the target", true)] }
        html.samples(heads, label: "Wrong predictions", rows: mistakes.prefix(Self.mostRows)) { mistake in
          var cells = [String(mistake.row), mistake.target, mistake.prediction]
          if let probability = mistake.probability { cells.append(probability.probabilityText) }
          if let probability = mistake.targetProbability { cells.append(probability.probabilityText) }
          return cells
        }
      }
      html.element("p", .class("method"), text: method(own, shown: mistakes.count))
    }
    html.newline()
  }

  private func sentence(_ mistakes: [RecordedPredictions.Mistake], _ recorded: RecordedPredictions) -> String
  {
    let samples = quantity(recorded.count, "\(recorded.part.word) sample")
    guard let first = mistakes.first else { return "All of \(samples) are classified correctly." }
    let wrong =
      "\(NumberText.count(mistakes.count)) of \(samples) \(mistakes.count == 1 ? "is" : "are") wrong"
    guard first.probability != nil else { return wrong + "." }
    let sure = mistakes.count { $0.probability ?? 0 >= 0.9 }
    return wrong
      + ", \(sure == 0 ? "none" : NumberText.count(sure)) with a probability of 0.9 or more for the wrong class."
  }

  // MARK: - Numbers

  func write(
    _ quantities: [RecordedPredictions.Quantity], _ figures: [ReportFigure],
    of own: ReportInput.Predictions, to html: inout HTML
  ) {
    let shown = quantities.prefix(ResidualFigures.mostTargets)
    for (figure, quantity) in zip(figures, shown) {
      let worst = Array(
        quantity.samples.sorted { $0.value.magnitude > $1.value.magnitude }.prefix(Self.mostRows))
      html.element("div", .class("pair samples")) { html in
        html.figure(figure, room: .part(650), heading: "Residuals")
        html.element("section", .class("samples")) { html in
          html.element("h2", text: "Largest residuals")
          html.samples(
            [("row", true), (quantity.name, true), ("prediction", true), ("residual", true)],
            label: "Largest residuals of \(quantity.name)", rows: worst[...]
          ) { sample in
            [String(sample.row)]
              + [sample.target, sample.prediction, sample.value].map { NumberText.significant($0, digits: 4) }
          }
          html.element("p", .class("method"), text: method(own, shown: quantity.samples.count))
        }
      }
      html.newline()
    }
    let left = quantities.count - shown.count
    if left > 0 { html.element("p", .class("method"), text: "\(quantity(left, "more target")) in the file.") }
  }

  private func method(_ own: ReportInput.Predictions, shown count: Int) -> String {
    let first = count > Self.mostRows ? "\(Self.mostRows) of \(NumberText.count(count)) are shown. " : ""
    return first
      + "Predictions of \(own.run), the best point's run with the median \(experiment.ranking.words). "
      + "Rows are numbered from 1 in the data. All samples: \(own.file)."
  }
}

extension HTML {
  /// A table of samples; heads say whether they are above numbers.
  fileprivate mutating func samples<Row>(
    _ heads: [(title: String, isNumber: Bool)], label: String, rows: ArraySlice<Row>, cells: (Row) -> [String]
  ) {
    element("div", .class("scroll"), .role("group"), .label(label), .tabIndex(0)) { html in
      html.element("table") { html in
        html.element("thead") { html in
          html.element("tr") { html in
            for head in heads {
              html.element(
                "th", .scope("col"), .class(head.isNumber ? "number" : "text"), .direction("auto"),
                text: head.title)
            }
          }
        }
        html.element("tbody") { html in
          for row in rows {
            html.element("tr") { html in
              for (head, cell) in zip(heads, cells(row)) {
                html.element("td", .class(head.isNumber ? "number" : "text"), .direction("auto"), text: cell)
              }
            }
          }
        }
      }
    }
  }
}

extension Double {
  /// With four decimals.
  fileprivate var probabilityText: String { NumberText.fixed(self, decimals: 4) }
}

extension ReportedExperiment {
  /// The part whose predictions one wants: `test`, or else `validation` or `train`.
  fileprivate var predictedPart: String {
    let parts = Set(outcome.facts.values.flatMap { $0.sizes.map(\.part) })
    return parts.contains(.test) ? "test" : parts.contains(.validation) ? "validation" : "train"
  }
}
