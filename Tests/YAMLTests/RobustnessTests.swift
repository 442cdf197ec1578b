import Foundation
import SeededNumbers
import Testing

@testable import YAML

@Suite("Arbitrary bytes")
struct RobustnessTests {
  /// Reads and renders; checks the invariants of every tree and diagnostic.
  static func examine(_ bytes: [UInt8]) {
    let source = Source(name: "x", bytes: bytes)
    var limits = Limits.standard
    limits.aliasedNodes = 2000
    let document = Document(parsing: source, limits: limits)
    #expect(document.root != nil || !document.diagnostics.all.isEmpty, "\(bytes)")
    if let root = document.root { check(root, isInside: 0..<source.bytes.count, of: bytes) }
    for diagnostic in document.diagnostics.all {
      for span in [diagnostic.span] + diagnostic.notes.map(\.span) {
        #expect(span.map { $0.range.upperBound <= source.bytes.count } ?? true, "\(bytes)")
      }
    }
    let drawn = DiagnosticRenderer(isColored: false).render(document.diagnostics)
    #expect(drawn.isEmpty == document.diagnostics.all.isEmpty, "\(bytes)")
  }

  /// Spans nest, except at aliases, and keys are unique.
  static func check(_ node: Node, isInside outer: Range<Int>, of bytes: [UInt8]) {
    let range = node.usageSpan.range
    #expect(outer.lowerBound <= range.lowerBound && range.upperBound <= outer.upperBound, "\(bytes)")
    switch node.content {
    case .scalar: break
    case .sequence(let items):
      for item in items { check(item, isInside: node.span.range, of: bytes) }
    case .mapping(let entries):
      #expect(Set(entries.map(\.key.text)).count == entries.count, "\(bytes)")
      for entry in entries { check(entry.value, isInside: node.span.range, of: bytes) }
    }
  }

  @Test("Random bytes are read or rejected", arguments: 1...20 as ClosedRange<UInt64>)
  func randomBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Array("abé日: -[]{},&*!|>'\"%@#?~<\n\r\t\\0e.\u{FEFF}".utf8)
    for round in 0..<100 {
      let count = Int.random(in: 0...60, using: &random)
      Self.examine(
        (0..<count).map { _ in
          round % 4 == 0 ? UInt8.random(in: 0...255, using: &random) : alphabet.randomElement(using: &random)!
        })
    }
  }

  @Test("Damaged texts are read or rejected", arguments: 1...20 as ClosedRange<UInt64>)
  func damagedTexts(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let texts = try RejectedTests.names.map { name in
      Array(try Data(contentsOf: RejectedTests.folder.appending(path: name + ".yaml")))
    }
    let pieces = [
      "- ", ": ", "\n", "\n  ", "[", "]", "{", "}", "&a ", "*a", "<<: *a", "!!int ", "'", "\"", "|\n", "\t",
      "? ", "é", "#", "---\n",
    ].map { Array($0.utf8) }
    for _ in 0..<60 {
      var text = Array(texts.randomElement(using: &random)!.prefix(400))
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: text.insert(contentsOf: pieces.randomElement(using: &random)!, at: place)
        case 1: text.removeSubrange(place..<min(text.count, place + Int.random(in: 1...4, using: &random)))
        default: if place < text.count { text[place] = UInt8.random(in: 0...255, using: &random) }
        }
      }
      Self.examine(text)
    }
  }

  @Test("A text that is cut anywhere is read or rejected", arguments: 1...5 as ClosedRange<UInt64>)
  func cutTexts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var writer = TreeWriter(random: random)
    let text = Array(writer.text(of: .random(depth: 4, using: &random)).utf8)
    for end in 0...min(text.count, 600) { Self.examine(Array(text[..<end])) }
  }

  @Test("A tree written in any style is read back", arguments: 1...60 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let tree = Tree.random(depth: 4, using: &random)
    var writer = TreeWriter(random: random)
    let text = writer.text(of: tree)
    #expect(try read(text).sketch == tree.sketch, "\(text)")
  }
}

/// A document before it is written.
enum Tree {
  case scalar(Scalar.Value)
  case sequence([Tree])
  case mapping([(key: String, value: Tree)])

  static func random(depth: Int, using random: inout SplitMix64) -> Tree {
    let count = Int.random(in: 0...4, using: &random)
    switch depth == 0 ? 0 : Int.random(in: 0..<4, using: &random) {
    case 1: return .sequence((0..<count).map { _ in .random(depth: depth - 1, using: &random) })
    case 2, 3:
      let keys = (0..<count).map { "\(["k", "é", "two words", "日本"].randomElement(using: &random)!)\($0)" }
      return .mapping(keys.map { ($0, .random(depth: depth - 1, using: &random)) })
    default:
      return .scalar(
        [
          .null, .bool(true), .int(-3), .float(2.5), .string("text"), .string("é: 日 # x"), .string("10"),
          .string(""),
          .string("it's \"so\"\\"), .string("a\nb"), .string("- x"), .string("😀"),
        ].randomElement(using: &random)!)
    }
  }

  var sketch: String {
    switch self {
    case .scalar(let value): "\(value)"
    case .sequence(let items): "[" + items.map(\.sketch).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key): \($0.value.sketch)" }.joined(separator: ", ") + "}"
    }
  }
}

/// Writes a tree as YAML, choosing among block and flow style, quotes and comments at random.
struct TreeWriter {
  var random: SplitMix64

  mutating func text(of tree: Tree) -> String { block(tree, indent: 0).drop { $0 == "\n" } + "\n" }

  /// The tree as it stands behind a colon or a dash: a scalar or brackets behind a space, or lines below.
  private mutating func block(_ tree: Tree, indent: Int) -> String {
    let pad = "\n" + String(repeating: " ", count: indent)
    let comment = Bool.random(using: &random) ? " # é, a comment" : ""
    switch tree {
    case .sequence(let items) where !items.isEmpty && Bool.random(using: &random):
      return comment + items.map { pad + "-" + block($0, indent: indent + 2) }.joined()
    case .mapping(let entries) where !entries.isEmpty && Bool.random(using: &random):
      return comment + entries.map { pad + $0.key + ":" + block($0.value, indent: indent + 3) }.joined()
    default:
      return (indent == 0 ? "" : " ") + flow(tree) + comment
    }
  }

  private mutating func flow(_ tree: Tree) -> String {
    switch tree {
    case .sequence(let items): return "[" + items.map { flow($0) }.joined(separator: " , ") + "]"
    case .mapping(let entries):
      return "{" + entries.map { "\"\($0.key)\": " + flow($0.value) }.joined(separator: ", ") + "}"
    case .scalar(.null): return ["~", "null"].randomElement(using: &random)!
    case .scalar(.bool(let value)): return "\(value)"
    case .scalar(.int(let value)): return "\(value)"
    case .scalar(.float(let value)): return "\(value)"
    case .scalar(.string(let text)):
      if !text.contains("\n"), Bool.random(using: &random) {
        return "'" + text.replacing("'", with: "''") + "'"
      }
      let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
        "\n", with: "\\n")
      return "\"" + escaped + "\""
    }
  }
}
