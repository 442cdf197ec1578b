import Specs
import Statistics

/// A sweep's progress at one moment: all that is drawn or written of it.
package struct SweepSnapshot: Sendable, Hashable {
  /// A point and what its runs came to so far.
  package struct Point: Sendable, Hashable {
    package var values: [AxisValue]
    /// Of the metric that ranks, over the seeds that have a value.
    package var statistics: SampleStatistics
    package var diverged: Int

    package init(values: [AxisValue], statistics: SampleStatistics, diverged: Int = 0) {
      self.values = values
      self.statistics = statistics
      self.diverged = diverged
    }
  }

  /// Runs that a thread has been training for a while.
  package struct Active: Sendable, Hashable {
    package var runs: Int
    /// Of a single run.
    package var values: [AxisValue]
    package var seed: UInt64?
    /// Epochs trained: the mean over the runs, rounded down.
    package var epoch: Int
    /// The epochs that a run is planned to take.
    package var epochs: Int
    /// The lowest and highest training loss at the last evaluation; nil before the first.
    package var loss: ClosedRange<Double>?

    package init(
      runs: Int, values: [AxisValue] = [], seed: UInt64? = nil, epoch: Int, epochs: Int,
      loss: ClosedRange<Double>?
    ) {
      self.runs = runs
      self.values = values
      self.seed = seed
      self.epoch = epoch
      self.epochs = epochs
      self.loss = loss
    }
  }

  /// The points that a search tries.
  package struct Trials: Sendable, Hashable {
    /// Points of which a run has a record.
    package var done: Int
    package var of: Int

    package init(done: Int, of: Int) { (self.done, self.of) = (done, of) }
  }

  package var name: String
  package var ranking: Ranking
  /// Runs with a record, and all that are asked for; those of one identity count once.
  package var done: Int
  package var total: Int
  /// How far a search is; nil for a grid.
  package var trials: Trials?
  /// Of `done`.
  package var diverged: Int
  package var failed: Int
  /// The share of the work that is done, runs in training included, from 0 to 1.
  package var share: Double
  /// Seeds of a point.
  package var seeds: Int
  /// Since training, or watching, began.
  package var seconds: Double
  package var runsPerSecond: Double?
  package var secondsLeft: Double?
  /// The best points, best first.
  package var best: [Point]
  /// The longest in training first.
  package var active: [Active]

  package init(
    name: String, ranking: Ranking, done: Int, total: Int, diverged: Int = 0, failed: Int = 0,
    trials: Trials? = nil, share: Double,
    seeds: Int,
    seconds: Double, runsPerSecond: Double? = nil, secondsLeft: Double? = nil, best: [Point] = [],
    active: [Active] = []
  ) {
    self.name = name
    self.ranking = ranking
    self.done = done
    self.total = total
    self.diverged = diverged
    self.failed = failed
    self.trials = trials
    self.share = share
    self.seeds = seeds
    self.seconds = seconds
    self.runsPerSecond = runsPerSecond
    self.secondsLeft = secondsLeft
    self.best = best
    self.active = active
  }

  /// Whether every run has a record.
  package var isComplete: Bool { done == total }

  /// Since training began, where that is known: whoever reads a journal sees no run in training.
  package var elapsed: Double? { active.isEmpty ? nil : seconds }
}
