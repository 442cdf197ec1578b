import Plots
import Records
import Results

extension HTML {
  /// The head of an experiment: what it asked, and the answer in sentences.
  mutating func head(_ experiment: ReportedExperiment, source: ReportSource) {
    element("header", .class("head")) { html in
      html.element("div", .class("title")) { html in
        html.element("h1", .direction("auto"), text: experiment.outcome.name)
        html.element("ul", .class("facts")) { html in
          for fact in experiment.facts { html.element("li", text: fact) }
        }
      }
      if !experiment.outcome.description.isEmpty {
        html.element("p", .class("description"), .direction("auto"), text: experiment.outcome.description)
      }
      html.answer(experiment)
      for warning in experiment.warnings(source) { html.element("p", .class("warning"), text: warning) }
    }
    newline()
  }

  private mutating func answer(_ experiment: ReportedExperiment) {
    guard let best = experiment.bestPoint else {
      element("p", .class("answer"), text: experiment.noAnswer)
      return
    }
    element("div", .class("answer"), .data("point", String(best.number))) { html in
      html.element("p", .class("best")) { html in
        html.element("span", .class("label"), text: experiment.points.count == 1 ? "Result: " : "Best: ")
        html.element("strong", .direction("auto"), text: best.setting)
      }
      html.element("p", .class("value")) { html in
        html.element("strong", text: best.valueText)
        html.element("span", text: " " + experiment.ranking.words)
      }
    }
    element("ul", .class("sentences")) { html in
      for sentence in experiment.sentences { html.element("li", text: sentence) }
    }
  }
}

extension ReportedExperiment {
  /// `70 of 70 runs`, `14 points`, `5 seeds`.
  var facts: [String] {
    let counts = summary.counts
    let seeds = Set(outcome.runs.map(\.place.seed)).count
    let folds = Set(outcome.runs.compactMap(\.place.fold)).count
    let repeats = Set(outcome.runs.map(\.place.repetition)).count
    var facts = [
      "\(NumberText.count(counts.total - counts.missing)) of \(counted(counts.total, "run"))",
      counted(points.count, "point"), counted(seeds, "seed"),
    ]
    if folds > 0 { facts.append(counted(folds, "fold")) }
    if repeats > 1 { facts.append("\(repeats) repeats") }
    return facts
  }

  /// How sure the best value is.
  var sentences: [String] {
    guard let best = bestPoint else { return [] }
    var sentences: [String] = []
    if let deviation = best.deviationText {
      var text = "±\(deviation) standard deviation over \(counted(best.seedValues.count, "seed"))"
      if let interval = best.interval {
        let format = NumberFormat(values: [interval.low, interval.high])
        text += "; \(intervalTitle) \(format.text(interval.low)) to \(format.text(interval.high))"
      }
      sentences.append(text + ".")
    } else {
      sentences.append("One seed says nothing about how much chance is in this value; set seeds: 5 to see.")
    }
    if points.count > 1, best.deviation != nil {
      let others = points.count { $0.standing == .tied || $0.standing == .other }
      let verb = tied.count == 1 ? "is" : "are"
      sentences.append(
        tied.isEmpty
          ? "All \(counted(others, "other point")) are distinguishable from it with these seeds."
          : "\(NumberText.count(tied.count)) of \(counted(others, "other point")) \(verb) not distinguishable from it with these seeds."
      )
    }
    return sentences
  }

  /// Why there is no best point.
  var noAnswer: String {
    let counts = summary.counts
    if counts.missing == counts.total { return "No run is trained yet." }
    if counts.diverged == counts.total - counts.missing, counts.diverged > 0 {
      return
        "All \(counted(counts.diverged, "trained run")) diverged: their losses or weights became infinite or NaN. A smaller learning rate, scaled inputs (dataset.scale) or gradient clipping help."
    }
    if counts.failed == counts.total - counts.missing {
      return "All \(counted(counts.failed, "run")) failed: see below."
    }
    return "No run has a value of \(ranking.words)."
  }

  /// Runs that are missing, diverged or failed.
  func warnings(_ source: ReportSource) -> [String] {
    let counts = summary.counts
    var warnings: [String] = []
    if counts.missing > 0 {
      warnings.append(
        "\(counted(counts.missing, "run")) of \(NumberText.count(counts.total)) not trained yet: the answer may change. To continue: \(source.runCommand)"
      )
    }
    if counts.diverged > 0, best != nil {
      let affected = points.count { $0.counts.diverged > 0 }
      warnings.append(
        "\(counted(counts.diverged, "run")) diverged, at \(counted(affected, "point")); points with diverged runs rank after all others."
      )
    }
    if counts.failed > 0 {
      let messages = Set(outcome.runs.compactMap { $0.record?.message }).sorted()
      warnings.append("\(counted(counts.failed, "run")) failed: " + messages.prefix(3).joined(separator: "; "))
    }
    return warnings
  }
}
