/// The objects of a PDF file, numbered from 1 in the order in which they are added.
struct PDFFile {
  // The second line's bytes above 127 tell programs that the file is not text.
  private var bytes: [UInt8] = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
  private var offsets: [Int] = []

  mutating func add(_ object: String) {
    begin()
    bytes += object.utf8
    bytes += "\nendobj\n".utf8
  }

  mutating func add(stream: [UInt8]) {
    begin()
    bytes += "<</Length \(stream.count)>>\nstream\n".utf8
    bytes += stream
    bytes += "\nendstream\nendobj\n".utf8
  }

  /// The file with its cross-reference table; object 1 is the catalog.
  func finished(information: Int) -> [UInt8] {
    var table = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      table += String(String(offset + 10_000_000_000).dropFirst()) + " 00000 n \n"
    }
    let trailer = "trailer\n<</Size \(offsets.count + 1) /Root 1 0 R /Info \(information) 0 R>>\n"
    return bytes + table.utf8 + trailer.utf8 + "startxref\n\(bytes.count)\n%%EOF\n".utf8
  }

  private mutating func begin() {
    offsets.append(bytes.count)
    bytes += "\(offsets.count) 0 obj\n".utf8
  }
}
