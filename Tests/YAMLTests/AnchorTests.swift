import Testing

@testable import YAML

@Suite("Anchors, aliases and merge keys")
struct AnchorTests {
  static let texts: [(String, String)] = [
    ("a: &x 1\nb: *x\n", "{a: int(1), b: int(1)}"),
    ("- &x [1, 2]\n- *x\n- {k: *x}\n", "[[int(1), int(2)], [int(1), int(2)], {k: [int(1), int(2)]}]"),
    ("- &x 1\n- &x 2\n- *x\n", "[int(1), int(2), int(2)]"),
    ("- &x [&x 1, *x]\n- *x\n", "[[int(1), int(1)], [int(1), int(1)]]"),
    ("&k key: 1\nother: {*k : 2}\n", "{key: int(1), other: {key: int(2)}}"),
    (
      "a: &a {x: 1, y: 2}\nb: {<<: *a, z: 3}\n",
      "{a: {x: int(1), y: int(2)}, b: {x: int(1), y: int(2), z: int(3)}}"
    ),
    ("a: &a {x: 1}\nb: {x: 2, <<: *a}\n", "{a: {x: int(1)}, b: {x: int(2)}}"),
    ("a: &a {x: 1}\nb: {<<: *a, x: 2}\n", "{a: {x: int(1)}, b: {x: int(2)}}"),
    (
      "- &a {x: 1, y: 1}\n- &b {y: 2, z: 2}\n- <<: [*a, *b]\n",
      "[{x: int(1), y: int(1)}, {y: int(2), z: int(2)}, {x: int(1), y: int(1), z: int(2)}]"
    ),
    (
      "- &l [{x: 1}, {x: 2, y: 2}]\n- <<: *l\n",
      "[[{x: int(1)}, {x: int(2), y: int(2)}], {x: int(1), y: int(2)}]"
    ),
    ("p: 1\n<<: {q: 2, p: 3}\nr: 4\n", "{p: int(1), q: int(2), r: int(4)}"),
    ("<<: {}\n", "{}"), ("<<: []\n", "{}"),
    ("\"<<\": 1\n", "{<<: int(1)}"), ("'<<': {a: 1}\n", "{<<: {a: int(1)}}"),
    ("!!str <<: 1\n", "{<<: int(1)}"),
    (
      "- &a {x: 1}\n- &b {<<: *a, y: 2}\n- {<<: *b}\n",
      "[{x: int(1)}, {x: int(1), y: int(2)}, {x: int(1), y: int(2)}]"
    ),
  ]

  @Test(
    "An alias has the value of its anchor; keys of the mapping itself override merged ones", arguments: texts)
  func trees(text: String, sketch: String) throws {
    #expect(try read(text).sketch == sketch)
  }

  @Test("A node from an alias has the location of the anchored node and that of the alias")
  func places() throws {
    let node = try read("a: &x {k: 1}\nb: *x\nc:\n  <<: *x\n  l: 2\nd:\n  <<: [*x]\n")
    #expect(node["b"]?.span.text == "{k: 1}")
    #expect(node["b"]?.alias?.start == Source.Location(line: 2, column: 4))
    #expect(node["b"]?["k"]?.alias == nil)
    #expect(node["c"]?.span.text == "<<: *x\n  l: 2")
    #expect(node["c"]?["k"]?.span.start == Source.Location(line: 1, column: 11))
    #expect(node["c"]?["k"]?.alias?.start == Source.Location(line: 4, column: 7))
    #expect(node["c"]?["l"]?.alias == nil)
    #expect(node["d"]?["k"]?.usageSpan.start == Source.Location(line: 7, column: 8))
  }

  @Test("A collection that ends with an alias ends after it")
  func endsInAlias() throws {
    #expect(try read("a: &x 1\nb:\n  - *x\n\nc: *x\n").span.text.hasSuffix("c: *x"))
    #expect(try read("a: &x 1\nb:\n  - *x\n\nc: 1\n")["b"]?.span.text == "- *x")
  }

  @Test("The limit on aliased nodes counts only nodes that aliases expand to")
  func aliasLimit() throws {
    var limits = Limits.standard
    // Each anchored collection has five nodes.
    for text in ["a: &x [1, 2, [3]]\nb: [*x, *x]\n", "a: &x {k: 1, l: 2}\nb: [*x, *x]\n"] {
      limits.aliasedNodes = 10
      #expect(Document(parsing: Source(name: "x", text: text), limits: limits).diagnostics.all.isEmpty)
      limits.aliasedNodes = 9
      #expect(Document(parsing: Source(name: "x", text: text), limits: limits).root == nil)
    }
  }

  @Test("The limit on depth counts nested collections, including aliased ones")
  func depthLimit() throws {
    var limits = Limits.standard
    limits.depth = 3
    for (text, isFine) in [
      ("[[[1]]]", true), ("[[[[1]]]]", false), ("a: &x [1]\nb: [*x]", true), ("a: &x [[1]]\nb: [*x]", false),
      ("a: &x [[1], 2]\nb: [*x]", false), ("a: &x {p: [1], q: 2}\nb: [*x]", false),
    ] {
      let document = Document(parsing: Source(name: "x", text: text), limits: limits)
      #expect(document.diagnostics.all.isEmpty == isFine, "\(text)")
    }
  }
}
