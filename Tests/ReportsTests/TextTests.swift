import Testing

@testable import Reports

@Suite struct TextTests {
  @Test(
    "Numbers are rounded to nearest",
    arguments: [
      (0.97123, 4, "0.9712"), (0.97125, 4, "0.9712"), (0.97115, 4, "0.9711"), (0.5, 0, "1"), (1.5, 0, "2"),
      (-0.00004, 4, "0.0000"), (-0.00006, 4, "-0.0001"), (12, 2, "12.00"), (0.999, 2, "1.00"),
      (1.005, 2, "1.00"),
      (0.125, 2, "0.13"), (1234.5678, 1, "1234.6"), (1e20, 3, "1e20"), (0, 3, "0.000"), (-2.5, 1, "-2.5"),
      (.nan, 2, "nan"), (-.infinity, 2, "-inf"),
    ] as [(Double, Int, String)])
  func decimals(value: Double, digits: Int, text: String) {
    #expect(value.text(decimals: digits) == text)
  }

  @Test(
    "Significant digits are kept, without trailing zeros",
    arguments: [
      (0.0031622776601683794, 4, "0.003162"), (0.1, 5, "0.1"), (10, 5, "10"), (1e-5, 5, "1e-5"),
      (3.21e-7, 2, "3.2e-7"), (123456.7, 4, "123457"), (2.5e9, 3, "2.5e9"), (0, 3, "0"), (-0.05, 3, "-0.05"),
      (0.0001, 5, "0.0001"), (1.2345e-299, 3, "1.23e-299"), (.leastNonzeroMagnitude, 4, "5e-324"),
    ] as [(Double, Int, String)])
  func significant(value: Double, digits: Int, text: String) {
    #expect(value.text(significant: digits) == text)
  }

  @Test(
    "The width of a text is that in a terminal",
    arguments: [
      ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("😀", 2), ("±", 1), ("", 0), ("[64,32]", 7),
    ])
  func width(text: String, width: Int) {
    #expect(text.terminalWidth == width)
  }

  @Test(
    "Text is shortened by columns, not by characters",
    arguments: [("abcdef", 4, "abc…"), ("日本語", 4, "日…"), ("abc", 3, "abc")])
  func shortened(text: String, width: Int, short: String) {
    #expect(text.shortened(to: width) == short)
  }

  @Test("A narrow table omits its least important columns, then shortens texts, and stays aligned")
  func table() {
    let columns = [
      TextTable.Column("name", ["日本", "a"], isRight: false), TextTable.Column("x", ["1", "22"]),
      TextTable.Column("long", ["aaaaaaaaaaaa", "b"], isRight: false, isElastic: true),
      TextTable.Column("more", ["5", "6"], order: 1), TextTable.Column("most", ["7", "8"], order: 2),
    ]
    #expect(
      TextTable(columns, width: 80).lines == [
        "name   x  long          more  most", "日本   1  aaaaaaaaaaaa     5     7",
        "a     22  b                6     8",
      ])
    #expect(TextTable(columns, width: 30).lines[0] == "name   x  long          more")
    #expect(TextTable(columns, width: 20).lines == ["name   x  long", "日本   1  aaaa…aaaaa", "a     22  b"])
    #expect(TextTable(columns, width: 5).lines[1] == "日本   1  aaa…aaaa")
  }

  @Test(
    "Commands can be pasted into a shell",
    arguments: [
      ("experiments/digits.yaml", "experiments/digits.yaml"), ("my spec.yaml", "'my spec.yaml'"),
      ("it's", "'it'\\''s'"), ("$(rm -r x)", "'$(rm -r x)'"), ("", "''"),
    ])
  func shellWords(_ text: String, _ word: String) { #expect(text.shellQuoted == word) }
}
