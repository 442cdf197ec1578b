#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension UnsafeMutableBufferPointer {
  /// Requests large pages for a large buffer that is about to be filled: a page of 2 MiB takes one page fault instead of
  /// 512, and training has fewer TLB misses.
  ///
  /// A hint, which the system may ignore.
  package func preferLargePages() {
    #if os(Linux)
      let (page, large) = (1 << 12, 1 << 21)
      let byteCount = count * MemoryLayout<Element>.stride
      guard byteCount >= 2 * large, let start = UnsafeMutableRawPointer(baseAddress) else { return }
      // Whole pages only, because the others may contain other data.
      let first = unsafe start.alignedUp(toMultipleOf: page)
      let end = unsafe (start + byteCount).alignedDown(toMultipleOf: page)
      unsafe madvise(first, end - first, MADV_HUGEPAGE)
    #endif
  }
}
