import JSON

/// Any bytes are refused, or read as a value whose text is read as the same value.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let value = try? JSON(parsing: input) else { return 0 }
  let text = value.compactBytes
  guard let again = try? JSON(parsing: text) else { preconditionFailure("its own text is refused") }
  precondition(again.compactBytes == text, "its own text is read as something else")
  precondition(
    (try? JSON(parsing: value.indentedBytes))?.compactBytes == text, "indented, it is something else")
  return 0
}
