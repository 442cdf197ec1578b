import SeededNumbers
import Testing

@testable import YAML

@Suite("Rendering diagnostics")
struct DiagnosticRendererTests {
  /// The line and the marks drawn for the part of a text between `‹` and `›`.
  static func drawn(_ marked: String, columns: Int = 110) -> [String] {
    let start = Array(marked[..<marked.firstIndex(of: "‹")!].utf8).count
    let inner = marked[marked.index(after: marked.firstIndex(of: "‹")!)..<marked.firstIndex(of: "›")!]
    let text = marked.replacing("‹", with: "").replacing("›", with: "")
    let span = Span(source: Source(name: "x", text: text), range: start..<start + inner.utf8.count)
    let lines = DiagnosticRenderer(isColored: false, columns: columns).render(Diagnostic("m", at: span))
    return lines.split(separator: "\n").map(String.init)
  }

  static let excerpts: [(String, [String])] = [
    ("a: ‹xyz› b", ["x:1:4: error: m", "   1 | a: xyz b", "     |    ^~~"]),
    ("‹›", ["x:1:1: error: m", "   1 |", "     | ^"]),
    ("a:‹›\n", ["x:1:3: error: m", "   1 | a:", "     |   ^"]),
    ("a\n‹b\nc› d\n", ["x:2:1: error: m", "   2 | b", "     | ^"]),
    ("a: ‹|  \n  b›\n", ["x:1:4: error: m", "   1 | a: |", "     |    ^"]),
    ("a‹\n›b\n", ["x:1:2: error: m", "   1 | a", "     |  ^"]),
    ("a: b\r\n‹c: d›\r\n", ["x:2:1: error: m", "   2 | c: d", "     | ^~~~"]),
    // Tabs reach to the next multiple of four.
    ("\t‹a›\tb", ["x:1:2: error: m", "   1 |     a   b", "     |     ^"]),
    ("ab‹\tc›", ["x:1:3: error: m", "   1 | ab  c", "     |   ^~~"]),
    // Wide characters take two columns each.
    ("名前: ‹日本›x", ["x:1:5: error: m", "   1 | 名前: 日本x", "     |       ^~~~"]),
    ("ＡＢ‹c›", ["x:1:3: error: m", "   1 | ＡＢc", "     |     ^"]),
    ("한글‹c›", ["x:1:3: error: m", "   1 | 한글c", "     |     ^"]),
    ("😀👨‍👩‍👧🇩🇪❤️‹c›", ["x:1:5: error: m", "   1 | 😀👨‍👩‍👧🇩🇪❤️c", "     |         ^"]),
    // A combining mark takes none.
    ("e\u{301}o\u{308}‹c›", ["x:1:3: error: m", "   1 | e\u{301}o\u{308}c", "     |   ^"]),
    ("η‹ω›", ["x:1:2: error: m", "   1 | ηω", "     |  ^"]),
    // Nothing reaches the terminal that it would obey.
    ("a\u{1B}[31m‹b›\u{202E}c", ["x:1:7: error: m", "   1 | a␛[31mb\u{FFFD}c", "     |       ^"]),
  ]

  @Test("The marks are below the span", arguments: excerpts)
  func excerpt(marked: String, expected: [String]) {
    #expect(Self.drawn(marked) == expected)
  }

  @Test("A long line is cut around the marks")
  func window() {
    let long = String(repeating: "abcdefghij", count: 30)
    #expect(
      Self.drawn("‹ab›" + long, columns: 40)[1...] == [
        "   1 | ababcdefghijabcdefghijabcdefghi…", "     | ^~",
      ])
    #expect(
      Self.drawn(long + "‹XY›" + long, columns: 40)[1...] == [
        "   1 | …jabcdefghijXYabcdefghijabcdefgh…", "     |             ^~",
      ])
    #expect(
      Self.drawn(long + "‹XY›", columns: 40)[1...] == [
        "   1 | …bcdefghijabcdefghijabcdefghijXY", "     |                               ^~",
      ])
  }

  @Test(
    "Whatever the line, it fits and the marks point at the first character",
    arguments: 1...200 as ClosedRange<UInt64>)
  func windowsFit(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func filler(_ count: Int) -> String {
      (0..<count).map { _ in ["a", "日", "é", "😀", "\t", " ", "e\u{301}"].randomElement(using: &random)! }
        .joined()
    }
    let lengths = [0, 1, 10, 100, 3000]
    let before = filler(lengths.randomElement(using: &random)!)
    let after = filler(lengths.randomElement(using: &random)!)
    let columns = Int.random(in: 40...120, using: &random)
    let lines = Self.drawn(
      before + "‹#" + filler(lengths.randomElement(using: &random)!) + "›" + after, columns: columns)
    let width = { (line: Substring) in line.reduce(0) { $0 + $1.displayWidth } }
    for line in lines[1...] { #expect(width(line[...]) <= columns) }
    let caret = width(lines[2].prefix { $0 != "^" })
    let hash = width(lines[1].prefix { $0 != "#" })
    #expect(caret == hash)
  }

  @Test("Notes follow, with or without a location")
  func notes() {
    let source = Source(name: "x", text: "a: 1\na: 2\n")
    let diagnostic = Diagnostic(
      .warning, "again", at: Span(source: source, range: 5..<6),
      notes: [.init("here", at: Span(source: source, range: 0..<1)), .init("once is enough")])
    #expect(
      DiagnosticRenderer(isColored: false).render(diagnostic) == """
        x:2:1: warning: again
           2 | a: 2
             | ^
        x:1:1: note: here
           1 | a: 1
             | ^
        note: once is enough

        """)
  }

  @Test("Color is optional, and messages cannot contain escape sequences")
  func colour() {
    let span = Span(source: Source(name: "x", text: "a"), range: 0..<1)
    let diagnostic = Diagnostic("\u{1B}[2Jm", at: span)
    #expect(!DiagnosticRenderer(isColored: false).render(diagnostic).contains("\u{1B}"))
    #expect(
      DiagnosticRenderer(isColored: true).render(diagnostic) == """
        \u{1B}[1mx:1:1:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m \u{1B}[1m␛[2Jm\u{1B}[0m
           1 | a
             | \u{1B}[1;32m^\u{1B}[0m

        """)
  }

  @Test("Diagnostics are sorted by location, source by source, and counted")
  func sorting() {
    let one = Source(name: "one", text: "abc")
    let two = Source(name: "two", text: "abc")
    let diagnostics = Diagnostics([
      Diagnostic("d", at: Span(source: two, range: 1..<2)),
      Diagnostic("f", at: Span(source: one, range: 2..<3)),
      Diagnostic("c", at: Span(source: two, range: 0..<1)), Diagnostic(.warning, "a", at: nil),
      Diagnostic("e", at: Span(source: one, range: 0..<3)),
      Diagnostic("g", at: Span(source: one, range: 2..<2)),
    ])
    #expect(diagnostics.sorted().all.map(\.message) == ["a", "c", "d", "e", "f", "g"])
    #expect(diagnostics.summary == "5 errors, 1 warning")
    #expect(Diagnostics([Diagnostic("a", at: nil)]).summary == "1 error")
    #expect(Diagnostics([]).summary == "")
  }

  @Test("Texts are quoted, and long ones are cut")
  func quoting() {
    #expect(quoted("a b") == "'a b'")
    #expect(quoted(String(repeating: "é", count: 40)) == "'" + String(repeating: "é", count: 40) + "'")
    #expect(quoted(String(repeating: "é", count: 41)) == "'" + String(repeating: "é", count: 40) + "…'")
  }
}

@Suite("Display width of characters")
struct DisplayWidthTests {
  static let widths: [(Character, Int)] = [
    ("a", 1), ("é", 1), ("e\u{301}", 1), ("η", 1), ("字", 2), ("か", 2), ("ｶ", 1), ("Ａ", 2), ("한", 2),
    ("\u{1112}\u{1161}", 2),
    ("😀", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("1️⃣", 2), ("❤", 1), ("❤️", 2), ("⚡", 2), ("…", 1), ("─", 1),
    ("\u{3000}", 2),
    ("𠮷", 2), ("\u{301}", 0), ("\u{200B}", 0), ("\u{A0}", 1), ("€", 1), ("→", 1), ("￥", 2), ("｡", 1),
    ("々", 2),
  ]

  @Test("A character has the width that terminals give it", arguments: widths)
  func width(character: Character, columns: Int) {
    #expect(character.displayWidth == columns)
  }
}
