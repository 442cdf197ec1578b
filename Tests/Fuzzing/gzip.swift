import Files

/// Any bytes are refused, or decompressed to at most the limit.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  let limit = 1 << 16
  if let content = try? Gzip.decompressed(input, limit: limit) { precondition(content.count <= limit) }
  return 0
}
