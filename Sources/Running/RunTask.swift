import Datasets
import Hashing
import Learning
import Records

/// One run to train: its job, its samples, and the metrics that its record contains.
///
/// Small, because a sweep has many: what the runs of a point have in common is stored once.
package final class RunTask: Sendable {
  package let key: RunKey
  package let id: RunID
  private let point: PointRuns
  /// Which of the layout's partitions it is trained on.
  private let place: Int
  /// The evaluated epoch after which training pauses; nil for none.
  package let pause: Int?

  /// - Parameter place: which of the layout's partitions the run is trained on.
  init(key: RunKey, id: RunID, point: PointRuns, place: Int, pause: Int? = nil) {
    self.pause = pause
    self.key = key
    self.id = id
    self.point = point
    self.place = place
  }

  /// A run that shares nothing with others.
  convenience init(
    key: RunKey, identity: String, job: TrainingJob, partition: PartitionKey, data: PartitionDigests,
    curveMetrics: [Metric], outputMetrics: [Metric] = []
  ) {
    self.init(
      key: key, id: RunID(identity),
      point: PointRuns(
        layout: RunLayout(topology: job.topology, partition: partition, digests: data),
        initialization: job.initialization, plan: job.plan, curveMetrics: curveMetrics,
        outputMetrics: outputMetrics),
      place: 0)
  }

  package var identity: String { id.text }
  package var topology: Topology { point.layout.topology }
  package var plan: TrainingPlan {
    guard let pause else { return point.plan }
    var plan = point.plan
    plan.pause = pause
    return plan
  }
  package var partition: PartitionKey { point.layout.partitions[place] }
  /// The digests of the parts of the partition.
  package var data: PartitionDigests { point.layout.digests[place] }
  package var curveMetrics: [Metric] { point.curveMetrics }
  /// The metrics that need the outputs and that the spec names; the trained network is measured by them on every part.
  package var outputMetrics: [Metric] { point.outputMetrics }
  package var job: TrainingJob {
    TrainingJob(topology: topology, initialization: point.initialization, plan: plan, seed: key.seed)
  }

  /// The same run, paused after an evaluated epoch before its last one.
  package func pausing(after epoch: Int) -> RunTask {
    RunTask(key: key, id: id, point: point, place: place, pause: epoch < point.plan.epochs ? epoch : nil)
  }

  /// Whether another run is of the same point and partition, and ends after the same epoch.
  func differsOnlyInSeed(from other: RunTask) -> Bool {
    point === other.point && place == other.place && pause == other.pause
  }

  /// Whether an update is large enough for several threads: it takes some tens of microseconds, and computing the
  /// gradient takes longer than transferring updated weights between the threads.
  var paysForThreads: Bool {
    let weights = topology.weightCount
    switch plan.batchSize {
    case .full: return weights >= 4096
    case .samples(let n): return n >= 16 && Double(weights) * Double(n) >= 200_000
    }
  }

  /// Whether a record of the run has everything that the spec asks for: a run whose record lacks a metric of the outputs
  /// is trained again. A paused record answers a run that pauses no later.
  package func isAnswered(by record: RunRecord) -> Bool {
    if record.isPaused { return pause.map { record.epochs >= $0 } ?? false }
    return record.has(outputMetrics, of: data.parts)
  }

  /// Connection updates: weights × training samples × epochs.
  package func connectionUpdates(trainingSamples: Int) -> Double {
    Double(topology.weightCount) * Double(trainingSamples) * Double(plan.lastEpoch)
  }
}
