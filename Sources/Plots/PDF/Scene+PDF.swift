extension Scene {
  /// The scene as a page of PDF 1.7 that is `millimetres` wide: vectors and text by the base fonts, not
  /// compressed, without a date; the same bytes on every machine.
  package func pdf(width millimetres: Double, theme: Theme = .light) -> [UInt8] {
    let scale = millimetres * 72 / 25.4 / width
    let pageHeight = height * scale
    var content = PDFContent(theme: theme)
    // From points with the origin at the bottom to pixels with the origin at the top.
    content.add("\(Self.factor(scale)) 0 0 -\(Self.factor(scale)) 0 \(pageHeight.coordinate) cm\n")
    for mark in marks { content.write(mark) }

    var file = PDFFile()
    let states = content.opacities.enumerated().map { "/G\($0) <</ca \($1) /CA \($1)>>" }.joined(
      separator: " ")
    file.add(
      "<</Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences <</DisplayDocTitle true>>>>")
    file.add("<</Type /Pages /Kids [3 0 R] /Count 1>>")
    file.add(
      "<</Type /Page /Parent 2 0 R /MediaBox [0 0 \((width * scale).coordinate) \(pageHeight.coordinate)] "
        + "/Contents 4 0 R /Resources <</Font <</F1 5 0 R /F2 6 0 R /F3 7 0 R>> /ExtGState <<\(states)>>>>>>"
    )
    file.add(stream: content.bytes)
    file.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>")
    file.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding>>")
    file.add("<</Type /Font /Subtype /Type1 /BaseFont /Symbol>>")
    file.add(
      "<</Title \(PDFText.utf16(title.withoutControls)) /Subject \(PDFText.utf16(description.withoutControls))>>"
    )
    return file.finished(information: 8)
  }

  /// Six decimals: an error of 0.001 points on the widest scene.
  private static func factor(_ scale: Double) -> String {
    NumberText.fixed(scale, decimals: 6)
  }
}
