import JSON
import Specs

/// A field that the specs of two results give other values.
package struct SpecDifference: Sendable, Hashable {
  /// Dotted.
  package var path: String
  /// nil if a side does not say it, or sweeps it.
  package var reference: JSON?
  package var other: JSON?
}

extension SpecDifference {
  /// The fields that say nothing about what was trained, or whose value follows from others.
  private static let ignoredKeys: Set = ["version", "name", "description", "expect"]
  /// With one of these swept, the layers that a manifest states are those of the first point alone.
  private static let shaping: Set = ["network.hidden", "network.width", "network.depth", "network.layers"]

  /// What differs between the specs of two results, by path.
  ///
  /// A baseline keeps only the fixed values that can change a result, so where one of the two is a baseline,
  /// those are compared.
  package static func all(between reference: RecordedResults, and other: RecordedResults) -> [SpecDifference]
  {
    // Nothing is known of the spec of another program's results.
    guard reference.external == nil, other.external == nil else { return [] }
    let swept = reference.axes.union(other.axes)
    let manifests = (reference.folder?.manifest, other.folder?.manifest)
    guard let first = manifests.0?.spec, let second = manifests.1?.spec else {
      return all(between: reference.baseline.fixed, and: other.baseline.fixed, swept: swept)
    }
    return all(between: comparedValues(first), and: comparedValues(second), swept: swept)
  }

  /// What differs between the values of two specs; what either sweeps is left to its axes.
  static func all(
    between reference: [AxisValue], and other: [AxisValue], swept: Set<String>
  ) -> [SpecDifference] {
    let isShapeSwept = !swept.isDisjoint(with: shaping)
    let first = Dictionary(reference.map { ($0.path, $0.value) }) { first, _ in first }
    let second = Dictionary(other.map { ($0.path, $0.value) }) { first, _ in first }
    var seen: Set<String> = []
    return (reference + other).compactMap { value in
      let path = value.path
      guard seen.insert(path).inserted, !(isShapeSwept && shaping.contains(path)) else { return nil }
      let (old, new) = (first[path], second[path])
      if let old, let new, swept.contains(path) || old.matches(new) { return nil }
      return SpecDifference(path: path, reference: old, other: new)
    }
  }

  private static func comparedValues(_ spec: JSON) -> [AxisValue] {
    (spec.object ?? []).filter { !ignoredKeys.contains($0.name) }.flatMap { $0.value.leaves(under: $0.name) }
  }
}
