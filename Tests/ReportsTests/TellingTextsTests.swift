import JSON
import Testing

@testable import Reports

@Suite struct TellingTextsTests {
  @Test("Thirty paths that differ at the end are thirty different cells")
  func paths() {
    let texts = (0..<30).map { "/very/long/path/to/some/data/of/an/experiment/part-\($0).csv" }
    let short = TellingTexts.shortened(texts, to: 12)
    #expect(Set(short).count == 30 && short.allSatisfy { $0.terminalWidth <= 12 })
    #expect(short[7].contains("7"))
  }

  @Test("What differs in the middle, or at both ends, stays different")
  func middle() {
    let middle = ["aaaaaaaaaaaaaaaa-1-zzzzzzzzzzzzzzzz", "aaaaaaaaaaaaaaaa-2-zzzzzzzzzzzzzzzz"]
    #expect(Set(TellingTexts.shortened(middle, to: 8)).count == 2)
    let ends = ["1aaaaaaaaaaaaaaaaaaaaaaaaa", "2aaaaaaaaaaaaaaaaaaaaaaaaa", "1aaaaaaaaaaaaaaaaaaaaaaaab"]
    #expect(Set(TellingTexts.shortened(ends, to: 8)).count == 3)
    #expect(TellingTexts.shortened(["short"], to: 8) == ["short"])
  }

  @Test("Axis values are written for people")
  func values() throws {
    #expect(AxisText.value(.null) == "–")
    #expect(AxisText.value(try JSON(parsing: #"{"kind":"cosine"}"#)) == "cosine")
    #expect(
      AxisText.value(try JSON(parsing: #"{"kind":"step","every":10,"factor":0.1}"#))
        == "step every=10 factor=0.1")
    #expect(AxisText.value(try JSON(parsing: "[64,32,10]")) == "[64,32,10]")
    #expect(AxisText.value(.number(0.0031622776)) == "0.0031623")
    #expect(AxisText.titles(of: ["a.b", "c.b", "d.e"]) == ["a.b", "c.b", "e"])
  }
}
