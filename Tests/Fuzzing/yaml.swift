import YAML

/// Any bytes are read as a YAML text, or have diagnostics that can be drawn.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  let document = Document(parsing: Source(name: "x.yaml", bytes: input))
  precondition(document.root != nil || !document.diagnostics.all.isEmpty, "refused without a message")
  precondition(
    document.diagnostics.all.isEmpty
      || !DiagnosticRenderer(isColored: false).render(document.diagnostics).isEmpty)
  return 0
}
