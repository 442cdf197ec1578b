import Lanes
import Learning

/// Puts runs into bundles and picks a trainer for each: a pure function of the runs and the machine.
///
/// Whatever it decides, the results are the same bits; it decides how soon they are there.
package struct Planner: Sendable {
  /// Threads that will train.
  package var jobs: Int
  /// The trainer to use for all runs; nil: the faster one for each.
  package var trainer: Trainer?

  package init(jobs: Int, trainer: Trainer? = nil) {
    self.jobs = jobs
    self.trainer = trainer
  }

  /// What runs must have in common to be trained side by side.
  private struct Shape: Hashable {
    var topology: Topology
    var loss: Loss
    var batchSize: TrainingPlan.BatchSize
    var precision: Precision
    var epochs: Int
    var sampleCounts: [Int]
  }

  /// The bundles, in the order in which they should be started: the longest first, so that the threads end together;
  /// for one thread the runs' own.
  ///
  /// - Parameter sampleCounts: the samples of each part of a partition.
  package func bundles(
    of tasks: [RunTask], sampleCounts: (PartitionKey) throws -> [Int]
  ) rethrows -> [RunBundle] {
    var groups: [(tasks: [RunTask], trainCount: Int)] = []
    var places: [Shape: [Int]] = [:]
    for task in tasks {
      let counts = try sampleCounts(task.partition)
      let shape = Shape(
        topology: task.job.topology, loss: task.job.plan.loss, batchSize: task.job.plan.batchSize,
        precision: task.partition.precision, epochs: task.job.plan.epochs, sampleCounts: counts)
      if let place = places[shape]?.first(where: { canJoin(task, groups[$0].tasks) }) {
        groups[place].tasks.append(task)
      } else {
        places[shape, default: []].append(groups.count)
        groups.append(([task], counts[0]))
      }
    }
    let cuts = groups.map { RunCut($0.tasks, trainCount: $0.trainCount, trainer: trainer) }
    return BundleQueue(cuts, jobs: jobs).bundles
  }

  /// The same, the samples counted in the data at hand; throws `DatasetError`.
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
