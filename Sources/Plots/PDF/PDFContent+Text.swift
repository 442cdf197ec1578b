extension PDFContent {
  /// A label by Helvetica and Symbol; characters that neither has are empty boxes whose text can be found and copied.
  mutating func write(_ label: Label) {
    let text = label.text.withoutControls
    let glyphs = text.map { TextGlyph($0) }
    guard !glyphs.isEmpty else { return }
    let width = glyphs.reduce(0) { $0 + $1.width(isBold: label.isBold) } / 1000 * label.size
    let shift = label.anchor == .start ? 0 : label.anchor == .middle ? -width / 2 : -width
    // The page is drawn upside down, so that letters are turned back here.
    add("q \(Self.matrix(label)) \(components(label.paint)) rg ")
    let isPlain =
      glyphs.allSatisfy { if case .letter = $0 { true } else { false } }
      && text.unicodeScalars.allSatisfy { WinAnsi.code(of: $0) != nil }
    if !isPlain { add("/Span <</ActualText \(PDFText.utf16(text))>> BDC ") }
    if label.hasHalo {
      add("\(components(.paper)) RG 3 w 1 j ")
      show(glyphs, label, from: shift, mode: 1)
    }
    show(glyphs, label, from: shift, mode: 0)
    if !isPlain { add("EMC ") }
    add("Q\n")
  }

  /// `mode` 0 fills the letters, 1 strokes them.
  private mutating func show(_ glyphs: [TextGlyph], _ label: Label, from shift: Double, mode: Int) {
    var x = shift
    var run = PDFTextRun()
    for glyph in glyphs {
      if !run.takes(glyph) {
        add(run.operators(size: label.size, isBold: label.isBold, mode: mode))
        run = PDFTextRun()
      }
      if run.codes.isEmpty { run.x = x }
      let width = glyph.width(isBold: label.isBold) / 1000 * label.size
      if case .missing = glyph {
        if mode == 0 { box(at: x, width: width, label) }
      } else {
        run.append(glyph)
      }
      x += width
    }
    add(run.operators(size: label.size, isBold: label.isBold, mode: mode))
  }

  private mutating func box(at x: Double, width: Double, _ label: Label) {
    let frame = Frame(left: x + 0.8, top: 0.3, right: x + width - 0.8, bottom: label.size * 0.68)
    add("q \(components(label.paint)) RG 0.6 w \(Self.rect(frame))S Q ")
    // Readers find and copy text only where letters are: an invisible one.
    add("BT /F1 \(label.size.coordinate) Tf 3 Tr \(x.coordinate) 0 Td (?) Tj ET ")
  }

  private static func matrix(_ label: Label) -> String {
    let place = "\(label.at.x.coordinate) \(label.at.y.coordinate) cm"
    return switch label.turn {
    case .none: "1 0 0 -1 " + place
    case .diagonal: "0.7071 -0.7071 -0.7071 -0.7071 " + place
    }
  }
}

/// Glyphs of one font and size in a row.
private struct PDFTextRun {
  enum Face { case letters, raised, symbol }

  var face = Face.letters
  var codes: [UInt8] = []
  var x = 0.0

  func takes(_ glyph: TextGlyph) -> Bool {
    codes.isEmpty || Self.face(glyph) == face
  }

  mutating func append(_ glyph: TextGlyph) {
    face = Self.face(glyph) ?? .letters
    switch glyph {
    case .letter(let code), .raised(let code), .symbol(let code, _): codes.append(code)
    case .missing: break
    }
  }

  func operators(size: Double, isBold: Bool, mode: Int) -> String {
    guard !codes.isEmpty else { return "" }
    let font = face == .symbol ? "F3" : isBold ? "F2" : "F1"
    let fontSize = face == .raised ? size * TextGlyph.raisedSize : size
    let rise = face == .raised ? size * 0.36 : 0
    return "BT /\(font) \(fontSize.coordinate) Tf \(mode) Tr \(x.coordinate) \(rise.coordinate) Td "
      + "\(PDFText.literal(codes)) Tj ET "
  }

  private static func face(_ glyph: TextGlyph) -> Face? {
    switch glyph {
    case .letter: .letters
    case .raised: .raised
    case .symbol: .symbol
    case .missing: nil
    }
  }
}
