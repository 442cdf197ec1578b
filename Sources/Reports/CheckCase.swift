import Results
import Specs

/// One thing that a check looked at and what came of it: a test case to CI.
///
/// A check has a case that does not pass exactly where its gate is not open.
package struct CheckCase: Sendable {
  package enum Subject: String, Sendable {
    /// Whether there is a baseline, with all its runs.
    case baseline
    /// One metric's gate.
    case metric
    /// One entry of `expect:`.
    case expectation
    /// One point of the sweep: its runs, and its tests by each metric.
    case point
  }

  package var subject: Subject
  package var name: String
  package var outcome: Standing
  /// One word for the reason: a verdict or a status.
  var word: String
  /// One line.
  package var sentence: String
  /// Where the spec speaks of it.
  var line: Int
}

extension ExperimentCheck {
  /// Everything that the check looked at: the baseline, the metrics, the expectations, the points.
  package var cases: [CheckCase] {
    [baselineCase] + judgement.metrics.map(metricCase) + judgement.expectations.map(expectationCase)
      + pointCases
  }

  private var baselineCase: CheckCase {
    let outcome = judgement.baselineStanding
    let word =
      switch outcome {
      case .broken: "broken"
      case .undecided: judgement.matching?.missing.isEmpty == false ? "missing" : "undecided"
      case .skipped: "new"
      default: "complete"
      }
    let sentence = judgement.matchingLines.joined(separator: "; ")
    return CheckCase(
      subject: .baseline, name: "baseline", outcome: outcome, word: word,
      sentence: sentence.isEmpty ? "every run has its counterpart" : sentence, line: lines.runs)
  }

  private func metricCase(_ metric: MetricJudgement) -> CheckCase {
    var outcome = judgement.standing(of: metric)
    if outcome == .passed, !metric.shownPoints(isPassing: true).isEmpty { outcome = .warned }
    var sentence = metric.sentence
    if outcome == .warned, let point = metric.shownPoints(isPassing: true).first {
      sentence += "; at \(point.values.words): \(metric.sentence(of: point))"
    }
    return CheckCase(
      subject: .metric, name: metric.metric.name, outcome: outcome, word: metric.verdict.rawValue,
      sentence: sentence, line: lines.line(of: metric.metric))
  }

  private func expectationCase(_ entry: ExpectationJudgement) -> CheckCase {
    CheckCase(
      subject: .expectation, name: "line \(entry.line): \(entry.bound)",
      outcome: judgement.standing(of: entry), word: entry.status.rawValue,
      sentence: entry.sentence, line: entry.line)
  }

  /// The new points in their order, then those that only the baseline has.
  private var pointCases: [CheckCase] {
    guard let matching = judgement.matching else { return [] }
    var order: [[AxisValue]] = []
    var marks: [[AxisValue]: PointMarks] = [:]
    func note(_ run: BaselineRun, _ mark: (inout PointMarks) -> Void) {
      if marks[run.values] == nil { order.append(run.values) }
      mark(&marks[run.values, default: PointMarks()])
    }
    for run in judgement.new { note(run) { $0.runs += 1 } }
    for run in matching.new { note(judgement.new[run]) { $0.new += 1 } }
    for pair in matching.broken { note(judgement.new[pair.new]) { $0.broken += 1 } }
    for run in matching.missing { note(judgement.baseline[run]) { $0.missing += 1 } }
    let judged = judgement.metrics.map { metric in
      Dictionary(metric.points.map { ($0.values, $0) }) { first, _ in first }
    }
    return order.map { values in
      pointCase(values, marks[values] ?? PointMarks(), judged.map { $0[values] })
    }
  }

  /// `judged`: the point's judgement by each metric.
  private func pointCase(
    _ values: [AxisValue], _ marks: PointMarks, _ judged: [MetricJudgement.PointJudgement?]
  ) -> CheckCase {
    var outcome = Standing.passed
    var (word, sentences) = ("judged", [String]())
    for (metric, point) in zip(judgement.metrics, judged) {
      guard let point else { continue }
      sentences.append("\(metric.metric.name): \(metric.sentence(of: point))")
      let standing = judgement.standing(of: point)
      if standing.gate > outcome.gate { (outcome, word) = (standing, point.verdict.rawValue) }
    }
    if marks.missing > 0 {
      if outcome.gate < .undecided { (outcome, word) = (.undecided, "missing") }
      sentences.insert("\(marks.missing) of the baseline's runs missing", at: 0)
    }
    if marks.broken > 0 {
      (outcome, word) = (.broken, "broken")
      sentences.insert("\(marks.broken) of \(marks.runs) runs are not bit-identical", at: 0)
    }
    if outcome == .passed, marks.runs > 0, marks.new == marks.runs {
      (outcome, word, sentences) = (.skipped, "new", ["the baseline does not have it"])
    }
    return CheckCase(
      subject: .point, name: values.words, outcome: outcome, word: word,
      sentence: sentences.joined(separator: "; "), line: lines.runs)
  }
}

/// How the runs of one point stand.
private struct PointMarks {
  var runs = 0
  var new = 0
  var broken = 0
  var missing = 0
}
