/// Names of parameters, metrics and tags as MLflow takes them: ASCII letters, digits, `_`, `-`, `.`, space, `:` and `/`.
enum MLflowName {
  /// The name with `_` in place of every other character and of `:`, `/` and space, cut at the longest that the server takes.
  static func valid(_ name: String) -> String {
    let text = String(
      String.UnicodeScalarView(name.unicodeScalars.prefix(MLflowLimits.name).map { isPlain($0) ? $0 : "_" }))
    // A file store makes paths of names.
    return text.isEmpty || text.hasPrefix(".") ? "_" + text.dropFirst() : text
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": true
    default: false
    }
  }
}

extension [TrackedRun.Entry] {
  /// The same entries with valid names; equal ones get `_2`, `_3` and so on.
  var withValidNames: [TrackedRun.Entry] {
    var seen: Set<String> = []
    return map { entry in
      let name = MLflowName.valid(entry.name)
      var unique = name
      var number = 1
      while !seen.insert(unique).inserted {
        number += 1
        let suffix = "_\(number)"
        unique = name.prefix(MLflowLimits.name - suffix.count) + suffix
      }
      return TrackedRun.Entry(unique, entry.text)
    }
  }
}
