import Learning
import Records
import Specs
import Statistics

/// The value that ranks, for every point and seed.
struct SeedValues {
  /// All seeds of the experiment, ascending.
  let seeds: [UInt64]
  /// Points in the sweep's order, seeds in the order of `seeds`: infinite where a run of the seed diverged, NaN where
  /// one is missing or failed, or has no value.
  let table: SeedTable

  init(_ summary: ExperimentSummary) {
    let outcome = summary.outcome
    var places: [UInt64: Int] = [:]
    var seeds: [UInt64] = []
    for run in outcome.runs where places.updateValue(0, forKey: run.key.seed) == nil {
      seeds.append(run.key.seed)
    }
    // Patterns of signs are drawn by a seed's place: the order of the spec must not matter.
    seeds.sort()
    for (place, seed) in seeds.enumerated() { places[seed] = place }
    var members = [[Double]](repeating: [], count: outcome.points.count * seeds.count)
    for run in outcome.runs {
      guard let seed = places[run.key.seed] else { continue }
      members[run.key.point * seeds.count + seed].append(Self.value(of: run, ranking: outcome.ranking))
    }
    self.seeds = seeds
    table = SeedTable(
      points: outcome.points.count, seeds: seeds.count, values: members.map { SeedTable.seedValue($0) })
  }

  private static func value(of run: ExperimentOutcome.Run, ranking: Ranking) -> Double {
    guard let record = run.record else { return .nan }
    if record.status == .diverged { return .infinity }
    return record.rankedValue(by: ranking) ?? .nan
  }

  /// The rows of some points.
  func table(of points: [Int]) -> SeedTable {
    SeedTable(points: points.count, seeds: seeds.count, values: points.flatMap { Array(table[$0]) })
  }
}
