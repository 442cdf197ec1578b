import CMachine

/// A number that fills the machine's vector registers, whose width is known when the tool is built.
///
/// Each format names its own register here, so that the compiler sees no other kernels than these.
package protocol KernelScalar: Real {
  /// `LanesTrainer.train` for jobs that have been checked.
  static func trainInLanes(
    _ jobs: [TrainingJob], on partitions: [Partition<Self>], partitionOfJob: [Int], isCancelled: () -> Bool
  ) -> [TrainingOutcome<Self>]?
  /// `TilesTrainer.train`.
  static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Self>, threads: Int, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Self>]?
  /// `OnlineTrainer.train` for jobs that have been checked.
  static func trainOnline(
    _ jobs: [TrainingJob], on partitions: [Partition<Self>], partitionOfJob: [Int],
    isCancelled: @escaping () -> Bool
  ) -> [TrainingOutcome<Self>]?
}

extension Float: KernelScalar {
  package static func trainInLanes(
    _ jobs: [TrainingJob], on partitions: [Partition<Float>], partitionOfJob: [Int], isCancelled: () -> Bool
  ) -> [TrainingOutcome<Float>]? {
    LanesBundle<etalon_floats>(jobs, on: partitions, partitionOfJob: partitionOfJob).train(isCancelled)
  }

  package static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Float>, threads: Int, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Float>]? {
    TilesTraining<etalon_floats>(jobs, on: partition, threads: threads).train(isCancelled: isCancelled)
  }

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

extension Double: KernelScalar {
  package static func trainInLanes(
    _ jobs: [TrainingJob], on partitions: [Partition<Double>], partitionOfJob: [Int], isCancelled: () -> Bool
  ) -> [TrainingOutcome<Double>]? {
    LanesBundle<etalon_doubles>(jobs, on: partitions, partitionOfJob: partitionOfJob).train(isCancelled)
  }

  package static func trainInTiles(
    _ jobs: [TrainingJob], on partition: Partition<Double>, threads: Int, isCancelled: () -> Bool
  ) -> [TrainingOutcome<Double>]? {
    TilesTraining<etalon_doubles>(jobs, on: partition, threads: threads).train(isCancelled: isCancelled)
  }

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
