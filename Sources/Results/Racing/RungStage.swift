import Records
import Specs
import Statistics

/// Halving by epochs as far as the records of its runs decide it: a pure function of them.
///
/// Points are compared within each condition. The value of a point at a rung is what ranks it, from the curves of its runs up to
/// that epoch, so that a run that was trained further has the value of one that was paused there. A run that ended before keeps
/// the value that it ended with.
package struct RungStage: Sendable {
  /// Runs that are trained to the same epoch.
  package struct Portion: Sendable, Hashable {
    /// The places of the runs among all runs, in ascending, separate ranges.
    package var runs: [Range<Int>]
    /// nil: to the end.
    package var pause: Int?

    package init(runs: [Range<Int>], pause: Int?) {
      self.runs = runs
      self.pause = pause
    }
  }

  /// The experiment with what was decided.
  package let outcome: ExperimentOutcome
  /// What is to be trained by now, by rising epoch.
  package let portions: [Portion]
  /// Whether nothing is left to be decided once that is trained.
  package let isLast: Bool

  /// - Parameter all: every run of the experiment, with the records so far.
  package init(of all: ExperimentOutcome, _ stop: EpochStop) {
    let schedule = RungSchedule(stop)
    let values = RungValues(all)
    var left: [Int: [Int]] = [:]
    var stops: [RungDecisions.Stop] = []
    var isLast = true
    for group in ConditionGrouping(all).groups {
      for bracket in schedule.brackets(of: group.points.count) {
        let own = Bracket(points: bracket.points.map { group.points[$0] }, firstRung: bracket.firstRung)
        let race = BracketRace(own, schedule: schedule, goal: all.ranking.goal.statistical) { point, rung in
          values.value(of: point, at: schedule.rungs[rung])
        }
        isLast = isLast && race.isDecided
        left[race.rung, default: []] += race.left
        stops += race.stops.map { stop in
          RungDecisions.Stop(
            point: stop.point, epoch: schedule.rungs[stop.rung], value: stop.value, place: stop.place,
            among: schedule.survivors(of: own, at: stop.rung))
        }
      }
    }
    self.isLast = isLast
    portions = left.keys.sorted().map { rung in
      Portion(
        runs: left[rung]!.sorted().map { values.runs(of: $0) },
        pause: rung == schedule.rungs.count - 1 ? nil : schedule.rungs[rung])
    }
    var outcome = all
    outcome.rungs = RungDecisions(rungs: schedule.rungs, stops: stops.sorted { $0.point < $1.point })
    self.outcome = outcome
  }
}

extension RungSchedule {
  /// The rungs of a sweep.
  package init(_ stop: EpochStop) {
    self.init(first: stop.first, eta: stop.eta, epochs: stop.epochs, step: stop.step, kinds: stop.kinds)
  }
}

/// The values of points at rungs.
private struct RungValues {
  private let outcome: ExperimentOutcome
  /// Where the runs of each point begin, and at last where they end.
  private var starts: [Int] = []

  init(_ outcome: ExperimentOutcome) {
    self.outcome = outcome
    var next = 0
    for point in outcome.points.indices {
      starts.append(next)
      while next < outcome.runs.count, outcome.runs[next].key.point == point { next += 1 }
    }
    starts.append(next)
  }

  func runs(of point: Int) -> Range<Int> { starts[point]..<starts[point + 1] }

  /// NaN where a record is missing, infinite where a run diverged or has no finite value.
  func value(of point: Int, at epoch: Int) -> Double {
    var values: [SeedValue] = []
    var isLost = false
    for run in outcome.runs[runs(of: point)] {
      guard let record = run.record, record.status != .failed, !record.isPaused || record.epochs >= epoch
      else {
        return .nan
      }
      if let value = record.value(at: epoch, by: outcome.ranking) {
        values.append(SeedValue(seed: run.key.seed, value: value))
      } else {
        isLost = true
      }
    }
    guard !isLost, let statistics = SampleStatistics(of: values.seedMeans) else { return .infinity }
    return statistics.reduced(by: outcome.ranking)
  }
}
