import JSON
import YAML

/// Makes a grid from a sweep's settings, and reports contradictions in them.
struct SweepBuilder {
  let sweep: SweepSettings
  private let unread: Set<UnreadPart>
  private(set) var diagnostics: [Diagnostic] = []

  /// An axis that could not be read is not reported again as missing.
  init(_ sweep: SweepSettings, unread: Set<UnreadPart>) {
    self.sweep = sweep
    self.unread = unread
  }

  /// The grid; nil if it is too large to be counted. After errors it holds the parts without them.
  mutating func grid() -> SweepGrid? {
    let blocks = sweep.parameters.map { SweepGrid.Block(axes: [$0]) } + evenBlocks()
    reportDuplicateAxes(blocks)
    guard SweepGrid.combinations(of: blocks) != nil else {
      report("the sweep has too many points to count", at: blocks[0].axes[0].key)
      return nil
    }
    let axes = blocks.flatMap(\.axes)
    let included = sweep.include.filter(\.isComplete).map { $0.withFullValues(of: axes) }
    let exclusions = sweep.exclude.filter(\.isComplete).compactMap { exclusion(of: $0, in: blocks) }
    guard !exclusions.isEmpty else {
      return SweepGrid(blocks: blocks, included: included, isExcluded: nil)
    }
    return SweepGrid(blocks: blocks, included: included) { positions in
      exclusions.contains { $0.covers(positions) }
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
          "zipped axes must have equal lengths: '\(first.path)' has \(counted(first.values.count, "value")), "
            + "'\(axis.path)' has \(axis.values.count)", at: axis.key)
      }
      if uneven.isEmpty { blocks.append(SweepGrid.Block(axes: axes)) }
    }
    return blocks
  }

  private mutating func reportDuplicateAxes(_ blocks: [SweepGrid.Block]) {
    var seen: Set<String> = []
    for axis in blocks.flatMap(\.axes) where !seen.insert(axis.path).inserted {
      report("'\(axis.path)' is swept twice: write all its values in one axis", at: axis.key)
    }
  }

  /// The positions of the values in each block that an exclusion names; nil after an error.
  private mutating func exclusion(of point: FieldAssignments, in blocks: [SweepGrid.Block]) -> Exclusion? {
    guard !point.all.isEmpty else {
      report("an exclusion must name at least one axis value", at: point.span)
      return nil
    }
    var exclusion = Exclusion(positions: blocks.map { Set(0..<$0.count) })
    let swept = blocks.flatMap { $0.axes.map(\.path) }
    for assignment in point.all {
      guard let block = blocks.firstIndex(where: { $0.axes.contains { $0.path == assignment.path } }),
        let axis = blocks[block].axes.first(where: { $0.path == assignment.path })
      else {
        guard !unread.contains(.axis(assignment.path)) else { return nil }
        report(
          "'\(assignment.path)' is not swept, so an exclusion cannot name it", at: assignment.span,
          hint: swept.isEmpty ? nil : "swept fields: \(swept.joined(separator: ", "))")
        return nil
      }
      let wanted = assignment.json.meant(among: axis.values.map(\.json))
      let matching = axis.values.indices.filter { axis.values[$0].json.matches(wanted) }
      if matching.isEmpty, !sweep.replaced.contains(assignment.path) {
        report(
          "the exclusion matches no point: '\(assignment.path)' has no value \(assignment.json.flowText)",
          at: assignment.span,
          hint: "its values are \(excerpt(axis.values.map(\.json.flowText)))")
        return nil
      }
      exclusion.positions[block].formIntersection(matching)
    }
    if exclusion.positions.contains(where: \.isEmpty), !point.contain(anyOf: sweep.replaced) {
      report("the exclusion matches no point: no combination has all these values", at: point.span)
      return nil
    }
    return exclusion
  }
}

extension FieldAssignments {
  /// Digits that tables print; a number with fewer is probably meant as an additional value.
  private static let tableDigits = 4

  /// The same point, with an axis's own value in place of a number that was copied from a table, rounded.
  fileprivate func withFullValues(of axes: [AxisSettings]) -> FieldAssignments {
    var point = self
    point.all = all.map { assignment in
      guard let axis = axes.first(where: { $0.path == assignment.path }) else { return assignment }
      let meant = assignment.json.meant(among: axis.values.map(\.json), digits: Self.tableDigits)
      guard meant != assignment.json else { return assignment }
      return axis.values.first { $0.json == meant } ?? assignment
    }
    return point
  }
}

/// The combinations that one entry of `exclude:` means: those whose every position is in the block's set.
private struct Exclusion {
  var positions: [Set<Int>]

  func covers(_ combination: [Int]) -> Bool {
    zip(positions, combination).allSatisfy { $0.contains($1) }
  }
}
