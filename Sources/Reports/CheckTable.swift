import Results

/// What a check says, for people: the verdicts first, then what explains them.
package struct CheckTable {
  private let check: ExperimentCheck
  /// More points than so many are counted, not shown.
  private static let mostPoints = 20

  package init(_ check: ExperimentCheck) {
    self.check = check
  }

  /// The lines, without line ends.
  package var lines: [String] {
    let judgement = check.judgement
    var lines = ["\(check.name): \(judgement.gate)"]
    lines += judgement.matchingLines.map { "  " + $0 }
    for metric in judgement.metrics { lines += self.lines(of: metric) }
    for expectation in judgement.expectations { lines.append("  " + Self.line(of: expectation)) }
    return lines
  }

  private func lines(of metric: MetricJudgement) -> [String] {
    let shown = metric.shownPoints(isPassing: check.judgement.passes(metric.verdict))
    var lines = ["  \(metric.metric.name): \(metric.sentence)"]
    for point in shown.prefix(Self.mostPoints) {
      lines.append("    \(point.values.words): \(metric.sentence(of: point))")
    }
    if shown.count > Self.mostPoints {
      lines.append("    and \(shown.count - Self.mostPoints) more points, which --json has")
    }
    return lines
  }

  /// `spec.yaml:41: expect test.accuracy at least 0.97: failed, 0.9655`.
  package static func line(of judgement: ExpectationJudgement) -> String {
    "\(judgement.span.source.name):\(judgement.line): expect \(judgement.bound): \(judgement.sentence)"
  }
}
