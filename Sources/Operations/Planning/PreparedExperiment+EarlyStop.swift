import Reports
import Results
import Running
import Specs
import Statistics

extension PreparedExperiment {
  /// What `sweep.stop_early` may save, as lines of `etalon plan`.
  var earlyStopLines: [String] {
    switch experiment.spec.earlyStop {
    case .seeds(let first): raceLines(first: first)
    case .epochs(let stop): rungLines(stop)
    case nil: []
    }
  }

  private func raceLines(first: Int) -> [String] {
    let bounds = RaceBounds(of: outcome { _ in nil }, first: first)
    guard bounds.least < bounds.most else { return [] }
    let looks = ErrorSpending(firstLook: first).looks(before: experiment.spec.seeds.count)
    let seeds = looks.map { "\($0.seeds)" }.joined(separator: ", ")
    return [
      "  race      \(bounds.least) to \(bounds.most) runs: after \(seeds) seeds, points that are distinguished from the best are "
        + "stopped"
    ]
  }

  private func rungLines(_ stop: EpochStop) -> [String] {
    let schedule = RungSchedule(stop)
    let brackets = schedule.brackets(of: experiment.points.count)
    guard schedule.rungs.count > 1 else { return [] }
    var counts = [Int](repeating: 0, count: schedule.rungs.count)
    for bracket in brackets {
      for rung in bracket.firstRung..<counts.count {
        counts[rung] += schedule.survivors(of: bracket, at: rung)
      }
    }
    let steps = zip(counts, schedule.rungs).map { "\($0) to epoch \($1)" }.joined(separator: ", ")
    // A promoted run is trained again from its beginning.
    let trained = zip(counts, schedule.rungs).reduce(0) { $0 + $1.0 * $1.1 }
    let share = 100 * Double(trained) / Double(experiment.points.count * stop.epochs)
    return [
      "  rungs     \(counted(brackets.count, "bracket")); points: \(steps)",
      "            \(share.text(significant: 2)) % of the epochs of a full sweep; promoted runs are trained again from the start",
    ]
  }
}
