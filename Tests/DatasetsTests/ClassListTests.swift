import Testing

@testable import Datasets

@Suite("Classes")
struct ClassListTests {
  @Test(
    "have a stated order: numbers ascend, other labels by Unicode scalars",
    arguments: [
      (["b", "a", "b", "A"], ["A", "a", "b"]),
      (["10", "9", "-1", "9.0"], ["-1", "9", "10"]),
      (["10", "9", "x"], ["10", "9", "x"]),
      (["é", "z", "a\u{10000}", "a\u{FFFF}"], ["a\u{FFFF}", "a\u{10000}", "z", "é"]),
    ])
  func order(labels: [String], names: [String]) {
    #expect(ClassList(labels: labels).names == names)
  }

  @Test("are found by number where all are numbers, else by text")
  func lookup() {
    let numbers = ClassList(labels: ["2", "1"])
    #expect(numbers.index(of: "1.0") == 0)
    #expect(numbers.index(of: "+2e0") == 1)
    #expect(numbers.index(of: "3") == nil)
    #expect(numbers.index(of: "x") == nil)
    let texts = ClassList(labels: ["2", "x"])
    #expect(texts.index(of: "2") == 0)
    #expect(texts.index(of: "2.0") == nil)
  }
}
