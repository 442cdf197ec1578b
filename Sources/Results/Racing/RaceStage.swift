import Records
import Specs
import Statistics

/// A race by seeds as far as the records of its runs decide it: a pure function of them.
///
/// Points are compared within each condition, and in all conditions after the same numbers of seeds. A comparison is made when
/// all runs that it needs have a record that is not of a failed run.
package struct RaceStage: Sendable {
  /// The experiment with the runs that are to be trained by now, and with what was decided.
  package let outcome: ExperimentOutcome
  /// The places of these runs among all runs, in ascending, separate ranges.
  package let runs: [Range<Int>]
  /// Whether no comparison is left: the runs are all that the race trains.
  package let isLast: Bool

  /// - Parameters:
  ///   - all: every point with every seed, in the order in which seeds are trained, with the records so far.
  ///   - first: after how many seeds points are first compared.
  package init(of all: ExperimentOutcome, first: Int) {
    let seeds = SeedOrder(all)
    let looks = ErrorSpending(firstLook: first).looks(before: seeds.count)
    let groups = ConditionGrouping(all).groups.map(\.points)
    let values = Self.values(of: all, seeds)
    func race(_ points: [Int], _ looks: [ErrorSpending.Look]) -> SeedRace {
      let rows = SeedTable(points.map { values[$0] })
      return SeedRace(of: rows, goal: all.ranking.goal.statistical, looks: looks) {
        $0.reduced(by: all.ranking)
      }
    }
    // Conditions keep step, so that one number says how many seeds the points that are left have.
    let taken = groups.map { race($0, looks).looksTaken }.min() ?? 0
    let stops = groups.flatMap { points in
      race(points, Array(looks.prefix(taken))).stops.map { stop in
        RaceDecisions.Stop(
          point: points[stop.row], best: points[stop.best], seeds: stop.seeds, difference: stop.difference,
          pValue: stop.pValue)
      }
    }
    isLast = taken == looks.count
    let limit = isLast ? seeds.count : looks[taken].seeds
    let ends = Dictionary(uniqueKeysWithValues: stops.map { ($0.point, $0.seeds) })
    let chosen = all.runs.indices.filter { index in
      let key = all.runs[index].key
      return seeds.place(of: key.seed) < ends[key.point] ?? limit
    }
    runs = chosen.ranges
    var outcome = all
    outcome.runs = chosen.map { all.runs[$0] }
    outcome.race = RaceDecisions(
      firstLook: first, looks: taken, seeds: seeds.count,
      stops: stops.sorted { ($0.seeds, $0.point) < ($1.seeds, $1.point) })
    self.outcome = outcome
  }

  /// The value that ranks for each point and seed: NaN where a record is missing, of a failed run, or without the metric;
  /// infinite where a run diverged or left no finite value.
  private static func values(of outcome: ExperimentOutcome, _ seeds: SeedOrder) -> [[Double]] {
    var members = [[Double]](repeating: [], count: outcome.points.count * seeds.count)
    for run in outcome.runs {
      let place = run.key.point * seeds.count + seeds.place(of: run.key.seed)
      members[place].append(value(of: run, ranking: outcome.ranking))
    }
    return outcome.points.indices.map { point in
      (0..<seeds.count).map { SeedTable.seedValue(members[point * seeds.count + $0]) }
    }
  }

  private static func value(of run: ExperimentOutcome.Run, ranking: Ranking) -> Double {
    guard let record = run.record, record.status != .failed else { return .nan }
    if let value = record.rankedValue(by: ranking) { return value }
    // A run whose record lacks a metric of the outputs is trained again.
    let isLacking = ranking.metric.metric.basis == .outputs && record.metric(ranking.metric) == nil
    return record.status.isMeasured && isLacking ? .nan : .infinity
  }
}

/// The seeds of an experiment in the order in which its points are trained with them.
private struct SeedOrder {
  private var places: [UInt64: Int] = [:]

  init(_ outcome: ExperimentOutcome) {
    for run in outcome.runs where places[run.key.seed] == nil { places[run.key.seed] = places.count }
  }

  var count: Int { places.count }

  func place(of seed: UInt64) -> Int { places[seed]! }
}

extension [Int] {
  /// Ascending numbers as separate ranges.
  fileprivate var ranges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    for number in self {
      if let last = ranges.last, last.upperBound == number {
        ranges[ranges.count - 1] = last.lowerBound..<number + 1
      } else {
        ranges.append(number..<number + 1)
      }
    }
    return ranges
  }
}
