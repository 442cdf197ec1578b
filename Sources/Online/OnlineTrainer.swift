import Arithmetic
import CMachine
import Kernels
import Learning
import Tiles

/// Trains networks of one topology online, each sample moving the weights, with the units in the lanes: one network alone,
/// or several side by side, as `OnlineLanes` has them.
///
/// The bits are those of `ReferenceTrainer`.
package enum OnlineTrainer<Scalar: OnlineScalar> {
  /// Networks that are trained side by side: as many as have four lanes each, or one if they are so large that the weights
  /// of several would not stay in a core's own cache.
  package static func bundleSize(for topology: Topology) -> Int {
    let most = Scalar.registerLanes / 4
    return max(1, topology.weightCount * most * MemoryLayout<Scalar>.stride <= 700 << 10 ? most : 1)
  }

  /// Whether a job is trained like this: single samples, plain gradient descent, no penalty.
  package static func canTrain(_ job: TrainingJob) -> Bool { job.plan.isOnline }

  /// Whether two jobs can be trained side by side (if their partitions' parts also have the same counts).
  package static func canTrain(_ job: TrainingJob, with other: TrainingJob) -> Bool {
    let (a, b) = (job.plan, other.plan)
    return a.isOnline && b.isOnline && job.topology == other.topology && a.loss == b.loss
      && a.measuresRunningLoss == b.measuresRunningLoss
  }

  /// Trains all jobs to their ends; nil when `isCancelled` says so first. Job n trains on `partitions[partitionOfJob[n]]`.
  ///
  /// Jobs of one seed and partition read the same samples: next to each other they cost least.
  package static func train(
    _ jobs: [TrainingJob], on partitions: [Partition<Scalar>], partitionOfJob: [Int],
    isCancelled: () -> Bool = { false }
  ) -> [TrainingOutcome<Scalar>]? {
    precondition(jobs.count == partitionOfJob.count && jobs.allSatisfy { canTrain($0, with: jobs[0]) })
    return withoutActuallyEscaping(isCancelled) { isCancelled in
      Scalar.trainOnline(jobs, on: partitions, partitionOfJob: partitionOfJob, isCancelled: isCancelled)
    }
  }
}

/// A number format that `OnlineTrainer` trains in: each names its own register, so that the kernels are compiled for that
/// width alone.
package protocol OnlineScalar: TilesScalar {
  /// `OnlineTrainer.train` for jobs that have been checked.
  static func trainOnline(
    _ jobs: [TrainingJob], on partitions: [Partition<Self>], partitionOfJob: [Int],
    isCancelled: @escaping () -> Bool
  ) -> [TrainingOutcome<Self>]?
}

extension Float: OnlineScalar {
  package static func trainOnline(
    _ jobs: [TrainingJob], on partitions: [Partition<Float>], partitionOfJob: [Int],
    isCancelled: @escaping () -> Bool
  ) -> [TrainingOutcome<Float>]? {
    OnlineTraining<etalon_floats>(
      jobs, on: partitions, partitionOfJob: partitionOfJob,
      mostNetworks: OnlineTrainer<Float>.bundleSize(for: jobs[0].topology), isCancelled: isCancelled
    ).train()
  }
}

extension Double: OnlineScalar {
  package static func trainOnline(
    _ jobs: [TrainingJob], on partitions: [Partition<Double>], partitionOfJob: [Int],
    isCancelled: @escaping () -> Bool
  ) -> [TrainingOutcome<Double>]? {
    OnlineTraining<etalon_doubles>(
      jobs, on: partitions, partitionOfJob: partitionOfJob,
      mostNetworks: OnlineTrainer<Double>.bundleSize(for: jobs[0].topology), isCancelled: isCancelled
    ).train()
  }
}
