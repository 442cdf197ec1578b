import CZlib

/// Gzip (RFC 1952) by the system's zlib. This file alone calls zlib.
enum Gzip {
  enum Failure: Error, Hashable {
    /// The data end before the stream does.
    case truncated
    /// A header, block or checksum is wrong, or bytes that are not gzip follow a member.
    case corrupt
    /// More than `limit` bytes would come out.
    case tooLarge(limit: Int)
  }

  /// By the two magic bytes, whatever the file's name.
  static func isGzip(_ content: [UInt8]) -> Bool { content.starts(with: [0x1F, 0x8B]) }

  /// The content of all members, one after another; zeros behind the last one are padding, as gzip's own manual has it.
  ///
  /// `limit`: the most bytes that may come out, so that a small file cannot fill the memory.
  static func decompressed(_ content: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(min(expectedSize(content), limit))
    var position = 0
    repeat {
      position = try Inflater().run(content, from: position, appendingTo: &output, limit: limit)
    } while !content[position...].allSatisfy { $0 == 0 }
    return output
  }

  /// The size that the last four bytes tell of the last member, held below what deflate can reach (1032 to
  /// 1).
  private static func expectedSize(_ content: [UInt8]) -> Int {
    let size = content.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    return min(size, content.count.multipliedReportingOverflow(by: 1032).partialValue)
  }
}

/// Owns one zlib stream.
///
/// Invariants: the stream lies at one address from `init` to `deinit`, since zlib keeps a pointer to it;
/// zlib's pointers into the input and the chunk are set just before each call of `inflate`, point to memory
/// that outlives that call, with its exact sizes, and are cleared after it.
@safe
private struct Inflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private static let chunkSize = 1 << 18

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15: the largest window; +16: a gzip header and its checksum are required.
    let status = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib is not usable: \(status)")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Inflates the member that starts at `start`; where it ends.
  func run(
    _ content: [UInt8], from start: Int, appendingTo output: inout [UInt8], limit: Int
  ) throws(Gzip.Failure) -> Int {
    var position = start
    var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
    while true {
      let (status, consumed, produced) = step(content, from: position, into: &chunk)
      position += consumed
      guard output.count + produced <= limit else { throw .tooLarge(limit: limit) }
      output.append(contentsOf: chunk[..<produced])
      switch status {
      case Z_STREAM_END: return position
      case Z_OK where consumed > 0 || produced > 0: continue
      case Z_OK, Z_BUF_ERROR: throw .truncated
      default: throw .corrupt
      }
    }
  }

  /// One call of `inflate`: its status, and how many bytes it took and gave.
  private func step(
    _ content: [UInt8], from position: Int, into chunk: inout [UInt8]
  ) -> (status: Int32, consumed: Int, produced: Int) {
    let available = min(content.count - position, Int(Int32.max))
    let capacity = chunk.count
    return unsafe content.withUnsafeBufferPointer { input in
      unsafe chunk.withUnsafeMutableBufferPointer { buffer in
        // zlib does not declare its input const, but inflate only reads it.
        let first = unsafe input.baseAddress.map { unsafe UnsafeMutablePointer(mutating: $0 + position) }
        unsafe stream.pointee.next_in = first
        unsafe stream.pointee.avail_in = UInt32(available)
        unsafe stream.pointee.next_out = buffer.baseAddress
        unsafe stream.pointee.avail_out = UInt32(capacity)
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        let consumed = unsafe available - Int(stream.pointee.avail_in)
        let produced = unsafe capacity - Int(stream.pointee.avail_out)
        unsafe stream.pointee.next_in = nil
        unsafe stream.pointee.next_out = nil
        return (status, consumed, produced)
      }
    }
  }
}
