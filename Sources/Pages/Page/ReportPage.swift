import Plots

/// The report of one experiment, or of several side by side, as one HTML file that needs nothing else.
///
/// The same results give the same bytes on every machine: there is no time and no host in it.
package struct ReportPage: Sendable {
  /// The name of the page in a results folder.
  package static let fileName = "report.html"

  private let experiments: [(experiment: ReportedExperiment, source: ReportSource)]

  /// A page of one experiment or more.
  package init(_ inputs: [ReportInput]) {
    precondition(!inputs.isEmpty)
    experiments = inputs.map { (ReportedExperiment($0), $0.source) }
  }

  /// The file's bytes, UTF-8.
  package var bytes: [UInt8] {
    let names = experiments.map(\.experiment.outcome.name).joined(separator: ", ")
    return HTMLPage(title: names + " – Etalon report", hasScript: true).bytes { html in
      if experiments.count > 1 { OverviewSection(experiments.map(\.experiment)).write(to: &html) }
      for (index, own) in experiments.enumerated() {
        html.element("article", .class("experiment"), .id("experiment-\(index)")) { html in
          ExperimentArticle(own.experiment, source: own.source).write(to: &html)
        }
        html.newline()
      }
    }
  }
}

/// One experiment on the page, from the answer to where it comes from.
private struct ExperimentArticle {
  let experiment: ReportedExperiment
  let source: ReportSource
  let figures: ReportFigures

  init(_ experiment: ReportedExperiment, source: ReportSource) {
    (self.experiment, self.source) = (experiment, source)
    figures = ReportFigures(experiment)
  }

  func write(to html: inout HTML) {
    let table = PointTableSection(experiment)
    HeadSection(experiment: experiment, source: source).write(to: &html)
    if figures.isAnswerSmall {
      pair(&html, (figures.answer, nil), (figures.importance, "What matters"))
      pair(&html, (figures.curves, "Learning curves"), (figures.losses, "Overfitting"))
    } else {
      if let answer = figures.answer { html.figure(answer, room: .whole) }
      pair(&html, (figures.curves, "Learning curves"), (figures.importance, "What matters"))
    }
    table.write(to: &html)
    let losses = figures.isAnswerSmall ? nil : figures.losses
    pair(&html, (figures.cost, "Cost"), (losses, "Overfitting"))
    html.element("div", .class("pair mistakes")) { html in
      if let mistakes = figures.mistakes { html.figure(mistakes, room: .part(456), heading: "Mistakes") }
      html.metrics(experiment)
    }
    html.samples(experiment, source: source, residuals: figures.residuals)
    html.element("div", .class("pair closing")) { html in
      html.commands(experiment, source: source)
      html.provenance(experiment, source: source)
    }
    html.spec(source)
    html.data(PageData(experiment: experiment, table: table).json)
  }

  /// Two figures side by side, or the one that there is.
  private func pair(
    _ html: inout HTML, _ first: (figure: ReportFigure?, heading: String?),
    _ second: (figure: ReportFigure?, heading: String?)
  ) {
    guard first.figure != nil || second.figure != nil else { return }
    html.element("div", .class("pair")) { html in
      if let figure = first.figure { html.figure(figure, room: .part(650), heading: first.heading) }
      if let figure = second.figure { html.figure(figure, room: .part(456), heading: second.heading) }
    }
  }
}
