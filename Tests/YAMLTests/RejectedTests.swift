import Foundation
import SeededNumbers
import Testing

@testable import YAML

/// `ETALON_REWRITE_EXPECTED=1 swift test` rewrites the expected files, to be reviewed before they are committed.
@Suite("Rejected texts")
struct RejectedTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Rejected")

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test("There are rejected texts")
  func exist() {
    #expect(Self.names.count >= 89)
  }

  @Test("A rejected text gives exactly the expected diagnostics", arguments: names)
  func rejected(name: String) throws {
    let text = try Data(contentsOf: Self.folder.appending(path: name + ".yaml"))
    let file = Self.folder.appending(path: name + ".expected")
    let document = Document(parsing: Source(name: name + ".yaml", bytes: Array(text)))
    let drawn = DiagnosticRenderer(isColored: false).render(document.diagnostics)
    if ProcessInfo.processInfo.environment["ETALON_REWRITE_EXPECTED"] != nil {
      try drawn.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(drawn == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test("A text of the maximum size is read, a larger one is not")
  func size() {
    var limits = Limits.standard
    limits.bytes = 8
    #expect(Document(parsing: Source(name: "x", text: "a: 12345"), limits: limits).diagnostics.all.isEmpty)
    let refused = Document(parsing: Source(name: "x", text: "a: 123456"), limits: limits)
    #expect(refused.root == nil)
    #expect(refused.diagnostics.all.map(\.message) == ["the text is longer than the maximum, 8 bytes"])
    #expect(Limits.standard.bytes == 1_048_576)
  }

  @Test("After errors that leave the rest readable, there is a tree")
  func recovers() {
    let document = Document(parsing: Source(name: "x", text: "a: 1\na: 2\nb: !!int x\nc: 3\n"))
    #expect(document.diagnostics.all.count == 2)
    #expect(document.root?.sketch == #"{a: int(1), b: string("x"), c: int(3)}"#)
  }

  @Test("Billion laughs: the work is bounded by the limit, not by the expansion", arguments: [9, 40, 1000])
  func billionLaughs(levels: Int) {
    var text = "a0: &a0 [l, l, l, l, l, l, l, l, l]\n"
    for level in 1...levels {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let document = Document(parsing: Source(name: "x", text: text))
    #expect(document.root == nil)
    #expect(document.diagnostics.all.map(\.message) == ["aliases expand to more than 100000 nodes"])
    // Level n brings in more than 9ⁿ nodes: the fifth level is already beyond the limit.
    #expect(document.diagnostics.all.first?.span?.start.line == 6)
  }

  @Test("Every byte that is not text is reported at its offset", arguments: 0...0xFF as ClosedRange<UInt8>)
  func singleBytes(byte: UInt8) {
    let document = Document(
      parsing: Source(name: "x", bytes: Array("a: 'é".utf8) + [byte] + Array("x'\n".utf8)))
    let isText = byte == 9 || byte == 10 || byte == 13 || (0x20...0x7E).contains(byte)
    if isText { return }
    #expect(document.root == nil)
    #expect(document.diagnostics.all.first?.span?.range.lowerBound == 6)
  }

  @Test(
    "UTF-8 is valid exactly where the standard library says so", arguments: 1...40 as ClosedRange<UInt64>)
  func utf8(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let interesting: [UInt8] = [
      0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xF0, 0xF1,
      0xF4,
      0xF5, 0xFF,
    ]
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        interesting.randomElement(using: &random)!
      }
      let message = Source(name: "x", bytes: bytes).validationError(limits: .standard)?.message ?? ""
      let isRefused = message.hasPrefix("invalid UTF-8")
      // A control character may be refused before the invalid byte is reached.
      if message.contains("is not allowed; write") || message.contains("encoded as") { continue }
      #expect(isRefused == (String(validating: bytes, as: UTF8.self) == nil), "\(bytes)")
    }
  }
}
