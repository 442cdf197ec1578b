/// Into how many shards a sweep is divided so that it ends within some time, if all shards run at once.
package enum ShardCount {
  /// Predicted times are those of one machine; a node may be slower, and starting up takes time too.
  package static let allowance = 2.0

  /// - Parameters:
  ///   - within: the time to end within.
  ///   - seconds: the predicted time of all runs on one thread.
  ///   - cpus: threads per shard.
  ///   - runs: a shard needs one at least.
  package static func count(within: TimeSpan, seconds: Double, cpus: Int, runs: Int) -> Int {
    let needed = (allowance * seconds / (Double(cpus) * Double(within.seconds))).rounded(.up)
    return Int(max(1, min(needed, Double(runs))))
  }
}
