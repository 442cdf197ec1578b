/// The tags of scalars.
enum EventTag {
  /// `validation/accuracy` for `validation.accuracy`: TensorBoard groups charts by what stands before the first slash.
  static func of(_ metric: String) -> String { String(metric.map { $0 == "." ? "/" : $0 }) }
}
