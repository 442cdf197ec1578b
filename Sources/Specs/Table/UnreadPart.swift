/// A part of a spec that could not be read, so that nothing is concluded from its value or its absence.
enum UnreadPart: Hashable, Sendable {
  /// The field at a dotted path, which may have indices: `expect[0].metric`.
  case field(String)
  /// The axis that sweeps the field at a dotted path.
  case axis(String)
}

extension Set<UnreadPart> {
  /// Whether the field at a path, a section around it or an element of it could not be read.
  func includesField(_ path: String) -> Bool {
    fields.contains { $0 == path || path.hasPrefix($0 + ".") || $0.hasPrefix(path + "[") }
  }

  /// Whether a key of the mapping at a path could not be read.
  func includesKey(of path: String) -> Bool {
    fields.contains { $0.hasPrefix(path + ".") }
  }

  /// Whether a field whose path begins so could not be read.
  func includesAny(withPrefix prefix: String) -> Bool {
    fields.contains { $0.hasPrefix(prefix) }
  }

  private var fields: some Sequence<String> {
    lazy.compactMap { part in
      if case .field(let path) = part { path } else { nil }
    }
  }
}
