import Learning
import Plots
import Records
import Results
import Specs

/// The head of an experiment: what it asked, and the answer in sentences.
struct HeadSection {
  let experiment: ReportedExperiment
  let source: ReportSource
  private var words: AnswerWords { AnswerWords(experiment: experiment, source: source) }

  func write(to html: inout HTML) {
    html.element("header", .class("head")) { html in
      html.element("div", .class("title")) { html in
        html.element("h1", .direction("auto"), text: experiment.outcome.name)
        html.element("ul", .class("facts")) { html in
          for fact in experiment.facts { html.element("li", text: fact) }
        }
      }
      let description = experiment.outcome.description
      if !description.isEmpty {
        html.element("p", .class("description"), .direction("auto"), text: description)
      }
      self.answer(&html)
      for warning in experiment.warnings(source) { html.element("p", .class("warning"), text: warning) }
    }
    html.newline()
  }

  private func answer(_ html: inout HTML) {
    let conditions = experiment.analysis.conditions
    guard experiment.focus != nil else {
      html.element("p", .class("answer"), text: experiment.noAnswer)
      return
    }
    if conditions.count > 1 {
      self.conditions(&html)
    } else if let best = experiment.bestPoint {
      self.best(best, &html)
      html.element("ul", .class("sentences")) { html in
        for sentence in words.about(conditions[0]) { html.element("li", text: sentence) }
      }
    }
    html.element("ul", .class("sentences")) { html in
      for expectation in experiment.expectations {
        html.element("li", .class("expectation \(expectation.status.rawValue)"), text: expectation.words)
      }
    }
  }

  private func best(_ best: ReportedPoint, _ html: inout HTML) {
    html.element("div", .class("answer"), .data("point", String(best.number))) { html in
      html.element("p", .class("best")) { html in
        let label = experiment.points.count == 1 ? "Result" : "Best"
        html.element("span", .class("label"), text: experiment.axes.isEmpty ? label : label + ": ")
        if !experiment.axes.isEmpty { html.element("strong", .direction("auto"), text: best.setting) }
      }
      html.element("p", .class("value")) { html in
        html.element("strong", text: best.valueText)
        html.text(" " + experiment.ranking.words)
      }
    }
  }

  /// One line for each condition: points under different ones are not compared.
  private func conditions(_ html: inout HTML) {
    let names = experiment.conditionAxes.map { experiment.axes[$0].name }.listed
    html.element("p", .class("answer")) { html in
      html.text("Best for each \(names), which changes what is evaluated:")
    }
    html.element("div", .class("scroll"), .role("group"), .label("Best points"), .tabIndex(0)) { html in
      html.element("table", .class("conditions")) { html in
        html.element("thead") { html in
          html.element("tr") { html in
            for head in [
              names, "best setting", experiment.ranking.words, "not distinguishable from it",
              "constant answer",
            ] {
              html.element("th", .scope("col"), text: head)
            }
          }
        }
        html.element("tbody") { html in
          for condition in experiment.analysis.conditions { self.row(condition, &html) }
        }
      }
    }
    if let rank = words.meanRank { html.element("p", text: rank) }
  }

  private func row(_ condition: ConditionAnalysis, _ html: inout HTML) {
    let untested = experiment.untested(condition)
    html.element("tr") { html in
      html.element(
        "th", .scope("row"), .direction("auto"),
        text: condition.values.map { AxisText.value($0.value) }.joined(separator: ", "))
      guard let best = condition.best.map({ experiment.points[$0] }) else {
        html.element("td", .columns(4), text: "no run has a value yet")
        return
      }
      html.element("td", .direction("auto"), text: experiment.setting(of: best.number))
      html.element("td") { html in
        html.element("strong", text: best.valueText)
        if let deviation = best.deviationText { html.text(" ±" + deviation) }
      }
      html.element(
        "td",
        text: condition.isTested
          ? "\(condition.indistinguishable.count - untested) of \(condition.others - untested)" : "not tested"
      )
      html.element("td", text: condition.constantAnswer.map { NumberText.significant($0, digits: 3) } ?? "–")
    }
  }
}

extension ReportedExperiment {
  /// A point's setting without the conditions' axes.
  func setting(of point: Int) -> String {
    let own = settingAxes.map { "\(axes[$0].name) \(axes[$0].texts[axes[$0].levels[point]])" }
    return own.isEmpty ? "the only setting" : own.joined(separator: ", ")
  }

  /// `70 of 70 runs`, `14 points`, `5 seeds`, `1,258/180/359 samples`.
  var facts: [String] {
    let counts = summary.counts
    let seeds = Set(outcome.runs.map(\.key.seed)).count
    let folds = Set(outcome.runs.compactMap(\.key.fold)).count
    let repeats = Set(outcome.runs.map(\.key.repetition)).count
    var facts = [
      "\(NumberText.count(counts.total - counts.missing)) of \(quantity(counts.total, "run"))",
      outcome.search.map { search in
        "\(NumberText.count(points.count)) of \(quantity(search.trials, "trial"))"
      } ?? quantity(points.count, "point"),
      quantity(seeds, "seed"),
    ]
    if folds > 0 { facts.append(quantity(folds, "fold")) }
    if repeats > 1 { facts.append("\(repeats) repeats") }
    if let samples { facts.append(samples) }
    return facts
  }

  /// `1,258 training, 180 validation, 359 test samples`; nil if runs differ in them.
  private var samples: String? {
    let sizes = Set(outcome.facts.values.map(\.sizes))
    guard sizes.count == 1, let own = sizes.first else { return nil }
    return own.map { "\(NumberText.count($0.samples)) \($0.part.word)" }.joined(separator: ", ") + " samples"
  }

  /// Why there is no best point.
  var noAnswer: String {
    let counts = summary.counts
    let trained = counts.total - counts.missing
    if trained == 0 { return "No run is trained yet." }
    if counts.diverged == trained {
      return
        "All \(quantity(trained, "trained run")) diverged: their losses or weights became infinite or NaN. "
        + "A smaller learning rate or scaled inputs (dataset.scale) may help."
    }
    if counts.failed == trained { return "All \(quantity(trained, "run")) failed." }
    return "No run has a value of \(ranking.words)."
  }

  /// Runs that are missing, diverged or failed.
  func warnings(_ source: ReportSource) -> [String] {
    let counts = summary.counts
    var warnings: [String] = []
    if counts.missing > 0 {
      warnings.append(
        "\(quantity(counts.missing, "run")) of \(NumberText.count(counts.total)) not trained yet: the answer may change. To continue: \(source.command())"
      )
    }
    if counts.diverged > 0, focus != nil {
      let affected = points.count { $0.counts.diverged > 0 }
      warnings.append(
        "\(quantity(counts.diverged, "run")) diverged, at \(quantity(affected, "point")); these points rank after all others."
      )
    }
    if counts.failed > 0 {
      let messages = Set(outcome.runs.compactMap { $0.record?.message }).sorted()
      warnings.append(
        "\(quantity(counts.failed, "run")) failed: " + messages.prefix(3).joined(separator: "; "))
    }
    return warnings
  }
}

extension ExpectationJudgement {
  /// `expected: test accuracy at least 0.96; it is 0.9705`.
  fileprivate var words: String {
    let bound =
      switch expectation.bound {
      case .atLeast(let limit): "at least \(NumberText.significant(limit, digits: 6))"
      case .atMost(let limit): "at most \(NumberText.significant(limit, digits: 6))"
      case .within(let centre, let tolerance):
        "within \(NumberText.significant(tolerance, digits: 6)) of \(NumberText.significant(centre, digits: 6))"
      }
    let value = deciding?.value.map { ", it is \(NumberText.significant($0, digits: 4))" } ?? ""
    let verdict =
      switch status {
      case .met: "Met"
      case .failed: "Failed"
      case .unmeasured: "Not measured yet"
      }
    return "\(verdict): expected \(expectation.metric.words) \(bound)\(value)."
  }
}
