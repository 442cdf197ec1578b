import Testing

@testable import YAML

@Suite("The YAML 1.2 core schema")
struct CoreSchemaTests {
  static let plain: [(String, Scalar.Value)] = [
    ("null", .null), ("Null", .null), ("NULL", .null), ("~", .null), ("", .null),
    ("nULL", .string("nULL")),
    ("true", .bool(true)), ("True", .bool(true)), ("TRUE", .bool(true)), ("tRUE", .string("tRUE")),
    ("false", .bool(false)), ("False", .bool(false)), ("FALSE", .bool(false)),
    ("yes", .string("yes")), ("no", .string("no")), ("on", .string("on")), ("off", .string("off")),
    ("y", .string("y")), ("n", .string("n")),
    ("0", .int(0)), ("-0", .int(0)), ("+12", .int(12)), ("-7", .int(-7)), ("010", .int(10)),
    ("007", .int(7)), ("0o17", .int(15)), ("0x1F", .int(31)), ("0xdeadBEEF", .int(0xDEAD_BEEF)),
    ("0o8", .string("0o8")), ("0xG", .string("0xG")), ("0x", .string("0x")), ("0o", .string("0o")),
    ("-0x1F", .string("-0x1F")), ("+0o7", .string("+0o7")), ("0X1F", .string("0X1F")),
    ("0b11", .string("0b11")),
    ("1_000", .string("1_000")), ("1,000", .string("1,000")), ("1:30", .string("1:30")),
    ("2024-01-31", .string("2024-01-31")), ("1 2", .string("1 2")), ("12e", .string("12e")),
    ("+", .string("+")), (".", .string(".")), ("..", .string("..")),
    ("-.", .string("-.")), ("+-1", .string("+-1")), ("e3", .string("e3")), (".e3", .string(".e3")),
    ("١", .string("١")), ("1٢", .string("1٢")), ("0x١", .string("0x١")),
    ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
    ("9223372036854775808", .float(9_223_372_036_854_775_808)),
    ("0x8000000000000000", .float(9_223_372_036_854_775_808)),
    ("0o1000000000000000000000", .float(9_223_372_036_854_775_808)),
    // 2⁶⁴ + 2¹¹ + 1, just above a tie between two doubles: rounded digit by digit it would fall to the lower.
    ("0o2000000000000000004001", .float(0x1.0000000000001p64)),
    ("0o2000000000000000004000", .float(0x1p64)),
    (".5", .float(0.5)), ("-.5", .float(-0.5)), ("1.", .float(1)), ("1.5", .float(1.5)),
    ("-0.0", .float(-0.0)),
    ("1e-4", .float(1e-4)), ("1E3", .float(1000)), ("1e+3", .float(1000)), ("1.e2", .float(100)),
    (".5e1", .float(5)), ("1e", .string("1e")), ("1e+", .string("1e+")), ("1e5.5", .string("1e5.5")),
    ("0.1", .float(0.1)), ("0.30000000000000004", .float(0.1 + 0.2)), ("1e-400", .float(0)),
    ("5e-324", .float(.leastNonzeroMagnitude)),
    (".inf", .float(.infinity)), (".Inf", .float(.infinity)), (".INF", .float(.infinity)),
    ("+.inf", .float(.infinity)), ("-.Inf", .float(-.infinity)), (".iNF", .string(".iNF")),
    ("inf", .string("inf")), ("-inf", .string("-inf")), ("nan", .string("nan")), ("-.nan", .string("-.nan")),
    ("infinity", .string("infinity")), ("0x1p3", .string("0x1p3")), ("1.5f", .string("1.5f")),
  ]

  @Test("A plain scalar has the value that the schema defines", arguments: plain)
  func plainScalar(text: String, value: Scalar.Value) throws {
    let node = try #require(try read("a: \(text)")["a"])
    #expect(node.value == value)
    if case .float(let expected) = value, case .float(let found) = node.value {
      #expect(found.sign == expected.sign)
    }
  }

  @Test("NaN is a number", arguments: [".nan", ".NaN", ".NAN", "!!float .nan"])
  func nan(text: String) throws {
    guard case .float(let value) = try read(text).value else {
      Issue.record("\(text) is no number")
      return
    }
    #expect(value.isNaN)
  }

  @Test("A quoted or block scalar is a string", arguments: ["'1'", "\"1\"", "|-\n  1", ">-\n  1"])
  func quotedScalar(text: String) throws {
    let node = try read(text)
    #expect(node.value == .string("1"))
    guard case .scalar(let scalar) = node.content else { return }
    #expect(!scalar.isPlain)
  }

  @Test(
    "A standard tag decides",
    arguments: [
      ("!!str 5", .string("5")), ("!!str", .string("")), ("! 5", .string("5")), ("!!int '5'", .int(5)),
      ("!!int \"0x10\"", .int(16)), ("!!float 1", .float(1)), ("!!float '1e3'", .float(1000)),
      ("!!bool 'true'", .bool(true)), ("!!null ''", .null), ("!!null", .null), ("!!null null", .null),
      ("!<tag:yaml.org,2002:str> 5", .string("5")), ("!!str true", .string("true")),
      ("%TAG !y! tag:yaml.org,2002:\n---\n!y!str 5", .string("5")),
    ] as [(String, Scalar.Value)])
  func tag(text: String, value: Scalar.Value) throws {
    #expect(try read(text).value == value)
  }

  @Test("Tags of collections are accepted")
  func collectionTags() throws {
    #expect(try read("!!map {a: !!seq [1]}").sketch == "{a: [int(1)]}")
  }

  @Test("Escapes, folding and chomping are resolved")
  func scalarText() throws {
    let node = try read(#"{a: "\x41\u00e9\U0001F600\n\0", b: 'it''s'}"#)
    #expect(node["a"]?.value == .string("Aé😀\n\0"))
    #expect(node["b"]?.value == .string("it's"))
    #expect(try read("|\n  a\n  b\n").value == .string("a\nb\n"))
    #expect(try read(">+\n  a\n  b\n\n").value == .string("a b\n\n"))
    #expect(try read("a\n b\n\n c").value == .string("a b\nc"))
  }

  @Test("A text without a document is null", arguments: ["", "\n\n", "# nothing\n", "---\n", "\u{FEFF}"])
  func emptyText(text: String) throws {
    let node = try read(text)
    #expect(node.value == .null)
    #expect(node.span.text == "")
  }
}
