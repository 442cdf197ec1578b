#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension UnsafeMutableBufferPointer {
  /// Asks the system for large pages under many megabytes that are about to be filled: a page of 2 MiB comes with one
  /// fault instead of 512, and training finds its samples with fewer misses of the translation buffer.
  ///
  /// A hint: where the system has no such pages, nothing changes.
  package func preferLargePages() {
    #if os(Linux)
      let (page, large) = (1 << 12, 1 << 21)
      let byteCount = count * MemoryLayout<Element>.stride
      guard byteCount >= 2 * large, let start = UnsafeMutableRawPointer(baseAddress) else { return }
      // Whole pages only: what lies around them belongs to others.
      let first = unsafe start.alignedUp(toMultipleOf: page)
      let end = unsafe (start + byteCount).alignedDown(toMultipleOf: page)
      unsafe madvise(first, end - first, MADV_HUGEPAGE)
    #endif
  }
}
