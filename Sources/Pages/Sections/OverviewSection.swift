import Plots

/// Several experiments side by side: one row each, with the answer.
struct OverviewSection {
  private let experiments: [ReportedExperiment]

  init(_ experiments: [ReportedExperiment]) { self.experiments = experiments }

  func write(to html: inout HTML) {
    html.element("section", .class("overview")) { html in
      html.element("h1", text: quantity(experiments.count, "experiment"))
      html.element("div", .class("scroll"), .role("group"), .label("Table of experiments"), .tabIndex(0)) {
        html in
        html.element("table") { html in
          html.element("thead") { html in
            html.element("tr") { html in
              for head in ["experiment", "best setting", "value", "metric", "runs"] {
                html.element("th", .scope("col"), text: head)
              }
            }
          }
          html.element("tbody") { html in
            for (index, experiment) in experiments.enumerated() { self.row(experiment, index, &html) }
          }
        }
      }
    }
    html.newline()
  }

  private func row(_ experiment: ReportedExperiment, _ index: Int, _ html: inout HTML) {
    let best = experiment.bestPoint
    html.element("tr") { html in
      html.element("th", .scope("row"), .direction("auto")) { html in
        html.element("a", .place("experiment-\(index)"), text: experiment.outcome.name)
      }
      html.element("td", .direction("auto"), text: best?.setting ?? experiment.noAnswer)
      html.element("td") { html in
        html.element("strong", text: best?.valueText ?? "–")
        if let deviation = best?.deviationText { html.text(" ±" + deviation) }
      }
      html.element("td", text: experiment.ranking.words)
      html.element("td", text: experiment.facts[0])
    }
  }
}
