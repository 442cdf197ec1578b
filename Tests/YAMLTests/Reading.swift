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

/// SplitMix64 (Steele, Lea and Flood 2014): random numbers that a printed seed repeats.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
