import CZlib

/// Owns one zlib stream; only this file calls zlib.
///
/// Invariants: the stream has one address from `init` to `deinit`, since zlib keeps a pointer to it;
/// zlib's pointers into the input and the chunk are set just before each call of `inflate`, point to memory
/// that outlives that call, with its exact sizes, and are cleared after it.
@safe
struct Inflater: ~Copyable {
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

  /// Inflates the member that starts at `start`; returns where it ends.
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

  /// One call of `inflate`: its status, and how many bytes it consumed and produced.
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
