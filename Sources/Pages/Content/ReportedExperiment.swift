import JSON
import Learning
import Plots
import Records
import Results
import Specs
import Statistics

/// An experiment's results as a page shows them: numbers with the words for them.
struct ReportedExperiment: Sendable {
  let summary: ExperimentSummary
  let axes: [ReportedAxis]
  /// In the sweep's order.
  let points: [ReportedPoint]
  /// Indices into `points`, the best first.
  let order: [Int]
  let best: Int?
  let importance: AxisImportance?
  /// How `importance` was divided: of values, or of their ranks.
  let importanceScale: AxisImportance.Scale
  /// What `interval` of the points is over.
  let intervalTitle: String

  init(_ summary: ExperimentSummary) {
    self.summary = summary
    axes = ReportedAxis.all(summary.outcome)
    order = summary.order
    best = summary.best?.point
    let table = Self.seedTable(summary)
    let goal: Goal = summary.outcome.ranking.goal == .maximize ? .maximize : .minimize
    let standings = Self.standings(table, goal: goal, best: best)
    points = Self.points(summary, axes: axes, table: table, standings: standings)
    importanceScale = summary.counts.diverged > 0 ? .ranks : .values
    importance =
      axes.isEmpty || summary.points.count < 2
      ? nil
      : AxisImportance(levels: axes.map(\.levels), values: table, goal: goal, scale: importanceScale)
    intervalTitle = "95 % interval over seeds"
  }

  var outcome: ExperimentOutcome { summary.outcome }
  var ranking: Ranking { summary.outcome.ranking }
  var bestPoint: ReportedPoint? { best.map { points[$0] } }
  /// Points that cannot be told from the best, without it.
  var tied: [ReportedPoint] { points.filter { $0.standing == .tied } }

  private static func points(
    _ summary: ExperimentSummary, axes: [ReportedAxis], table: SeedTable, standings: [Standing]
  ) -> [ReportedPoint] {
    let column = SpreadColumn(
      summary.points.map { ($0.rankedValue ?? .nan, $0.ranked?.deviation) })
    return summary.points.map { point in
      let number = point.point
      let texts = column.rows[number]
      return ReportedPoint(
        number: number, rank: point.rank, setting: setting(of: number, axes), value: point.rankedValue,
        deviation: point.ranked?.deviation, seedValues: table[number].filter(\.isFinite),
        interval: point.ranked?.interval.map { Interval($0.lowerBound, $0.upperBound) },
        standing: standings[number], counts: point.counts,
        valueText: point.rankedValue == nil ? "–" : texts.value, deviationText: texts.spread)
    }
  }

  private static func setting(of point: Int, _ axes: [ReportedAxis]) -> String {
    axes.isEmpty
      ? "the only setting"
      : axes.map { "\($0.name) \($0.texts[$0.levels[point]])" }.joined(separator: ", ")
  }

  private static func standings(_ table: SeedTable, goal: Goal, best: Int?) -> [Standing] {
    guard let best, table.points > 1, let set = BestSet(of: table, goal: goal, best: best) else {
      return (0..<table.points).map { $0 == best ? .best : .unranked }
    }
    return set.comparisons.enumerated().map { point, comparison in
      point == best ? .best : table[point].allSatisfy(\.isNaN) ? .unranked
        : comparison.isIndistinguishable ? .tied : .other
    }
  }

  /// The value of each point and seed that ranks.
  private static func seedTable(_ summary: ExperimentSummary) -> SeedTable {
    let runs = summary.outcome.runs
    let seeds = Array(Set(runs.map(\.place.seed))).sorted()
    let columns = Dictionary(uniqueKeysWithValues: seeds.enumerated().map { ($1, $0) })
    var members = [[Double]](repeating: [], count: summary.points.count * seeds.count)
    for run in runs {
      let cell = run.place.point * seeds.count + (columns[run.place.seed] ?? 0)
      let value: Double =
        switch run.record?.status {
        case .diverged: .infinity
        case .finished, .stopped: run.record?.rankedValue(by: summary.outcome.ranking) ?? .nan
        case .failed, nil: .nan
        }
      members[cell].append(value)
    }
    return SeedTable(
      points: summary.points.count, seeds: seeds.count,
      values: members.map { $0.isEmpty ? .nan : SeedTable.seedValue($0) })
  }
}
