import Arithmetic
import CMachine
import Kernels
import Learning

/// Trains networks of one topology that see the same samples with register-tiled matrix products, on one or several threads:
/// for wide networks and few runs.
///
/// It does not train online, because single samples have nothing to share. The bits are those of `ReferenceTrainer`,
/// whatever the number of threads and of networks.
package enum TilesTrainer<Scalar: TilesScalar> {
  /// Networks that are worth training together: as many as fill a few vectors with their first layers' units. A wide
  /// layer has no need of neighbours.
  package static func bundleSize(for topology: Topology) -> Int {
    let vectors = (topology.sizes[1] - 1) / Scalar.registerLanes + 1
    return max(1, 8 / vectors)
  }

  /// Whether two jobs can be trained together, if they are on one partition: their samples come in the same order, and they
  /// end together.
  package static func canTrain(_ job: TrainingJob, with other: TrainingJob) -> Bool {
    let (a, b) = (job.plan, other.plan)
    return job.canTrainSideBySide(with: other)
      && job.seed == other.seed && a.errorMargin == b.errorMargin && a.epochs == b.epochs
      && a.evaluation == b.evaluation
      && [a, b].allSatisfy { $0.earlyStopping == nil && $0.stopCondition == nil }
  }

  /// Trains all jobs to their ends, or until they diverge; nil when `isCancelled`, which is asked about every millisecond,
  /// says so first. They must be such that each `canTrain` with the first, and not online.
  package static func train(
    _ jobs: [TrainingJob], on partition: Partition<Scalar>, threads: Int = 1,
    isCancelled: () -> Bool = { false }
  ) -> [TrainingOutcome<Scalar>]? {
    precondition(!jobs[0].plan.isOnline)
    precondition(jobs.count == 1 || jobs.allSatisfy { canTrain($0, with: jobs[0]) })
    return Scalar.trainInTiles(jobs, on: partition, threads: threads, isCancelled: isCancelled)
  }
}

/// A number format that `TilesTrainer` trains in: each names its own register, so that the kernels are compiled for that
/// width alone.
package protocol TilesScalar: KernelScalar {
  /// `TilesTrainer.train` for jobs that have been checked.
  static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Self>, threads: Int, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Self>]?

  /// What evaluates networks of a job's topology on a partition, in one thread.
  static func tilesEvaluator(
    for job: TrainingJob, on partition: Partition<Self>
  ) -> NetworkEvaluator<Self>
}

extension Float: TilesScalar {
  package static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Float>, threads: Int, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Float>]? {
    TilesTraining<etalon_floats>(jobs, on: partition, threads: threads).train(isCancelled: isCancelled)
  }

  package static func tilesEvaluator(
    for job: TrainingJob, on partition: Partition<Float>
  ) -> NetworkEvaluator<Float> {
    let training = TilesTraining<etalon_floats>([job], on: partition, threads: 1)
    return NetworkEvaluator { training.evaluate($0, epoch: $1, runningLoss: $2, isCancelled: $3) }
  }
}

extension Double: TilesScalar {
  package static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Double>, threads: Int, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Double>]? {
    TilesTraining<etalon_doubles>(jobs, on: partition, threads: threads).train(isCancelled: isCancelled)
  }

  package static func tilesEvaluator(
    for job: TrainingJob, on partition: Partition<Double>
  ) -> NetworkEvaluator<Double> {
    let training = TilesTraining<etalon_doubles>([job], on: partition, threads: 1)
    return NetworkEvaluator { training.evaluate($0, epoch: $1, runningLoss: $2, isCancelled: $3) }
  }
}
