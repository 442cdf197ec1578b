import Dispatch
import Synchronization

/// What `body` gives for each number below `count`, in this order; nil as soon as it gives nil for one of them.
///
/// `isConcurrent`: whether several threads may call it at a time.
func concurrentMap<Element: Sendable>(
  _ count: Int, isConcurrent: Bool, _ body: @Sendable (Int) -> Element?
) -> [Element]? {
  guard isConcurrent, count > 1 else {
    var results: [Element] = []
    for index in 0..<count {
      guard let element = body(index) else { return nil }
      results.append(element)
    }
    return results
  }
  let results = Mutex<[Element?]>(Array(repeating: nil, count: count))
  let hasFailed = Atomic<Bool>(false)
  DispatchQueue.concurrentPerform(iterations: count) { index in
    guard !hasFailed.load(ordering: .relaxed) else { return }
    if let element = body(index) {
      results.withLock { $0[index] = element }
    } else {
      hasFailed.store(true, ordering: .relaxed)
    }
  }
  let elements = results.withLock { $0.compactMap { $0 } }
  return elements.count == count ? elements : nil
}
