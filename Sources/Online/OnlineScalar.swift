import Arithmetic
import CMachine
import Kernels
import Learning
import Tiles

/// A number format that `OnlineTrainer` trains in. Each conformance names its register type, so that the
/// kernels are compiled only for that width.
package protocol OnlineScalar: TilesScalar {
  /// `OnlineTrainer.train` for jobs that have been checked.
  static func trainOnline(
    _ jobs: [TrainingJob], on partitions: [Partition<Self>], partitionOfJob: [Int],
    progress: TrainingProgress?, isCancelled: @escaping () -> Bool
  ) -> [TrainingOutcome<Self>]?
}

extension Float: OnlineScalar {
  package static func trainOnline(
    _ jobs: [TrainingJob], on partitions: [Partition<Float>], partitionOfJob: [Int],
    progress: TrainingProgress?, isCancelled: @escaping () -> Bool
  ) -> [TrainingOutcome<Float>]? {
    OnlineTraining<etalon_floats>(
      jobs, on: partitions, partitionOfJob: partitionOfJob,
      mostNetworks: OnlineTrainer<Float>.bundleSize(for: jobs[0].topology), progress: progress,
      isCancelled: isCancelled
    ).train()
  }
}

extension Double: OnlineScalar {
  package static func trainOnline(
    _ jobs: [TrainingJob], on partitions: [Partition<Double>], partitionOfJob: [Int],
    progress: TrainingProgress?, isCancelled: @escaping () -> Bool
  ) -> [TrainingOutcome<Double>]? {
    OnlineTraining<etalon_doubles>(
      jobs, on: partitions, partitionOfJob: partitionOfJob,
      mostNetworks: OnlineTrainer<Double>.bundleSize(for: jobs[0].topology), progress: progress,
      isCancelled: isCancelled
    ).train()
  }
}
