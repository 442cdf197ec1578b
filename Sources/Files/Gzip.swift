/// Gzip (RFC 1952), by the system's zlib.
package enum Gzip {
  /// Why data could not be decompressed.
  package enum Failure: Error, Hashable {
    /// The data end before the stream does.
    case truncated
    /// A header, block or checksum is wrong, or bytes that are not gzip follow a member.
    case corrupt
    /// The content is larger than `limit` bytes.
    case tooLarge(limit: Int)
  }

  /// Whether data start with gzip's two magic bytes.
  package static func isGzip(_ content: [UInt8]) -> Bool { content.starts(with: [0x1F, 0x8B]) }

  /// The content of all members, concatenated; zeros after the last one are padding (gzip's manual).
  ///
  /// - Parameter limit: maximum size of the content, so that a small file cannot fill the memory.
  package static func decompressed(_ content: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(min(expectedSize(content), limit))
    var position = 0
    repeat {
      position = try Inflater().run(content, from: position, appendingTo: &output, limit: limit)
    } while !content[position...].allSatisfy { $0 == 0 }
    return output
  }

  /// The size of the last member as stored in the last four bytes, at most the limit of deflate (1032 to 1).
  private static func expectedSize(_ content: [UInt8]) -> Int {
    let size = content.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    return min(size, content.count.multipliedReportingOverflow(by: 1032).partialValue)
  }
}
