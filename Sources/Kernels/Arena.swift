/// Memory for kernels, every piece zeroed and aligned to a cache line; all of it lives as long as the arena.
///
/// The pointers must not outlive the arena, and a piece belongs to whom it was given.
@safe
public final class Arena {
  private var pieces: [UnsafeMutableRawPointer]

  public init() { unsafe pieces = [] }

  /// Room for `count` elements without references, all bits zero.
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
