import Records
import Results
import Specs
import Statistics

/// What has come of one point's runs so far.
struct PointProgress: Sendable {
  private var values: [Measured] = []
  private(set) var diverged = 0
  private(set) var failed = 0
  /// Of `values`, as the final table has them; nil if they have to be computed again, or there are none.
  private(set) var statistics: SampleStatistics?
  private(set) var rankedValue: Double?
  private(set) var isStale = false

  private struct Measured {
    var run: Int
    var seed: UInt64
    var value: Double
  }

  /// Adds what a run came to. `value` is what ranks it, nil if it has none.
  mutating func add(_ status: RunStatus, run: Int, seed: UInt64, value: Double?) {
    switch status {
    case .diverged: diverged += 1
    case .failed: failed += 1
    case .finished, .stopped, .paused: break
    }
    guard let value else { return }
    values.append(Measured(run: run, seed: seed, value: value))
    isStale = true
  }

  /// Takes a run's record away, before a newer one is added.
  mutating func remove(_ status: RunStatus, run: Int) {
    switch status {
    case .diverged: diverged -= 1
    case .failed: failed -= 1
    case .finished, .stopped, .paused: break
    }
    guard let place = values.lastIndex(where: { $0.run == run }) else { return }
    values.remove(at: place)
    isStale = true
  }

  /// Computes the statistics of the seeds' means: folds and repeats of a seed count as one, as in the final table.
  mutating func refresh(by ranking: Ranking) {
    let sorted = values.sorted { ($0.seed, $0.run) < ($1.seed, $1.run) }
    statistics = SampleStatistics(of: sorted.map { SeedValue(seed: $0.seed, value: $0.value) }.seedMeans)
    rankedValue = statistics?.reduced(by: ranking)
    isStale = false
  }
}
