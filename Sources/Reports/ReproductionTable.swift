import JSON
import Results

/// The result of training recorded runs again, as text.
package struct ReproductionTable {
  private let reproduction: Reproduction
  private let name: String
  private static let shown = 10

  /// - Parameter name: the name of the experiment.
  package init(_ reproduction: Reproduction, name: String) {
    self.reproduction = reproduction
    self.name = name
  }

  /// The number of runs that are not bit-identical, and the first difference; without line ends.
  package var lines: [String] {
    var lines = ["\(name): \(heading)"]
    guard let first = reproduction.failures.first else { return lines }
    lines.append("first difference: \(first.run.words)")
    lines += Self.details(of: first.difference).map { "  " + $0 }
    let others = reproduction.failures.dropFirst()
    for failure in others.prefix(Self.shown) {
      let details = Self.details(of: failure.difference).joined(separator: "; ")
      lines.append("also: \(failure.run.words): \(details)")
    }
    if others.count > Self.shown { lines.append("… and \(others.count - Self.shown) more") }
    return lines
  }

  private var heading: String {
    let (total, different) = (reproduction.plan.steps.count, reproduction.failures.count)
    if total == 0 { return "nothing to compare" }
    if different == 0 { return "\(total.runs) trained again, all bit-identical" }
    return "\(total.runs) trained again, \(different) not bit-identical"
  }

  /// The differences known before training, those of the data first, because they explain all others.
  package static func premises(of plan: ReproductionPlan) -> [String] {
    var lines = plan.data.map { part in
      "data: the \(part.part) part of \(part.runs.runs) differs from the recorded one "
        + "(\(digest(part.recorded)) recorded, \(digest(part.now)) here)"
    }
    if let version = plan.recordedArithmetic {
      lines.append("arithmetic: version \(version) recorded, \(plan.arithmetic) here")
    }
    lines += plan.spec.map { field in
      "spec: \(field.path) \(text(field.reference)) recorded, \(text(field.other)) here"
    }
    if plan.unnamed > 0 { lines.append("the spec no longer contains \(plan.unnamed) of the recorded runs") }
    if plan.failed > 0 { lines.append("\(plan.failed.runs) failed when recorded and cannot be compared") }
    return lines
  }

  private static func digest(_ digest: String?) -> String { digest.map { "\($0.prefix(12))…" } ?? "none" }

  private static func text(_ value: JSON?) -> String { value?.compactText ?? "–" }

  private static func details(of difference: RunDifference) -> [String] {
    var lines: [String] = []
    if difference.status != difference.recordedStatus {
      let reason = difference.message.map { ": \($0)" } ?? ""
      lines.append(
        "\(difference.recordedStatus.rawValue) recorded, \(difference.status.rawValue) here\(reason)")
    }
    if let first = difference.first {
      lines.append(details(of: first))
    } else if difference.status != .failed {
      let words =
        difference.hasSameCurve
        ? "the curve is the same, the weights are not"
        : "the digest of the curve differs; its values are not recorded here"
      lines.append(words)
    }
    return lines
  }

  private static func details(of value: RunDifference.Value) -> String {
    func text(_ value: Double?) -> String { value.map(\.fullText) ?? "nothing" }
    let place = value.epoch.map { "at epoch \($0)" } ?? "at the end"
    let ulps = value.ulps.map { ", \($0) \($0 == 1 ? "ulp" : "ulps") apart" } ?? ""
    return "\(value.metric) \(place): \(text(value.recorded)) recorded, \(text(value.now)) here\(ulps)"
  }
}

extension Int {
  fileprivate var runs: String { "\(self) \(self == 1 ? "run" : "runs")" }
}

extension Double {
  /// The shortest text that reads back; a word for missing and non-finite values.
  fileprivate var fullText: String { isFinite ? shortestText : text(decimals: 0) }
}
