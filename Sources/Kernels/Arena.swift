/// Memory for kernels: blocks that are zeroed and aligned to a cache line, and freed together with the
/// arena.
///
/// The pointers must not outlive the arena; each block is used only by the caller that allocated it.
@safe
public final class Arena {
  private var pieces: [UnsafeMutableRawPointer]

  /// An arena without memory.
  public init() { unsafe pieces = [] }

  /// Memory for `count` elements of a trivial type, all bits zero.
  public func make<Element>(_ count: Int, of type: Element.Type = Element.self) -> UnsafeMutablePointer<
    Element
  > {
    let bytes = max(64, count * MemoryLayout<Element>.stride)
    let piece = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    unsafe pieces.append(piece)
    unsafe piece.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    return unsafe piece.bindMemory(to: Element.self, capacity: count)
  }

  deinit {
    unsafe pieces.forEach { unsafe $0.deallocate() }
  }
}
