import JSON
import YAML

/// Makes a grid from a sweep's settings, and reports contradictions in them.
struct SweepBuilder {
  let sweep: SweepSettings
  /// What could not be read, and axes whose conditions are wrong.
  var unread: Set<UnreadPart>
  private(set) var diagnostics: [Diagnostic] = []
  /// Where the value at a path stands.
  let place: (String) -> Span?

  /// An axis that could not be read is not reported again as missing.
  init(_ sweep: SweepSettings, unread: Set<UnreadPart>, place: @escaping (String) -> Span?) {
    self.sweep = sweep
    self.unread = unread
    self.place = place
  }

  /// The grid; nil if it is too large to be counted. After errors it holds the parts without them.
  mutating func grid() -> SweepGrid? {
    checkGridKeys()
    let blocks = checkConditions(of: withoutContinuousAxes(checkedBlocks()))
    guard SweepGrid.combinations(of: blocks) != nil else {
      report("the sweep has too many points to count", at: blocks[0].axes[0].key)
      return nil
    }
    let axes = blocks.flatMap(\.axes)
    let included = sweep.include.filter(\.isComplete).map { $0.withFullValues(of: axes) }
    let exclusions = sweep.exclude.filter(\.isComplete).compactMap { exclusion(of: $0, in: blocks) }
    let conditional = ConditionalAxes(blocks)
    reportUnmet(exclusions, in: blocks, conditional)
    guard !exclusions.isEmpty else {
      return SweepGrid(blocks: blocks, included: included, isExcluded: nil)
    }
    return SweepGrid(blocks: blocks, included: included) { positions in
      exclusions.contains { $0.covers(positions, conditional) }
    }
  }

  /// Reports exclusions of axis values that no combination has, because the axis does not exist there.
  private mutating func reportUnmet(
    _ exclusions: [Exclusion], in blocks: [SweepGrid.Block], _ conditional: ConditionalAxes?
  ) {
    guard let conditional, let count = SweepGrid.combinations(of: blocks), count <= Self.mostSearched else {
      return
    }
    for exclusion in exclusions where !exclusion.namesReplaced {
      let isMet = (0..<count).contains { combination in
        exclusion.covers(SweepGrid.positions(of: combination, in: blocks), conditional)
      }
      if !isMet {
        report(
          "the exclusion matches no point: an axis that it names does not exist where the others have these values",
          at: exclusion.span)
      }
    }
  }

  /// The most combinations that are searched for those that an exclusion means.
  private static let mostSearched = 1 << 20

  mutating func report(_ message: String, at span: Span?, hint: String? = nil) {
    diagnostics.append(Diagnostic(.error, message, at: span, notes: hint.map { [.init($0)] } ?? []))
  }

  /// The blocks as they are written; reports axes that are swept twice and zipped axes of unequal lengths.
  mutating func checkedBlocks() -> [SweepGrid.Block] {
    let blocks = sweep.parameters.map { SweepGrid.Block(axes: [$0]) } + (isSearch ? [] : evenBlocks())
    reportDuplicateAxes(blocks)
    return blocks
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
    var exclusion = Exclusion(
      positions: blocks.map { Set(0..<$0.count) }, span: point.span,
      namesReplaced: point.contain(anyOf: sweep.replaced))
    let paths = blocks.flatMap { $0.axes.map(\.path) }
    exclusion.axes = point.all.compactMap { assignment in paths.firstIndex(of: assignment.path) }
    for assignment in point.all {
      guard let block = blocks.firstIndex(where: { $0.axes.contains { $0.path == assignment.path } }),
        let axis = blocks[block].axes.first(where: { $0.path == assignment.path })
      else {
        guard !unread.contains(.axis(assignment.path)) else { return nil }
        report(
          "'\(assignment.path)' is not swept, so an exclusion cannot name it", at: assignment.span,
          hint: paths.isEmpty ? nil : "swept fields: \(paths.joined(separator: ", "))")
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

/// The combinations that one entry of `exclude:` means: those whose every position is in the block's set, and that have all
/// axes that it names.
private struct Exclusion {
  var positions: [Set<Int>]
  let span: Span?
  /// Whether the command line has replaced an axis that it names.
  let namesReplaced: Bool
  /// The numbers of the axes that it names.
  var axes: [Int] = []

  init(positions: [Set<Int>], span: Span?, namesReplaced: Bool) {
    (self.positions, self.span, self.namesReplaced) = (positions, span, namesReplaced)
  }

  func covers(_ combination: [Int], _ conditional: ConditionalAxes?) -> Bool {
    zip(positions, combination).allSatisfy { $0.contains($1) }
      && axes.allSatisfy { conditional?.exists($0, at: combination) ?? true }
  }
}
