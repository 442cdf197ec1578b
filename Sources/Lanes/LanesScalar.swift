import Arithmetic
import CMachine
import Kernels
import Learning

/// A number format that `LanesTrainer` trains in. Each conformance names its register type, so that the
/// kernels are compiled only for that width.
package protocol LanesScalar: KernelScalar {
  /// `LanesTrainer.train` for jobs that have been checked.
  static func trainInLanes(
    _ jobs: [TrainingJob], on partitions: [Partition<Self>], partitionOfJob: [Int],
    progress: TrainingProgress?, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Self>]?
}

extension Float: LanesScalar {
  package static func trainInLanes(
    _ jobs: [TrainingJob], on partitions: [Partition<Float>], partitionOfJob: [Int],
    progress: TrainingProgress?, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Float>]? {
    LanesBundle<etalon_floats>(jobs, on: partitions, partitionOfJob: partitionOfJob, progress: progress)
      .train(isCancelled)
  }
}

extension Double: LanesScalar {
  package static func trainInLanes(
    _ jobs: [TrainingJob], on partitions: [Partition<Double>], partitionOfJob: [Int],
    progress: TrainingProgress?, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Double>]? {
    LanesBundle<etalon_doubles>(jobs, on: partitions, partitionOfJob: partitionOfJob, progress: progress)
      .train(isCancelled)
  }
}
