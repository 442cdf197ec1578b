import Testing

@testable import Plots

@Suite struct TextTests {
  @Test("Long labels keep both ends, and whole characters")
  func shortening() {
    let path = "/home/someone/data/experiments/train-part-17.csv"
    let short = TextMetrics.shortened(path, to: 120, size: 11)
    #expect(short.hasPrefix("/home") && short.hasSuffix("17.csv") && short.contains("…"))
    #expect(TextMetrics.width(short, size: 11) <= 120)
    let family = String(repeating: "👩‍👩‍👧", count: 40)
    #expect(TextMetrics.shortened(family, to: 100, size: 11).allSatisfy { $0 == "👩‍👩‍👧" || $0 == "…" })
    #expect(TextMetrics.shortened("short", to: 120, size: 11) == "short")
    #expect(TextMetrics.shortened(path, to: 0, size: 11) == "…")
  }

  @Test(
    "Helvetica's widths are those of its AFM file",
    arguments: [("A", 667), ("i", 222), ("é", 556), ("…", 1000), ("η", 603)])
  func widths(character: Character, width: Int) {
    #expect(TextGlyph(character).width(isBold: false) == Double(width))
  }

  @Test(
    "Every character has a glyph of the base fonts, or is an empty box",
    arguments: [
      ("a", .letter(0x61)), ("€", .letter(0x80)), ("×", .letter(0xD7)), ("²", .raised(0x32)),
      ("⁻", .raised(0x96)),
      ("η", .symbol(0x68, 603)), ("−", .symbol(0x2D, 549)), ("ő", .letter(0x6F)),
      ("Č", .letter(0x43)),
      ("é", .letter(0xE9)), ("😀", .missing(1050)), ("ش", .missing(620)),
    ] as [(Character, TextGlyph)])
  func glyphs(character: Character, glyph: TextGlyph) {
    #expect(TextGlyph(character) == glyph)
  }

  @Test("Nothing that a string holds is markup or a control character in XML")
  func escaping() {
    #expect(
      "</script><img src='x'>&\"".xmlEscaped
        == "&lt;/script&gt;&lt;img src=&#39;x&#39;&gt;&amp;&quot;")
    #expect("a\u{0}b\u{1B}\u{202E}\u{FFFF}\n".xmlEscaped == "a␀b␛\u{FFFD}\u{FFFD} ")
    #expect("x\" onload=\"y".xmlName == "x--onload--y")
  }

  @Test("PDF strings escape brackets, and other letters are octal")
  func literals() {
    #expect(PDFText.literal([0x28, 0x5C, 0x29, 0xE9, 0x41]) == "(\\(\\\\\\)\\351A)")
    #expect(PDFText.utf16("é😀") == "<FEFF00E9D83DDE00>")
  }

  @Test("Black text stands on light colours and white on dark ones")
  func contrast() {
    #expect(
      RGB(0xFFEA46).takesBlackText && !RGB(0x00224E).takesBlackText && !RGB(0x0072B2).takesBlackText
    )
    #expect(Cividis.color(0).hex == "#00224e" && Cividis.color(1).hex == "#fee838")
    #expect(Cividis.color(-3) == Cividis.color(0) && Cividis.color(7) == Cividis.color(1))
  }
}
