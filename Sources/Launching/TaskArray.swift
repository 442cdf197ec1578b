/// How shards are distributed to the tasks of a job array: task i trains the i-th group of adjacent shards.
///
/// `MaxArraySize` limits the highest index, not the number of tasks: indices stay below it. Where there are more shards than
/// that, a task trains several.
package struct TaskArray: Sendable, Hashable {
  package let shards: Int
  package let shardsPerTask: Int

  /// - Parameter maximum: the site's `MaxArraySize`, at least 2.
  package init(shards: Int, maximum: Int) {
    precondition(shards >= 1)
    let most = max(1, maximum - 1)
    self.init(shards: shards, shardsPerTask: (shards + most - 1) / most)
  }

  package init(shards: Int, shardsPerTask: Int) {
    self.shards = shards
    self.shardsPerTask = shardsPerTask
  }

  /// The number of tasks, whose indices begin with 1.
  package var tasks: Int { (shards + shardsPerTask - 1) / shardsPerTask }

  /// The task that trains a shard; both are counted from 1.
  package func task(ofShard number: Int) -> Int { (number - 1) / shardsPerTask + 1 }

  /// The indices of the tasks that train some shards, as `--array` takes them: `1-3,7`.
  package func indices(ofShards numbers: some Sequence<Int>) -> String {
    var ranges: [ClosedRange<Int>] = []
    for task in Set(numbers.map(task)).sorted() {
      if let last = ranges.last, last.upperBound + 1 == task {
        ranges[ranges.count - 1] = last.lowerBound...task
      } else {
        ranges.append(task...task)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}

/// The indices of array tasks, as squeue and `--array` write them.
package enum TaskIndices {
  /// Reads `1-3,7`, `5`, `1-9:2` and `1-100%4`; nil for any other text.
  package static func numbers(in text: Substring) -> [Int]? {
    var numbers: [Int] = []
    for part in text.prefix(while: { $0 != "%" }).split(separator: ",", omittingEmptySubsequences: false) {
      let stepped = part.split(separator: ":", omittingEmptySubsequences: false)
      let ends = stepped[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      let step = stepped.count == 2 ? Int(stepped[1]) : 1
      guard stepped.count <= 2, let step, step > 0, (1...2).contains(ends.count), let first = ends[0],
        let last = ends[ends.count - 1], 0 <= first, first <= last, last - first < 10_000_000
      else { return nil }
      numbers += stride(from: first, through: last, by: step)
    }
    return numbers
  }
}
