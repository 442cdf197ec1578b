import Results
import Specs

// What all reports of a check say in the same words.

extension MetricJudgement {
  /// `regressed, 0.9659 → 0.9311 (change -0.0401 to -0.0295, p of a change for the worse 0.001, 12 pairs)`.
  var sentence: String {
    let pooled = words(
      isPointwise ? pooledVerdict : verdict, evidence, baselineMean, newMean,
      interval: changeInterval(evidence), drop: evidence?.dropPValue, counts)
    guard isPointwise else { return pooled }
    let count = points.count { $0.verdict == .regressed }
    return "regressed at \(count) of \(counted(points.count, "point")); all points together: \(pooled)"
  }

  /// Whether points regressed and the pool did not.
  private var isPointwise: Bool { verdict == .regressed && pooledVerdict != .regressed }

  /// The same of one of its points; the p-value is corrected for the number of points.
  func sentence(of point: PointJudgement) -> String {
    words(
      point.verdict, point.evidence, point.baselineMean, point.newMean,
      interval: changeInterval(point.evidence), drop: point.evidence?.dropPValue, point.counts)
  }

  /// The points to list: those that are not identical, and if the metric passes only those that do not.
  func shownPoints(isPassing: Bool) -> [PointJudgement] {
    guard points.count > 1 else { return [] }
    return points.filter { point in
      switch point.verdict {
      case .regressed, .incomparable, .missing, .broken: true
      case .identical, .equivalent, .new: false
      case .improved, .nonInferior, .inconclusive: !isPassing
      }
    }
  }
}

private func words(
  _ verdict: Verdict, _ evidence: Evidence?, _ old: Double?, _ new: Double?,
  interval: ClosedRange<Double>?, drop: Double?, _ counts: MetricJudgement.PairCounts
) -> String {
  var words = verdict.rawValue
  if let old, let new, evidence != nil {
    words += ", \(old.text(significant: 4)) → \(new.text(significant: 4))"
  } else if let new {
    words += ", \(new.text(significant: 4))"
  }
  if let evidence {
    var details: [String] = []
    if let interval {
      details.append(
        "change \(interval.lowerBound.text(significant: 3)) to \(interval.upperBound.text(significant: 3))")
    }
    if evidence.test != .none, let drop {
      details.append("p of a change for the worse \(drop.text(significant: 2))")
    }
    details.append(evidence.count == 1 ? "1 pair" : "\(evidence.count) pairs")
    switch evidence.test {
    case .mcNemar: details.append("McNemar's test of the samples")
    case .student: details.append("Student's test")
    case .none: details.append("too few for a test")
    case .signFlip: break
    }
    words += " (" + details.joined(separator: ", ") + ")"
  }
  if verdict == .identical {
    return words + (counts.identical == 1 ? ", 1 run" : ", \(counts.identical) runs")
  }
  let kinds = [
    (counts.identical, "identical"), (counts.diverged, "diverge now"),
    (counts.recovered, "no longer diverge"), (counts.bothDiverged, "diverge otherwise than before"),
    (counts.incomparable, "on other data"), (counts.unmeasured, "without a value"),
  ]
  let counted = kinds.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
  return words + (counted.isEmpty ? "" : "; " + counted.joined(separator: ", "))
}

extension [AxisValue] {
  /// `network.hidden=[8] training.learning_rate=0.1`; `all` where nothing is swept.
  var words: String {
    isEmpty
      ? "all"
      : filter { !$0.value.isNull }.map { "\($0.path)=\($0.value.compactText)" }.joined(separator: " ")
  }
}

extension ExpectationJudgement {
  /// `test.accuracy at least 0.97`.
  var bound: String {
    let words =
      switch expectation.bound {
      case .atLeast(let limit): "at least \(limit.shortestText)"
      case .atMost(let limit): "at most \(limit.shortestText)"
      case .within(let of, let by): "within \(by.shortestText) of \(of.shortestText)"
      }
    return "\(expectation.metric) \(words)"
  }

  /// `failed, 0.9655`.
  var sentence: String { status.rawValue + (deciding?.value.map { ", \($0.text(significant: 4))" } ?? "") }

  /// The entry's line in the spec, from 1.
  var line: Int { span.start.line }
}

extension CheckJudgement {
  /// What is to be said of the baseline's runs and the new ones, the worst first; empty where each has its other.
  var matchingLines: [String] {
    var lines: [String] = []
    if matching == nil { lines.append("there is no baseline; `etalon accept` writes one") }
    if let matching, let pair = matching.broken.first {
      lines.append(
        "\(counted(matching.broken.count, "run")) with the same identity not bit-identical: the tool or the machine is faulty; "
          + "the first: \(baseline[pair.baseline].words)")
    }
    if let matching, let run = matching.missing.first {
      let verb = matching.missing.count == 1 ? "is" : "are"
      lines.append(
        "\(counted(matching.missing.count, "run")) of the baseline \(verb) missing; the first: \(baseline[run].words)"
      )
    }
    if let matching, !matching.new.isEmpty {
      lines.append("\(counted(matching.new.count, "run")) that the baseline does not have")
    }
    if !isJudged { lines.append("nothing to judge by") }
    return lines
  }
}
