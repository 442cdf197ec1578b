/// Text files in other encodings, as UTF-8.
enum TextEncoding {
  /// The same text in UTF-8; text in UTF-8 is returned unchanged and validated where it is used.
  static func utf8(
    _ content: consuming [UInt8], _ encoding: DatasetRequest.Encoding, file: String
  ) throws(DatasetError) -> [UInt8] {
    switch encoding {
    case .utf8:
      if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) {
        throw DatasetError(
          "the text is UTF-16; write `encoding: utf16`", at: DatasetError.Place(file: file),
          field: "encoding")
      }
      return content
    case .latin1: return latin1(content)
    case .utf16: return try utf16(content, file: file)
    }
  }

  /// Each byte is the code point of its number.
  private static func latin1(_ content: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count + content.count / 8)
    for byte in content {
      if byte < 0x80 {
        result.append(byte)
      } else {
        result.append(0xC0 | byte >> 6)
        result.append(0x80 | byte & 0x3F)
      }
    }
    return result
  }

  /// The lowest byte first, unless a byte-order mark says otherwise.
  private static func utf16(_ content: [UInt8], file: String) throws(DatasetError) -> [UInt8] {
    let place = DatasetError.Place(file: file)
    guard content.count.isMultiple(of: 2) else {
      throw DatasetError(
        "the text is not UTF-16: it has an odd number of bytes", at: place, field: "encoding")
    }
    let isBigEndian = content.starts(with: [0xFE, 0xFF])
    let units = stride(from: 0, to: content.count, by: 2).lazy.map { index in
      let (first, second) = (UInt16(content[index]), UInt16(content[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var result: [UInt8] = []
    result.reserveCapacity(content.count / 2)
    let isBroken = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true
    ) { result.append($0) }
    if isBroken {
      throw DatasetError("the text is not UTF-16: a surrogate has no partner", at: place, field: "encoding")
    }
    return result
  }
}
