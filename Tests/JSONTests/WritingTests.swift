import JSON
import Testing

@Suite struct WritingTests {
  @Test(
    "A number has the shortest text that reads back, in the documented format",
    arguments: [
      (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"),
      (1e-4, "0.0001"), (1e-5, "1e-5"), (1.25e-7, "1.25e-7"), (.leastNonzeroMagnitude, "5e-324"),
      (1e-100, "1e-100"),
      (9007199254740993.0, "9007199254740992.0"), (1e16, "1e16"), (1e22, "1e22"), (-2.5e20, "-2.5e20"),
      (1.7976931348623157e308, "1.7976931348623157e308"), (100.0, "100.0"), (123456.789, "123456.789"),
      (-20.0, "-20.0"), (999_999_999.0, "999999999.0"), (1e9, "1000000000.0"),
      (-1_000_000_001.0, "-1000000001.0"),
    ] as [(Double, String)])
  func shortest(value: Double, text: String) {
    #expect(value.shortestText == text)
    #expect(JSON.number(value).compactText == text)
  }

  @Test(
    "Compact values contain no spaces and escape only what is necessary",
    arguments: [
      (nil, "null"), (true, "true"), (false, "false"), (0, "0"), (-7, "-7"), (10, "10"), (1009, "1009"),
      (.int(.max), "9223372036854775807"), (.int(.min), "-9223372036854775808"),
      (.number(.nan), "null"), (.number(.infinity), "null"), (.number(-.infinity), "null"),
      ([], "[]"), ([:], "{}"), ([1, [2.0, "x"]], "[1,[2.0,\"x\"]]"),
      (["b": 1, "a": nil], #"{"b":1,"a":null}"#),
      ("a/b é 😀 \u{7F}", "\"a/b é 😀 \u{7F}\""),
      ("\"\\\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{10}", ##""\"\\\b\f\n\r\t\u0000\u001f\u0010""##),
      (["k\"": ""], #"{"k\"":""}"#),
    ] as [(JSON, String)])
  func compact(value: JSON, text: String) {
    #expect(value.compactText == text)
  }

  @Test("A value written member by member has the bytes of the same tree")
  func writer() {
    let tree: JSON = [
      "name": "a \"quoted\" one", "none": nil, "count": -3, "nan": nil, "third": 0.1, "empty": [:],
      "seed": .unsigned(.max), "often": [[1, 2], [], [3]], "last": true,
    ]
    var writer = JSONWriter(after: [UInt8(ascii: "\n")])
    writer.object { writer in
      writer.member("name", "a \"quoted\" one")
      writer.member("none", nil as Int?)
      writer.member("count", -3)
      writer.member("nan", Double.nan)
      writer.member("third", 0.1)
      writer.name("empty")
      writer.object { _ in }
      writer.member("seed", .unsigned(.max))
      writer.name(JSONWriter.QuotedName("often"))
      let rows = [[1, 2], [], [3]]
      writer.array(rows.indices) { writer, row in
        writer.array(rows[row].indices) { $0.int(rows[row][$1]) }
      }
      writer.name("last")
      writer.raw(JSON.bool(true).compactBytes)
    }
    #expect(writer.bytes == Array("\n".utf8) + tree.compactBytes)
  }

  @Test("Indented: one member per line, lists of scalars on one line")
  func indented() {
    let value: JSON = [
      "name": "xor", "sizes": [2, 2, 1], "none": [], "empty": [:], "points": [["a": 1], []],
    ]
    #expect(
      String(decoding: value.indentedBytes, as: UTF8.self) == """
        {
          "name": "xor",
          "sizes": [2, 2, 1],
          "none": [],
          "empty": {},
          "points": [
            {
              "a": 1
            },
            []
          ]
        }

        """)
  }

  @Test("A value is found by its name, index and type only")
  func access() {
    let value: JSON = ["a": [1, 2.5], "b": "text", "c": true, "d": nil]
    #expect(value["a"]?[1]?.double == 2.5)
    #expect(value["a"]?[0]?.int == 1 && value["a"]?[0]?.double == 1 && value["a"]?[1]?.int == nil)
    #expect(value["a"]?[2] == nil && value["a"]?["b"] == nil && value["e"] == nil && value[0] == nil)
    #expect(value["b"]?.string == "text" && value["b"]?.double == nil && value["b"]?.array == nil)
    #expect(value["c"]?.bool == true && value["d"]?.isNull == true && value["c"]?.isNull == false)
    #expect(value.object?.count == 4 && value["a"]?.array?.count == 2)
  }

  @Test("64-bit seeds are read back", arguments: [0, 1, UInt64(Int.max), UInt64(Int.max) + 1, .max])
  func unsigned(value: UInt64) throws {
    #expect(try JSON(parsing: JSON.unsigned(value).compactBytes).unsigned == value)
  }
}
