import JSON
import YAML

/// Makes a grid of a sweep's settings, and reports what does not fit together in it.
struct SweepBuilder {
  let sweep: SweepSettings
  private let broken: Set<String>
  private(set) var diagnostics: [Diagnostic] = []

  /// Takes what could not be read: an axis that was meant there is not reported again where it is missing.
  init(_ sweep: SweepSettings, broken: Set<String>) {
    self.sweep = sweep
    self.broken = broken
  }

  /// The grid; nil where it is too large to be counted. After mistakes it holds what is well.
  mutating func grid() -> SweepGrid? {
    let blocks = sweep.parameters.map { SweepGrid.Block(axes: [$0]) } + evenBlocks()
    reportDoubledAxes(blocks)
    guard SweepGrid.combinations(of: blocks) != nil else {
      report("the sweep has more points than can be counted", at: blocks[0].axes[0].key)
      return nil
    }
    let included = sweep.include.filter(\.isWhole)
    let exclusions = sweep.exclude.filter(\.isWhole).compactMap { exclusion(of: $0, in: blocks) }
    guard !exclusions.isEmpty else {
      return SweepGrid(blocks: blocks, included: included, isExcluded: nil)
    }
    return SweepGrid(blocks: blocks, included: included) { places in
      exclusions.contains { $0.covers(places) }
    }
  }

  private mutating func report(_ message: String, at span: Span?, hint: String? = nil) {
    diagnostics.append(Diagnostic(.error, message, at: span, notes: hint.map { [.init($0)] } ?? []))
  }

  private mutating func evenBlocks() -> [SweepGrid.Block] {
    var blocks: [SweepGrid.Block] = []
    for axes in sweep.zip {
      guard let first = axes.first else { continue }
      let uneven = axes.filter { $0.values.count != first.values.count }
      for axis in uneven {
        report(
          "axes that are zipped have one length: '\(first.path)' has \(counted(first.values.count, "value")), "
            + "'\(axis.path)' has \(axis.values.count)", at: axis.key)
      }
      if uneven.isEmpty { blocks.append(SweepGrid.Block(axes: axes)) }
    }
    return blocks
  }

  private mutating func reportDoubledAxes(_ blocks: [SweepGrid.Block]) {
    var seen: Set<String> = []
    for axis in blocks.flatMap(\.axes) where !seen.insert(axis.path).inserted {
      report("'\(axis.path)' is swept twice: one axis holds all its values", at: axis.key)
    }
  }

  /// The places of each block's values that an exclusion names; nil after a mistake.
  private mutating func exclusion(of point: PartialPoint, in blocks: [SweepGrid.Block]) -> Exclusion? {
    guard !point.assignments.isEmpty else {
      report("an exclusion names at least one axis value", at: point.span)
      return nil
    }
    var exclusion = Exclusion(places: blocks.map { Set(0..<$0.count) })
    let swept = blocks.flatMap { $0.axes.map(\.path) }
    for assignment in point.assignments {
      guard let block = blocks.firstIndex(where: { $0.axes.contains { $0.path == assignment.path } }),
        let axis = blocks[block].axes.first(where: { $0.path == assignment.path })
      else {
        guard !broken.contains("sweep of \(assignment.path)") else { return nil }
        report(
          "'\(assignment.path)' is not swept, so nothing can be excluded by it", at: assignment.span,
          hint: swept.isEmpty ? nil : "the axes are \(swept.joined(separator: ", "))")
        return nil
      }
      let matching = axis.values.indices.filter { axis.values[$0].json.matches(assignment.json) }
      if matching.isEmpty, !sweep.replaced.contains(assignment.path) {
        report(
          "the exclusion matches no point: \(assignment.json.flowText) is not among the values of "
            + "'\(assignment.path)'", at: assignment.span,
          hint: "its values are \(excerpt(axis.values.map(\.json.flowText)))")
        return nil
      }
      exclusion.places[block].formIntersection(matching)
    }
    if exclusion.places.contains(where: \.isEmpty), !point.names(sweep.replaced) {
      report("the exclusion matches no point: these values never meet", at: point.span)
      return nil
    }
    return exclusion
  }
}

extension PartialPoint {
  /// Whether one of its values is at one of the paths.
  func names(_ paths: [String]) -> Bool {
    assignments.contains { paths.contains($0.path) }
  }
}

/// The combinations that one entry of `exclude:` means: those whose every place is in the block's set.
private struct Exclusion {
  var places: [Set<Int>]

  func covers(_ combination: [Int]) -> Bool {
    zip(places, combination).allSatisfy { $0.contains($1) }
  }
}

/// The first few of many, as a sentence has room for.
func excerpt(_ items: [String], limit: Int = 8) -> String {
  items.prefix(limit).joined(separator: ", ") + (items.count > limit ? ", …" : "")
}

extension JSON {
  /// Whether two values are the same, numbers within 1e-9 of the larger.
  package func matches(_ other: JSON) -> Bool {
    if let (a, b) = pair(double, other.double) {
      return a == b || (a - b).magnitude <= 1e-9 * max(a.magnitude, b.magnitude)
    }
    if let (a, b) = pair(array, other.array) {
      return a.count == b.count && zip(a, b).allSatisfy { $0.matches($1) }
    }
    if let (a, b) = pair(object, other.object) {
      return a.count == b.count
        && a.allSatisfy { member in other[member.name].map { member.value.matches($0) } ?? false }
    }
    return self == other
  }
}

private func pair<A>(_ a: A?, _ b: A?) -> (A, A)? {
  if let a, let b { (a, b) } else { nil }
}
