import Foundation
import Testing

@testable import YAML

/// The public YAML test suite (github.com/yaml/yaml-test-suite, commit ccfa74e5, MIT licence), one case per line of
/// Suite/cases.json: the text, whether it is invalid, and its value where it has one document and one.
@Suite("YAML test suite")
struct SuiteTests {
  struct Case: Decodable {
    var id: String
    var yaml: String
    var documents: Int
    var invalid: Bool
    var json: SuiteValue?
    var hasJSON: Bool

    /// Whether the loader does with the text what the suite says.
    var isReadAsStated: Bool {
      let document = Document(parsing: Source(name: id, text: yaml))
      guard let root = document.root, document.diagnostics.all.isEmpty else { return invalid }
      return !invalid && (documents != 1 || !hasJSON || (json ?? .null).equals(root))
    }
  }

  @Test("Every case is read as the suite says, or differs for a reason that is written down")
  func cases() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let text = try Data(contentsOf: folder.appending(path: "Suite/cases.json"))
    let cases = try JSONDecoder().decode([Case].self, from: text)
    #expect(cases.count == 405)
    let listed = SuiteDifferences.byReason.flatMap {
      $0.cases.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    #expect(Set(listed).count == listed.count)
    let different = cases.filter { !$0.isReadAsStated }.map(\.id)
    #expect(Set(different).subtracting(listed) == [], "these differ, too")
    #expect(Set(listed).subtracting(different) == [], "these do not differ")
  }

  @Test("A refused case has a message of ours")
  func messages() throws {
    let texts = [
      (
        "- &an:chor value\n",
        "'&an:chor value': the name of an anchor consists of ASCII letters, digits, '-' and '_'"
      ),
      ("- &é value\n", "the name of an anchor consists of ASCII letters, digits, '-' and '_'"),
      ("[?x]\n", "a value that begins with '?' must be quoted"),
      ("{ ?foo: bar }\n", "a value that begins with '?' must be quoted"),
      ("...\n", "the document ends here without a value; remove this line"),
      ("%FOO bar\n--- a\n", "unknown directive '%FOO bar'; remove this line"),
      ("{a\n: b}\n", "inside brackets, a key and its ':' must be on one line"),
      ("-\t- a\n", "a tab cannot be used here; use spaces"),
    ]
    for (text, message) in texts {
      let document = Document(parsing: Source(name: "x", text: text))
      #expect(document.diagnostics.all.map(\.message) == [message], "\(text)")
    }
  }
}

/// A value as JSON has it.
enum SuiteValue: Decodable {
  case null
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case list([SuiteValue])
  case mapping([String: SuiteValue])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let int = try? value.decode(Int.self) {
      self = .int(int)
    } else if let float = try? value.decode(Double.self) {
      self = .float(float)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let list = try? value.decode([SuiteValue].self) {
      self = .list(list)
    } else {
      self = .mapping(try value.decode([String: SuiteValue].self))
    }
  }

  func equals(_ node: Node) -> Bool {
    switch (self, node.content) {
    case (.list(let items), .sequence(let nodes)):
      items.count == nodes.count && zip(items, nodes).allSatisfy { $0.equals($1) }
    case (.mapping(let values), .mapping(let entries)):
      values.count == entries.count && entries.allSatisfy { values[$0.key.text]?.equals($0.value) ?? false }
    case (_, .scalar(let scalar)): equals(scalar.value)
    default: false
    }
  }

  private func equals(_ value: Scalar.Value) -> Bool {
    switch (self, value) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.int(let a), .float(let b)): Double(a) == b
    case (.float(let a), .float(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    default: false
    }
  }
}
