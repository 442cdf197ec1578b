import Experiments
import Learning

/// What a check says, for people: the verdicts first, then what explains them.
package struct CheckTable {
  private let judgement: CheckJudgement
  private let summary: ExperimentSummary

  package init(_ judgement: CheckJudgement, summary: ExperimentSummary) {
    self.judgement = judgement
    self.summary = summary
  }

  /// The lines, without line ends.
  package var lines: [String] {
    var lines = ["\(summary.outcome.name): \(gateWord)"]
    if judgement.matching == nil { lines.append("  there is no baseline; `etalon accept` writes one") }
    if let matching = judgement.matching {
      if !matching.broken.isEmpty {
        lines.append(
          "  \(matching.broken.count) runs of the same identity gave other bits: the tool or the machine is broken"
        )
      }
      if !matching.missing.isEmpty {
        lines.append("  \(matching.missing.count) runs of the baseline are missing")
      }
      if !matching.new.isEmpty { lines.append("  \(matching.new.count) runs are new") }
    }
    for metric in judgement.metrics { lines += Self.lines(of: metric) }
    for expectation in judgement.expectations { lines.append("  " + Self.line(of: expectation)) }
    return lines
  }

  private var gateWord: String {
    switch judgement.gate {
    case .passed: "passed"
    case .failed: "failed"
    case .undecided: "undecided"
    case .broken: "broken"
    }
  }

  private static func lines(of metric: MetricJudgement) -> [String] {
    var lines = ["  \(metric.metric.name): \(metric.verdict.rawValue)" + details(of: metric)]
    for point in metric.points where ![.identical, .equivalent].contains(point.verdict) {
      guard metric.points.count > 1 else { break }
      let values = point.values.map { "\($0.path)=\($0.value.compactText)" }.joined(separator: " ")
      let means = change(from: point.baselineMean, to: point.newMean)
      lines.append("    \(values): \(point.verdict.rawValue)\(means)")
    }
    return lines
  }

  private static func details(of metric: MetricJudgement) -> String {
    let counts = metric.counts
    var words = change(from: metric.baselineMean, to: metric.newMean)
    if let interval = metric.changeInterval, let evidence = metric.evidence {
      words +=
        " (change \(interval.lowerBound.roundedText(4)) to \(interval.upperBound.roundedText(4)), "
        + "p of a drop \(evidence.dropPValue.roundedText(4)), \(evidence.count) pairs)"
    }
    let kinds = [
      (counts.identical, "identical"), (counts.diverged, "diverge now"),
      (counts.recovered, "no longer diverge"),
      (counts.incomparable, "on other data"), (counts.unmeasured, "without a value"),
    ]
    let told = kinds.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return words + (told.isEmpty ? "" : "; " + told.joined(separator: ", "))
  }

  private static func change(from old: Double?, to new: Double?) -> String {
    guard let old, let new else { return "" }
    return ", \(old.roundedText(4)) → \(new.roundedText(4))"
  }

  /// `spec.yaml:41: expect test.accuracy at least 0.97: failed, 0.9655`.
  package static func line(of judgement: ExpectationJudgement) -> String {
    let expectation = judgement.expectation
    let bound =
      switch expectation.bound {
      case .atLeast(let limit): "at least \(limit.shortest)"
      case .atMost(let limit): "at most \(limit.shortest)"
      case .within(let of, let by): "within \(by.shortest) of \(of.shortest)"
      }
    let value = judgement.deciding?.value.map { ", \($0.roundedText(4))" } ?? ""
    let place = "\(judgement.span.source.name):\(judgement.span.start.line)"
    return "\(place): expect \(expectation.metric) \(bound): \(judgement.status.rawValue)\(value)"
  }
}

extension Double {
  fileprivate var shortest: String { "\(self)" }

  /// With so many digits behind the point.
  fileprivate func roundedText(_ digits: Int) -> String {
    guard isFinite, magnitude < 1e9 else { return "\(self)" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    return "\((self * scale).rounded() / scale)"
  }
}
