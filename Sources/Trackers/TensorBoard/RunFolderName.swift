/// Names of folders, from names of runs and experiments.
package enum RunFolderName {
  /// The longest that a name may be without its ending, in bytes.
  private static let limit = 120

  /// A run's name with the beginning of its key: readable, and different for different runs.
  package static func of(_ run: TrackedRun) -> String {
    // The number after `#` of runs that have the same identity.
    let number = run.key.split(separator: "#").dropFirst().map { "-\($0)" }.joined()
    return "\(safe(run.name))-\(run.identity.prefix(8))\(number)"
  }

  /// ASCII letters, digits and `._=,+-` as they are, brackets left out, everything else as `_`; not hidden, not an option.
  package static func safe(_ name: String) -> String {
    let scalars = name.unicodeScalars.filter { $0 != "[" && $0 != "]" }.map { isPlain($0) ? $0 : "_" }
    let text = String(String.UnicodeScalarView(scalars.prefix(limit)))
    return text.isEmpty || text.hasPrefix(".") || text.hasPrefix("-") ? "_" + text.dropFirst() : text
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "=", ",", "+", "-": true
    default: false
    }
  }
}
