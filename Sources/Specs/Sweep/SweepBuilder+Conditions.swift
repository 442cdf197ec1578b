import JSON
import YAML

extension SweepBuilder {
  /// The blocks without axes whose conditions are wrong; reports what is wrong with them.
  ///
  /// An axis without its condition would be swept where it does not apply, and cause errors that follow from the first.
  mutating func checkConditions(of blocks: [SweepGrid.Block]) -> [SweepGrid.Block] {
    let axes = blocks.flatMap(\.axes)
    let byPath = Dictionary(axes.map { ($0.path, $0) }) { first, _ in first }
    var wrong: Set<String> = []
    for axis in axes where !axis.conditions.isEmpty {
      let areMet = axis.conditions.map { check($0, of: axis, among: byPath) }
      if areMet.contains(false) { wrong.insert(axis.path) }
    }
    for axis in axes where !axis.conditions.isEmpty && !wrong.contains(axis.path) {
      guard let circle = circle(from: axis, among: byPath) else { continue }
      report(
        "the axes depend on each other in a circle: \(circle.joined(separator: " → "))",
        at: axis.conditions.first { $0.path == circle[1] }?.key ?? axis.key,
        hint: "remove one of their 'when'")
      wrong.formUnion(circle)
    }
    // What depends on an axis that is left out is left out too.
    while let next = axes.first(where: { axis in
      !wrong.contains(axis.path) && axis.conditions.contains { wrong.contains($0.path) }
    }) {
      wrong.insert(next.path)
    }
    guard !wrong.isEmpty else { return blocks }
    for path in wrong { unread.insert(.axis(path)) }
    return blocks.map { SweepGrid.Block(axes: $0.axes.filter { !wrong.contains($0.path) }) }
      .filter { !$0.axes.isEmpty }
  }

  /// Whether a condition names values that another axis has.
  private mutating func check(
    _ condition: AxisCondition, of axis: AxisSettings, among axes: [String: AxisSettings]
  ) -> Bool {
    guard condition.path != axis.path else {
      report("'\(axis.path)' cannot depend on itself", at: condition.key)
      return false
    }
    guard let other = axes[condition.path] else {
      guard !unread.contains(.axis(condition.path)) else { return false }
      let others = axes.keys.filter { $0 != axis.path }.sorted()
      report(
        "'\(condition.path)' is not swept, so 'when' cannot name it", at: condition.key,
        hint: others.isEmpty ? nil : "swept fields: \(others.joined(separator: ", "))")
      return false
    }
    // Reported as such.
    guard !other.isContinuous else { return true }
    // The file's conditions may name values of an axis that the command line has replaced.
    guard !sweep.replaced.contains(condition.path) else { return true }
    let unknown = condition.values.filter { wanted in !other.values.contains { $0.json.matches(wanted.json) }
    }
    for value in unknown {
      report(
        "'when' names a value that '\(condition.path)' never has: \(value.json.flowText)", at: value.span,
        hint: "its values are \(excerpt(other.values.map(\.json.flowText)))")
    }
    return unknown.isEmpty
  }

  /// The paths from an axis along its conditions back to it; nil if it does not depend on itself.
  private func circle(from axis: AxisSettings, among axes: [String: AxisSettings]) -> [String]? {
    var trails = [[axis.path]]
    var seen: Set<String> = []
    while let trail = trails.popLast() {
      for condition in axes[trail[trail.count - 1]]?.conditions ?? [] {
        if condition.path == axis.path { return trail + [axis.path] }
        if seen.insert(condition.path).inserted { trails.append(trail + [condition.path]) }
      }
    }
    return nil
  }
}
