import Lanes
import Learning

/// Groups runs into bundles and selects a trainer for each: a pure function of the runs and the machine.
///
/// Its decisions change the training time only; results are bit-identical.
package struct Planner: Sendable {
  /// Number of training threads.
  package var jobs: Int
  /// The trainer for all runs; nil selects the fastest one for each bundle.
  package var trainer: Trainer?

  package init(jobs: Int, trainer: Trainer? = nil) {
    self.jobs = jobs
    self.trainer = trainer
  }

  /// What runs must have in common to be trained in one bundle.
  private struct Shape: Hashable {
    var topology: Topology
    var loss: Loss
    var batchSize: TrainingPlan.BatchSize
    var precision: Precision
    var epochs: Int
    var sampleCounts: [Int]
  }

  /// The bundles in the order to start them: longest first, so that the threads end at about the same time; with a
  /// single thread, the order of the runs.
  ///
  /// - Parameter sampleCounts: the number of samples in each part of a partition.
  package func bundles(
    of tasks: [RunTask], sampleCounts: (PartitionKey) throws -> [Int]
  ) rethrows -> [RunBundle] {
    var groups: [(tasks: [RunTask], trainCount: Int)] = []
    var groupsOfShape: [Shape: [Int]] = [:]
    for task in tasks {
      let counts = try sampleCounts(task.partition)
      let shape = Shape(
        topology: task.job.topology, loss: task.job.plan.loss, batchSize: task.job.plan.batchSize,
        precision: task.partition.precision, epochs: task.job.plan.epochs, sampleCounts: counts)
      if let index = groupsOfShape[shape]?.first(where: { canJoin(task, groups[$0].tasks) }) {
        groups[index].tasks.append(task)
      } else {
        groupsOfShape[shape, default: []].append(groups.count)
        groups.append(([task], counts[0]))
      }
    }
    let groupings = groups.map { RunGrouping($0.tasks, trainCount: $0.trainCount, trainer: trainer) }
    return BundleSchedule(groupings, jobs: jobs).bundles
  }

  /// The bundles, with sample counts from `store`; throws `DatasetError`.
  package func bundles(of tasks: [RunTask], store: DataStore) throws -> [RunBundle] {
    try bundles(of: tasks) { try store.sampleCounts($0) }
  }

  private func canJoin(_ task: RunTask, _ group: [RunTask]) -> Bool {
    switch task.partition.precision {
    case .float32: LanesTrainer<Float>.canTrain(task.job, with: group[0].job)
    case .float64: LanesTrainer<Double>.canTrain(task.job, with: group[0].job)
    }
  }
}
