import Files

/// The files of a ZIP archive, as far as NumPy's `.npz` uses the format: stored or deflated, below 4 GiB.
///
/// Source: PKWARE, "APPNOTE.TXT, .ZIP File Format Specification", sections 4.3 and 4.4.
struct ZipArchive {
  private struct Entry {
    var method: Int
    var checksum: Int
    var compressedSize: Int
    var size: Int
    /// Of the local header.
    var offset: Int
  }

  private let content: [UInt8]
  private let file: String
  private var entries: [String: Entry] = [:]
  private(set) var names: [String] = []

  /// The names of files without the ending `.npy`.
  var arrayNames: [String] { names.map { $0.hasSuffix(".npy") ? String($0.dropLast(4)) : $0 } }

  init(_ content: [UInt8], file: String) throws(DatasetError) {
    self.content = content
    self.file = file
    // The end record has 22 bytes and a comment of up to 65535.
    let first = max(0, content.count - 22 - 65535)
    guard content.count >= 22,
      let end = (first...content.count - 22).last(where: { integer(at: $0, size: 4) == 0x0605_4B50 }),
      let count = integer(at: end + 10, size: 2), var position = integer(at: end + 16, size: 4)
    else { throw damaged }
    for _ in 0..<count {
      guard integer(at: position, size: 4) == 0x0201_4B50,
        let nameLength = integer(at: position + 28, size: 2),
        let extraLength = integer(at: position + 30, size: 2),
        let commentLength = integer(at: position + 32, size: 2), position + 46 + nameLength <= content.count,
        let method = integer(at: position + 10, size: 2), let checksum = integer(at: position + 16, size: 4),
        let compressedSize = integer(at: position + 20, size: 4),
        let size = integer(at: position + 24, size: 4),
        let offset = integer(at: position + 42, size: 4)
      else { throw damaged }
      let name = String(decoding: content[position + 46..<position + 46 + nameLength], as: UTF8.self)
      names.append(name)
      entries[name] = Entry(
        method: method, checksum: checksum, compressedSize: compressedSize, size: size, offset: offset)
      position += 46 + nameLength + extraLength + commentLength
    }
  }

  private var damaged: DatasetError {
    DatasetError("the ZIP archive is damaged", at: DatasetError.Place(file: file), field: "source")
  }

  /// The lowest byte first; nil outside the archive.
  private func integer(at position: Int, size: Int) -> Int? {
    guard position >= 0, position + size <= content.count else { return nil }
    return content[position..<position + size].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// A file's content; nil where the archive has no file of the name.
  func contents(of name: String) throws(DatasetError) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    guard entry.compressedSize < 0xFFFF_FFFF, entry.size < 0xFFFF_FFFF,
      integer(at: entry.offset, size: 4) == 0x0403_4B50,
      let nameLength = integer(at: entry.offset + 26, size: 2),
      let extraLength = integer(at: entry.offset + 28, size: 2)
    else { throw damaged }
    let start = entry.offset + 30 + nameLength + extraLength
    guard start + entry.compressedSize <= content.count else { throw damaged }
    let bytes = content[start..<start + entry.compressedSize]
    switch entry.method {
    case 0: return Array(bytes)
    case 8:
      let limit = DataFile.inflatedLimit(bytes.count)
      guard entry.size <= limit else {
        throw DatasetError(
          "the array \(name) grows from \(bytes.count) to \(entry.size) bytes, beyond the limit of \(limit); if this is "
            + "intended, write the archive by np.savez, which does not compress",
          at: DatasetError.Place(file: file), field: "source")
      }
      return try inflated(bytes, entry)
    default: throw damaged
    }
  }

  /// Deflated bytes in the frame of a gzip member, whose end has the same checksum and size.
  private func inflated(_ bytes: ArraySlice<UInt8>, _ entry: Entry) throws(DatasetError) -> [UInt8] {
    var member: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + bytes
    for word in [entry.checksum, entry.size] {
      for shift in [0, 8, 16, 24] { member.append(UInt8(word >> shift & 255)) }
    }
    do {
      return try Gzip.decompressed(member, limit: entry.size)
    } catch {
      throw damaged
    }
  }
}
