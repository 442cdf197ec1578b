/// The number of shards with which a sweep ends within a given time, if all shards run at once.
package enum ShardCount {
  /// The factor on predicted times, which are those of one machine: a node may be slower, and start-up takes time.
  package static let allowance = 2.0

  /// ⌈`allowance` · seconds / (cpus · within)⌉, at least 1 and at most `runs`.
  ///
  /// - Parameters:
  ///   - within: the time to end within.
  ///   - seconds: the predicted time of all runs on one thread.
  ///   - cpus: threads per shard.
  ///   - runs: the number of runs; every shard has at least one.
  package static func count(within: TimeSpan, seconds: Double, cpus: Int, runs: Int) -> Int {
    let needed = (allowance * seconds / (Double(cpus) * Double(within.seconds))).rounded(.up)
    return Int(max(1, min(needed, Double(runs))))
  }
}
