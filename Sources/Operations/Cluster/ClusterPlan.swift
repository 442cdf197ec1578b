import Launching
import Running

/// The number of shards of a sweep, and the time limit of each task.
package struct ClusterPlan: Sendable {
  /// What the user chose.
  package struct Choice: Sendable {
    package var shards: Int?
    package var within: TimeSpan?

    package init(shards: Int?, within: TimeSpan?) {
      self.shards = shards
      self.within = within
    }
  }

  /// The time to end within if neither shards nor time are chosen.
  package static let usualTime = TimeSpan(seconds: 3600)

  package let shards: Int
  /// The time limit: the time to end within, and what the warning before the limit needs, which Slurm may give a minute early.
  /// nil: left to the options or the site.
  package let time: TimeSpan?
  /// The predicted time of all runs on one thread, in seconds.
  package let seconds: Double

  /// - Parameter earlier: the number of shards that the sweep was divided into before; nil if it was not.
  init(_ choice: Choice, of prepared: PreparedExperiment, earlier: Int?, cpus: Int) {
    let runs = prepared.chosenPoints.reduce(0) { $0 + prepared.runCount(at: $1) }
    seconds = prepared.division(into: 1).seconds[0]
    let within = choice.within ?? Self.usualTime
    let computed = ShardCount.count(within: within, seconds: seconds, cpus: cpus, runs: runs)
    shards = max(1, min(choice.shards ?? (choice.within == nil ? earlier : nil) ?? computed, runs))
    guard choice.shards == nil || choice.within != nil else {
      // Shards and time are chosen together; a number of shards alone says nothing about the time.
      time = nil
      return
    }
    // The number of an earlier submission may be too small for the usual time: then twice what is predicted.
    let longest = prepared.division(into: shards).seconds.max() ?? 0
    let predicted = choice.within == nil ? 2 * longest / Double(cpus) : 0
    time = TimeSpan(seconds: max(within.seconds, Int(min(predicted, 1e8))) + 2 * BatchScript.warning)
  }
}
