import JSON
import Testing

@Suite struct ReadingTests {
  @Test(
    "Texts that RFC 8259 allows are read",
    arguments: [
      (" \t\r\nnull\n", nil), ("[1 , 2]", [1, 2]), ("{ \"a\" : [ ] , \"\" : { } }", ["a": [], "": [:]]),
      ("-0", .number(-0.0)), ("0", 0), ("0.5", 0.5), ("1E+2", 100.0), ("1e-2", 0.01), ("12.50", 12.5),
      ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
      ("9223372036854775808", .number(9223372036854775808)),
      ("-9223372036854775809", .number(-9223372036854775808)),
      ("123456789012345678901234567890", .number(1.2345678901234568e29)),
      ("1e-400", 0.0), ("4.9e-324", .number(.leastNonzeroMagnitude)), ("1e-99999999999999999999", 0.0),
      ("0.000000000000000000000000000000000000001e39", 1.0),
      ("9007199254740993.0", .number(9007199254740992)),
      ("1.7976931348623157e308", .number(1.7976931348623157e308)),
      ("\"\\u0041\\u00e9\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\\\\\\"\"", "Aé😀/\u{8}\u{C}\n\r\t\\\""),
      ("\"é\\u0000😀\"", "é\u{0}😀"), ("\"\u{7F}\"", "\u{7F}"),
    ] as [(String, JSON)])
  func accepted(text: String, value: JSON) throws {
    #expect(try JSON(parsing: text).compactText == value.compactText)
    #expect(try JSON(parsing: text) == value)
  }

  @Test(
    "Texts that it forbids are refused with their location",
    arguments: [
      ("", "1:1: the text ends where a value should stand"),
      ("  ", "1:3: the text ends where a value should stand"),
      ("nul", "1:1: expected 'null'"), ("True", "1:1: expected a value"), ("NaN", "1:1: expected a value"),
      ("1 2", "1:3: nothing may follow the value"), ("nullx", "1:5: nothing may follow the value"),
      ("01", "1:1: a number cannot begin with 0"), ("-", "1:2: expected a digit"),
      ("+1", "1:1: expected a value"),
      (".5", "1:1: expected a value"), ("1.", "1:3: expected a digit after the point"),
      ("1.e5", "1:3: expected a digit after the point"), ("1e", "1:3: expected a digit in the exponent"),
      ("1e+", "1:4: expected a digit in the exponent"), ("0x10", "1:2: nothing may follow the value"),
      ("1e999", "1:1: the number is too large"), ("[1,]", "1:4: expected a value"),
      ("[1", "1:3: the text ends before ']'"), ("[1 2]", "1:4: expected ',' or ']'"),
      ("[,1]", "1:2: expected a value"),
      ("{\"a\":1,}", "1:8: expected a name in quotes"), ("{a:1}", "1:2: expected a name in quotes"),
      ("{\"a\" 1}", "1:6: expected ':'"), ("{\"a\":1", "1:7: the text ends before '}'"),
      ("{\n \"a\": 1,\n \"a\": 2}", "3:2: the name 'a' occurs twice"),
      ("\"abc", "1:1: the string does not end"),
      ("\"a\nb\"", "1:3: a control character in a string must be escaped"),
      ("\"\\x\"", "1:2: unknown escape"), ("\"\\", "1:2: unknown escape"),
      ("\"\\u12g4\"", "1:2: expected four hexadecimal digits"),
      ("\"\\ud800\"", "1:2: half of a surrogate pair"),
      ("\"\\ud800\\u0041\"", "1:2: half of a surrogate pair"),
      ("\"\\udc00\"", "1:2: half of a surrogate pair"),
      ("\u{FEFF}1", "1:1: expected a value"), ("// no\n1", "1:1: expected a value"),
    ])
  func refused(text: String, message: String) {
    let error = #expect(throws: JSONError.self) { try JSON(parsing: text) }
    #expect(error?.description == message)
  }

  @Test(
    "Invalid UTF-8 is refused",
    arguments: [[0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF]]
      as [[UInt8]])
  func invalidUTF8(content: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let error = #expect(throws: JSONError.self) { try JSON(parsing: [quote] + content + [quote]) }
    #expect(error?.message == "the string is not valid UTF-8")
    let escaped = [quote, UInt8(ascii: "\\"), UInt8(ascii: "n")] + content + [quote]
    #expect(throws: JSONError.self) { try JSON(parsing: escaped) }
  }

  @Test("Nesting is read up to its limit")
  func depth() throws {
    let limit = JSON.maximumDepth
    let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSON(parsing: nested(limit))
    let error = #expect(throws: JSONError.self) { try JSON(parsing: nested(limit + 1)) }
    #expect(error?.description == "1:\(limit + 1): nested more than \(limit) levels deep")
    #expect(throws: JSONError.self) { try JSON(parsing: String(repeating: "{\"a\":[", count: 100_000)) }
    // Depth is nesting, not number.
    _ = try JSON(parsing: "[" + String(repeating: "[],", count: 1000) + "[]]")
  }

  @Test("A name that occurs twice is found among many", arguments: [1, 15, 16, 17, 40])
  func manyNames(count: Int) throws {
    let members = (0..<count).map { JSON.Member("n\($0)", .int($0)) }
    #expect(try JSON(parsing: JSON.object(members).compactBytes) == .object(members))
    for twice in [0, count - 1] {
      let text = JSON.object(members + [JSON.Member("n\(twice)", nil)]).compactBytes
      #expect(throws: JSONError.self) { try JSON(parsing: text) }
    }
  }

  @Test("A slice is read like a whole text")
  func slice() throws {
    let bytes = Array("xx{\"a\":1.5}yy".utf8)
    #expect(try JSON(parsing: bytes[2..<11]) == ["a": 1.5])
    let error = #expect(throws: JSONError.self) { try JSON(parsing: bytes[2..<10]) }
    #expect(error?.offset == 8)
  }
}
