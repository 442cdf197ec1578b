import Plots
import Results

/// The report of one experiment, or of several side by side, as one HTML file that needs nothing else.
///
/// The same results give the same bytes on every machine: there is no time and no host in it.
package struct ReportPage: Sendable {
  private let experiments: [(experiment: ReportedExperiment, source: ReportSource)]

  /// A page of one experiment or more.
  package init(_ results: [(summary: ExperimentSummary, source: ReportSource)]) {
    precondition(!results.isEmpty)
    experiments = results.map { (ReportedExperiment($0.summary), $0.source) }
  }

  /// The file's bytes, UTF-8.
  package var bytes: [UInt8] {
    var html = HTML()
    html.doctype()
    html.element("html", .lang("en")) { html in
      html.element("head") { self.documentHead(&$0) }
      html.newline()
      html.element("body") { html in
        html.element("main") { html in
          if experiments.count > 1 { OverviewSection(experiments.map(\.experiment)).write(to: &html) }
          for (index, own) in experiments.enumerated() {
            self.write(own.experiment, own.source, index, to: &html)
          }
        }
        html.newline()
        html.script(ReportAssets.script)
      }
    }
    html.newline()
    return html.bytes
  }

  private var title: String {
    experiments.map(\.experiment.outcome.name).joined(separator: ", ") + " – Etalon report"
  }

  private func documentHead(_ html: inout HTML) {
    html.void("meta", .charset("utf-8"))
    html.void("meta", .name("viewport"), .content("width=device-width, initial-scale=1"))
    html.void("meta", .name("color-scheme"), .content("light dark"))
    html.element("title", text: title)
    html.style(Array(PlotStyleSheet.css.utf8), ReportAssets.style)
  }

  private func write(_ experiment: ReportedExperiment, _ source: ReportSource, _ index: Int, to html: inout HTML) {
    let figures = ReportFigures(experiment)
    let table = PointTableSection(experiment)
    html.element("article", .class("experiment"), .id("experiment-\(index)")) { html in
      html.head(experiment, source: source)
      html.figure(figures.answer, room: .whole)
      html.element("div", .class("pair")) { html in
        if let importance = figures.importance { html.figure(importance, room: .part(460), heading: "What matters") }
        if let curves = figures.curves { html.figure(curves, room: .part(640), heading: "Learning curves") }
      }
      table.write(to: &html)
      html.element("div", .class("pair")) { html in
        if let mistakes = figures.mistakes { html.figure(mistakes, room: .part(540), heading: "Mistakes") }
        if let losses = figures.losses { html.figure(losses, room: .part(560), heading: "Does the best point overfit?") }
      }
      html.metrics(experiment)
      html.provenance(experiment, source: source)
      html.data(PageData(experiment: experiment, table: table).json)
    }
    html.newline()
  }
}
