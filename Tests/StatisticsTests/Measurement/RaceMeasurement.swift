#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@testable import Statistics

/// Measures how often a race by seeds stops the truly best point, and how many runs it saves.
struct RaceMeasurement {
  enum Rule: String, CaseIterable {
    case spending = "this rule"
    /// All that is left after the second look at the third.
    case rest = "1/32, 1/100, rest"
    /// 0.05 at every look and in the end.
    case unspent = "0.05 at each look"
    /// No race: every point has every seed.
    case grid = "no race"

    func looks(seeds: Int) -> [ErrorSpending.Look] {
      let spending = ErrorSpending()
      let looks = spending.looks(before: seeds)
      switch self {
      case .spending: return looks
      case .rest:
        return looks.prefix(3).enumerated().map { index, look in
          ErrorSpending.Look(
            seeds: look.seeds, alpha: index < 2 ? look.alpha : spending.rest(after: 2))
        }
      case .unspent: return looks.map { ErrorSpending.Look(seeds: $0.seeds, alpha: 0.05) }
      case .grid: return []
      }
    }

    /// Of the statement about the points that are left.
    func finalLevel(looks: Int) -> Double {
      self == .spending ? ErrorSpending().rest(after: looks) : 0.05
    }
  }

  /// Shares of the repetitions, and means over them.
  struct Rates {
    /// How often the race stopped the best point.
    var stopped = 0.0
    /// How often the best point was stopped, or distinguished from the best in the end.
    var leftOut = 0.0
    /// Runs that were trained, as a share of the grid's.
    var runs = 0.0
    /// Points that are not distinguished from the best in the end.
    var kept = 0.0
  }

  var sweep: SimulatedSweep
  var rule = Rule.spending
  var repetitions = 1000

  private static let drawnPairs = 999

  /// Whether the tables of docs/Search.md are asked for.
  static let isAsked = ProcessInfo.processInfo.environment["ETALON_MEASURE_RACES"] != nil

  func rates() -> Rates {
    var rates = Rates()
    let looks = rule.looks(seeds: sweep.seeds)
    for repetition in 0..<repetitions {
      let table = sweep.table(repetition)
      let race = SeedRace(of: table, goal: .maximize, looks: looks, drawnPairs: Self.drawnPairs)
      let rest = table.rows(race.left, seeds: sweep.seeds)
      let set = BestSet(
        of: rest, goal: .maximize, alpha: rule.finalLevel(looks: looks.count), drawnPairs: Self.drawnPairs)!
      let kept = set.indistinguishable.map { race.left[$0] }
      let trained = race.stops.reduce(race.left.count * sweep.seeds) { $0 + $1.seeds }
      rates.stopped += race.left.contains(0) ? 0 : 1
      rates.leftOut += kept.contains(0) ? 0 : 1
      rates.runs += Double(trained) / Double(sweep.points * sweep.seeds)
      rates.kept += Double(kept.count)
    }
    let count = Double(repetitions)
    return Rates(
      stopped: rates.stopped / count, leftOut: rates.leftOut / count, runs: rates.runs / count,
      kept: rates.kept / count)
  }
}
