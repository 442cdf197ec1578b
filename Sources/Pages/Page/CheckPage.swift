import Plots
import Records
import Reports
import Results
import Specs

/// Baseline against change, as one HTML file: the verdict in words, what moved, and which samples flipped.
package struct CheckPage: Sendable {
  private let checks: [ExperimentCheck]

  /// A page of one check or more.
  package init(_ checks: [ExperimentCheck]) { self.checks = checks }

  /// The file's bytes, UTF-8.
  package var bytes: [UInt8] {
    let names = checks.map(\.name).joined(separator: ", ")
    return HTMLPage(title: names + " – Etalon check", hasScript: true).bytes { html in
      if checks.count > 1 { html.element("h1", text: checks.summaryLine) }
      for check in checks {
        html.element("article", .class("check")) { html in CheckArticle(check: check).write(to: &html) }
        html.newline()
      }
    }
  }
}

/// One check on the page.
private struct CheckArticle {
  let check: ExperimentCheck
  private var judgement: CheckJudgement { check.judgement }

  func write(to html: inout HTML) {
    html.element("header", .class("head")) { html in
      html.element("div", .class("title")) { html in
        html.element("h1", .direction("auto"), text: check.name)
        html.element("p", .class("facts"), text: runs)
      }
      html.element("p", .class("answer gate \(judgement.gate.rawValue)"), text: verdict)
    }
    for metric in judgement.metrics where !metric.points.isEmpty { figure(metric, &html) }
    flips(&html)
    cases(&html)
    html.newline()
  }

  private var runs: String {
    "\(quantity(judgement.baseline.count, "run")) in the baseline, \(quantity(judgement.new.count, "new run"))"
  }

  private var verdict: String {
    switch judgement.gate {
    case .passed: "Passed: nothing got worse than the margin allows."
    case .undecided: "Undecided: there is not enough to say that nothing got worse."
    case .failed: "Failed: a metric got worse, or an expectation is not met."
    case .broken:
      "Broken: runs with the same identity are not bit-identical. The tool or the machine is at fault."
    }
  }

  // MARK: - Dumbbells

  private func figure(_ metric: MetricJudgement, _ html: inout HTML) {
    let title = metric.metric.measure.words
    let rows = metric.points.map { point in
      ChangeFigure.Row(
        label: label(point.values), baseline: point.baselineMean, change: point.newMean,
        verdict: point.verdict.drawn)
    }
    html.figure(
      ReportFigure(
        name: "change", sentence: sentence(metric, title),
        method: "Means over the pairs of runs with the same point, seed, repeat and fold. "
          + "Points are tested together; bold differences are drops that chance does not explain.",
        figure: ChangeFigure(title: title, valueTitle: title, rows: rows)),
      room: .whole, heading: title.capitalized)
  }

  private func sentence(_ metric: MetricJudgement, _ title: String) -> String {
    let counts = metric.counts
    let parts = [
      (counts.changed, "changed"), (counts.identical, "bit-identical"), (counts.diverged, "diverge now"),
      (counts.recovered, "no longer diverge"), (counts.bothDiverged, "diverge in another way"),
      (counts.incomparable, "on other data"), (counts.unmeasured, "without a value"),
    ].filter { $0.0 > 0 }.map { "\(NumberText.count($0.0)) \($0.1)" }
    let pairs = parts.isEmpty ? "" : " Pairs of runs: \(parts.joined(separator: ", "))."
    guard let old = metric.baselineMean, let new = metric.newMean else {
      return "\(metric.verdict.words.capitalized).\(pairs)"
    }
    let format = NumberFormat(values: [old, new, old + 10 * (new - old)])
    return
      "\(metric.verdict.words.capitalized): \(title) \(format.text(old)) → \(format.text(new))\(interval(metric)).\(pairs)"
  }

  private func interval(_ metric: MetricJudgement) -> String {
    guard let interval = metric.changeInterval(metric.evidence) else { return "" }
    let ends = [interval.lowerBound, interval.upperBound].map { NumberText.significant($0, digits: 3) }
    return ", a change of \(ends[0]) to \(ends[1]) with the check's confidence"
  }

  private func label(_ values: [AxisValue]) -> String {
    let names = AxisText.names(of: values.map(\.path))
    return values.isEmpty
      ? "the only setting"
      : zip(names, values).map { "\($0) \(AxisText.value($1.value))" }.joined(separator: ", ")
  }

  // MARK: - Flipped samples

  private func flips(_ html: inout HTML) {
    let flips = SampleFlips.all(judgement)
    guard !flips.isEmpty else { return }
    html.element("section") { html in
      html.element("h2", text: "Samples that flipped")
      for own in flips {
        html.element("p", text: own.words)
      }
      html.element(
        "p", .class("method"), text: "Counted over pairs of runs whose correct samples both sides recorded.")
    }
  }

  // MARK: - Everything that was looked at

  private func cases(_ html: inout HTML) {
    html.element("section") { html in
      html.element("h2", text: "Everything that was checked")
      html.element("div", .class("scroll"), .role("group"), .label("Table of checks"), .tabIndex(0)) { html in
        html.element("table") { html in
          html.element("thead") { html in
            html.element("tr") { html in
              for head in ["result", "what", "name", "details"] {
                html.element("th", .scope("col"), text: head)
              }
            }
          }
          html.element("tbody") { html in
            for own in check.cases {
              html.element("tr", .class("outcome \(own.outcome.rawValue)")) { html in
                html.element("td", text: own.outcome.rawValue)
                html.element("td", text: own.subject.rawValue)
                html.element("td", .direction("auto"), text: own.name)
                html.element("td", .direction("auto"), text: own.sentence)
              }
            }
          }
        }
      }
    }
  }
}

extension Verdict {
  /// The verdict as the start of a sentence.
  fileprivate var words: String {
    switch self {
    case .identical: "bit-identical"
    case .equivalent: "equivalent, any change is within the margin"
    case .improved: "better, by more than chance"
    case .nonInferior: "not worse"
    case .regressed: "worse, by more than chance"
    case .inconclusive: "inconclusive, the runs are too few or too noisy"
    case .incomparable: "not comparable, measured on other data"
    case .new: "new, the baseline does not have it"
    case .missing: "missing in the new results"
    case .broken: "not bit-identical although it should be"
    }
  }

  fileprivate var drawn: ChangeFigure.Verdict {
    switch self {
    case .improved: .better
    case .regressed: .worse
    case .identical, .equivalent, .nonInferior, .inconclusive: .same
    case .incomparable, .new, .missing, .broken: .unknown
    }
  }
}
