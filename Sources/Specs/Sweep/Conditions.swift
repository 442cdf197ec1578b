/// Which axes are conditions: they change what is evaluated, so that points are compared only where these axes have
/// the same values.
package enum Conditions {
  /// The keys of `dataset:` that change what a network is given, and not the samples and targets that it is measured
  /// on.
  private static let settings: Set = ["ignore", "one_hot", "scale", "target_scale", "target_values"]

  /// Whether an axis is a condition by itself, without the spec's `conditions:`.
  package static func isCondition(_ path: String) -> Bool {
    let words = path.split(separator: ".", maxSplits: 2)
    guard words.count > 1, words[0] == "dataset" else { return false }
    return !settings.contains(String(words[1]))
  }
}
