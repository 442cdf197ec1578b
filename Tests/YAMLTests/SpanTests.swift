import SeededNumbers
import Testing

@testable import YAML

@Suite("Spans")
struct SpanTests {
  /// Every node and key with the text that its span covers, in the order of the text.
  static func slices(of node: Node) -> [String] {
    switch node.content {
    case .scalar: [node.span.text]
    case .sequence(let items): [node.span.text] + items.flatMap(slices)
    case .mapping(let entries):
      [node.span.text] + entries.flatMap { [$0.key.span.text] + slices(of: $0.value) }
    }
  }

  static let texts: [(String, [String])] = [
    ("a", ["a"]),
    ("  'a b'  # c\n", ["'a b'"]),
    ("a: \"x\"\n", ["a: \"x\"", "a", "\"x\""]),
    (
      "a:\n  b: 1   # one\n\n# end\nc: 2\n",
      ["a:\n  b: 1   # one\n\n# end\nc: 2", "a", "b: 1", "b", "1", "c", "2"]
    ),
    ("- 1\n- - 2\n  - 3\n\n\n", ["- 1\n- - 2\n  - 3", "1", "- 2\n  - 3", "2", "3"]),
    ("a:\n- 1\n- 2\nb: 3", ["a:\n- 1\n- 2\nb: 3", "a", "- 1\n- 2", "1", "2", "b", "3"]),
    ("a: [1, {b: 2} ] # c\n", ["a: [1, {b: 2} ]", "a", "[1, {b: 2} ]", "1", "{b: 2}", "b", "2"]),
    ("[a: 1, 2]", ["[a: 1, 2]", "a: 1", "a", "1", "2"]),
    ("[\n  1,\n]\n", ["[\n  1,\n]", "1"]),
    ("[]", ["[]"]), ("a: {}\n", ["a: {}", "a", "{}"]),
    ("a:\nb:   \nc: ~\n", ["a:\nb:   \nc: ~", "a", "", "b", "", "c", "~"]),
    ("- \n-\n", ["- \n-", "", ""]),
    (
      "a: plain over\n  two lines  \nb: 1",
      ["a: plain over\n  two lines  \nb: 1", "a", "plain over\n  two lines", "b", "1"]
    ),
    (
      "a: |  # block\n  x\n  y\n\n\nb: >-\n  z\n",
      ["a: |  # block\n  x\n  y\n\n\nb: >-\n  z", "a", "|  # block\n  x\n  y", "b", ">-\n  z"]
    ),
    ("&x a: &y !!str 1\n", ["&x a: &y !!str 1", "a", "1"]),
    ("a: !!map # tag\n  &m\n  b: 1\n", ["a: !!map # tag\n  &m\n  b: 1", "a", "b: 1", "b", "1"]),
    ("a: &s\n- 1\nb: !!seq [2]", ["a: &s\n- 1\nb: !!seq [2]", "a", "- 1", "1", "b", "[2]", "2"]),
    ("a: &e\nb: !<tag:yaml.org,2002:str> x\n", ["a: &e\nb: !<tag:yaml.org,2002:str> x", "a", "", "b", "x"]),
    ("{a: &x , b: !!str }", ["{a: &x , b: !!str }", "a", "", "b", ""]),
    ("? a\n: 1\n? b\n", ["? a\n: 1\n? b", "a", "1", "b", ""]),
    ("--- \"x\"\n...\n", ["\"x\""]),
    ("%YAML 1.2\n---\na: 1\n", ["a: 1", "a", "1"]),
  ]

  @Test("A span covers exactly what was written", arguments: texts)
  func slices(text: String, expected: [String]) throws {
    #expect(Self.slices(of: try read(text)) == expected)
  }

  @Test(
    "Characters of several bytes, line breaks of all kinds and a byte-order mark shift nothing",
    arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func offsets(lineBreak: String, mark: String) throws {
    let words = ["é", "日本", "😀👨‍👩‍👧", "e\u{301}", "x", "ß", "\u{10FFFD}", "\u{A0}"]
    var lines: [String] = []
    for index in 0..<200 {
      lines.append("# \(words[index % 8]) comment")
      lines.append("k\(words[index % 8])\(index): \"\(words[(index / 8) % 8]) \(index)\"")
      lines.append("l\(index): [\(words[index % 7]), '\(words[index % 5])']")
    }
    let node = try read(mark + lines.joined(separator: lineBreak))
    guard case .mapping(let entries) = node.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.count == 400)
    for (index, entry) in entries.enumerated() {
      #expect(entry.key.span.text == entry.key.text)
      if index % 2 == 0 {
        #expect(entry.value.value == .string(String(entry.value.span.text.dropFirst().dropLast())))
        #expect(entry.key.span.start.line == index / 2 * 3 + 2)
      } else {
        #expect(entry.value[0]?.value == entry.value[0].map { .string($0.span.text) })
        #expect(entry.value[1]?.span.text.first == "'" && entry.value.span.text.last == "]")
      }
    }
  }

  @Test("Escapes and folded lines of many bytes do not shift later spans")
  func afterEscapes() throws {
    let node = try read("{a: \"\\u00e9é\\\n   日 \\x41\n  b\", ü: 'é\n\n  ''日', c: end}")
    #expect(node["c"]?.span.text == "end")
    #expect(node["ü"]?.span.text == "'é\n\n  ''日'")
    #expect(try read("a: |2-\n   é\n  日\n\nb: >+\n é\n\n# ü\nc: end")["c"]?.span.text == "end")
  }
}

@Suite("Lines and columns")
struct LocationTests {
  @Test("Lines and columns are counted from 1, columns in characters, with any line breaks")
  func locations() {
    let source = Source(name: "x", text: "ab\r\né日x\r\rq\n")
    let places = [
      (0, 1, 1), (1, 1, 2), (2, 1, 3), (4, 2, 1), (6, 2, 2), (9, 2, 3), (10, 2, 4), (11, 3, 1), (12, 4, 1),
      (13, 4, 2), (14, 5, 1),
    ]
    for (offset, line, column) in places {
      #expect(source.location(of: offset) == Source.Location(line: line, column: column), "offset \(offset)")
    }
    #expect(source.text(in: source.lineRange(containing: 5)) == "é日x")
    #expect(source.lineRange(containing: 3) == 0..<2)
    #expect(source.lineRange(containing: 14) == 14..<14)
  }

  @Test("A character of several scalars is one column")
  func clusters() {
    let source = Source(name: "x", text: "👨‍👩‍👧e\u{301}x")
    #expect(source.location(of: source.bytes.count - 1) == Source.Location(line: 1, column: 3))
  }

  @Test(
    "The line of an offset is found as a scan over the text finds it",
    arguments: 1...20 as ClosedRange<UInt64>)
  func lookup(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      [UInt8(ascii: "a"), .lineFeed, .carriageReturn].randomElement(using: &random)!
    }
    let source = Source(name: "x", bytes: bytes)
    var line = 1
    for offset in 0...bytes.count {
      if offset > 0 {
        let previous = bytes[offset - 1]
        let isPair = previous == .carriageReturn && offset < bytes.count && bytes[offset] == .lineFeed
        if previous == .lineFeed || (previous == .carriageReturn && !isPair) { line += 1 }
      }
      #expect(source.location(of: offset).line == line)
    }
  }

  @Test("A byte-order mark is not part of the text")
  func byteOrderMark() {
    #expect(Source(name: "x", bytes: [0xEF, 0xBB, 0xBF, 0x61]).bytes == [0x61])
    #expect(Source(name: "x", bytes: [0xEF, 0xBB]).bytes == [0xEF, 0xBB])
  }
}
