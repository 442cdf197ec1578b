import JSON

/// Items that fit one `runs/log-batch` request.
package struct MLflowBatch: Sendable, Hashable {
  package private(set) var items: [MLflowItem] = []
  private var counts = (metrics: 0, parameters: 0, tags: 0)
  private var bytes = 0

  package init() {}

  package init(_ items: [MLflowItem]) { self.items = items }

  package static func == (a: Self, b: Self) -> Bool { a.items == b.items }
  package func hash(into hasher: inout Hasher) { hasher.combine(items) }

  /// Adds an item and returns true, if the limits allow it; an empty batch takes any item.
  private mutating func add(_ item: MLflowItem) -> Bool {
    let size = item.json.compactBytes.count + 1
    var next = counts
    switch item {
    case .metric: next.metrics += 1
    case .parameter: next.parameters += 1
    case .tag: next.tags += 1
    }
    guard
      items.isEmpty
        || (next.metrics <= MLflowLimits.metrics && next.parameters <= MLflowLimits.parameters
          && next.tags <= MLflowLimits.tags && items.count < MLflowLimits.items
          && bytes + size <= MLflowLimits.bytes)
    else { return false }
    items.append(item)
    counts = next
    bytes += size
    return true
  }

  /// Items in order, in as few batches as their order allows.
  package static func batches(of items: [MLflowItem]) -> [MLflowBatch] {
    var batches: [MLflowBatch] = []
    var batch = MLflowBatch()
    for item in items where !batch.add(item) {
      batches.append(batch)
      batch = MLflowBatch()
      _ = batch.add(item)
    }
    return batch.items.isEmpty ? batches : batches + [batch]
  }

  /// The two halves of a batch that the server refused; nil for a single item.
  package var halves: (MLflowBatch, MLflowBatch)? {
    guard items.count > 1 else { return nil }
    let middle = items.count / 2
    return (MLflowBatch(Array(items[..<middle])), MLflowBatch(Array(items[middle...])))
  }

  /// The body of the request.
  package func body(run: String) -> JSON {
    var lists: [(String, [JSON])] = [("metrics", []), ("params", []), ("tags", [])]
    for item in items {
      switch item {
      case .metric: lists[0].1.append(item.json)
      case .parameter: lists[1].1.append(item.json)
      case .tag: lists[2].1.append(item.json)
      }
    }
    return .object(
      [JSON.Member("run_id", .string(run))]
        + lists.filter { !$0.1.isEmpty }.map { JSON.Member($0.0, .array($0.1)) })
  }
}
