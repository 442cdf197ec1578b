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
    // The group of the last run: the next one is mostly of the same point.
    var latest: (task: RunTask, group: Int)?
    for task in tasks {
      if let latest, task.differsOnlyInSeed(from: latest.task) {
        groups[latest.group].tasks.append(task)
        continue
      }
      let counts = try sampleCounts(task.partition)
      let shape = Shape(
        topology: task.topology, loss: task.plan.loss, batchSize: task.plan.batchSize,
        precision: task.partition.precision, epochs: task.plan.lastEpoch, sampleCounts: counts)
      let known = groupsOfShape[shape]?.first { canJoin(task, groups[$0].tasks) }
      let index = known ?? groups.count
      if known == nil {
        groupsOfShape[shape, default: []].append(index)
        groups.append(([], counts[0]))
      }
      groups[index].tasks.append(task)
      latest = (task, index)
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
