import Testing

@testable import YAML

/// The root of a text that must be valid.
func read(_ text: String, limits: Limits = .standard) throws -> Node {
  try read(Array(text.utf8), limits: limits)
}

func read(_ bytes: [UInt8], limits: Limits = .standard) throws -> Node {
  do {
    return try Node(parsing: Source(name: "x.yaml", bytes: bytes), limits: limits)
  } catch {
    Issue.record("\(DiagnosticRenderer(isColored: false).render(error))")
    throw error
  }
}

extension Node {
  /// The value of a key, if this is a mapping that has it.
  subscript(key: String) -> Node? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key.text == key }?.value
  }

  /// An item, if this is a sequence that has it.
  subscript(index: Int) -> Node? {
    guard case .sequence(let items) = content, items.indices.contains(index) else { return nil }
    return items[index]
  }

  var value: Scalar.Value? {
    if case .scalar(let scalar) = content { scalar.value } else { nil }
  }

  /// The tree on one line: `{a: int(1), b: [string("x")]}`.
  var sketch: String {
    switch content {
    case .scalar(let scalar): "\(scalar.value)"
    case .sequence(let items): "[" + items.map(\.sketch).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key.text): \($0.value.sketch)" }.joined(separator: ", ") + "}"
    }
  }
}
