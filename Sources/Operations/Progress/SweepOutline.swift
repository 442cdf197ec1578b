import Records
import Running
import Specs

/// What a sweep asks for, as far as its progress is concerned.
package struct SweepOutline: Sendable {
  /// A run that is asked for.
  package struct Run: Sendable {
    package var id: RunID
    package var point: Int
    package var seed: UInt64
    /// Weights × epochs, or another measure of what training it costs; above 0.
    package var work: Double

    package init(id: RunID, point: Int, seed: UInt64, work: Double = 1) {
      self.id = id
      self.point = point
      self.seed = seed
      self.work = work
    }
  }

  package let name: String
  package let ranking: Ranking
  package let pointCount: Int
  /// A point's axis values.
  package let values: @Sendable (_ point: Int) -> [AxisValue]
  /// Runs of one identity share a record.
  package let runs: [Run]
  /// How many runs there will be, those that a search has not proposed yet among them.
  let expected: Int
  /// How many points a search tries in all; nil for a grid.
  let trials: Int?
  /// A record as the results show it, with the metrics that the spec names.
  let presenting: @Sendable (RunRecord) -> RunRecord

  package init(
    name: String, ranking: Ranking, pointCount: Int, values: @escaping @Sendable (Int) -> [AxisValue],
    runs: [Run], trials: Int? = nil, presenting: @escaping @Sendable (RunRecord) -> RunRecord = { $0 }
  ) {
    self.trials = trials
    expected = pointCount == 0 ? 0 : runs.count * (trials ?? pointCount) / pointCount
    self.name = name
    self.ranking = ranking
    self.pointCount = pointCount
    self.values = values
    self.runs = runs
    self.presenting = presenting
  }

  /// Of a sweep that is about to be trained.
  package init(_ start: TrainingStart) {
    let experiment = start.prepared.experiment
    self.init(
      name: experiment.spec.name, ranking: experiment.spec.ranking, pointCount: experiment.points.count,
      values: { experiment.points.values(at: $0) },
      runs: start.asked.map { task in
        Run(
          id: task.id, point: task.key.point, seed: task.key.seed,
          work: Double(task.topology.weightCount) * Double(max(task.plan.lastEpoch, 1)))
      },
      trials: experiment.search?.trials,
      presenting: { [named = experiment.spec.base.namedMetrics, classes = start.prepared.classes] in
        $0.presenting(named, classes: classes)
      })
  }

  /// Of the plan in a results folder, which does not say what its runs cost.
  package init(_ plan: ExperimentOutcome) {
    let points = plan.points
    self.init(
      name: plan.name, ranking: plan.ranking, pointCount: points.count, values: { points[$0] },
      runs: plan.runs.map { Run(id: $0.id, point: $0.key.point, seed: $0.key.seed) },
      trials: plan.search?.trials,
      presenting: { [metrics = plan.metrics, classes = plan.classes] in
        $0.presenting(metrics, classes: classes)
      })
  }
}
