/// Trains one network with register-tiled matrix products, on one or several threads: for wide networks and few runs.
///
/// Single samples have nothing to share: `OnlineTrainer` takes them. The bits are those of `ReferenceTrainer`, whatever the
/// number of threads.
package enum TilesTrainer<Scalar: KernelScalar> {
  /// Trains to the end, or until the network diverges; nil when `isCancelled`, which is asked about every millisecond,
  /// says so first.
  package static func train(
    _ job: TrainingJob, on partition: Partition<Scalar>, threads: Int = 1, isCancelled: () -> Bool = { false }
  ) -> TrainingOutcome<Scalar>? {
    guard !OnlineTrainer<Scalar>.canTrain(job) else {
      return OnlineTrainer.train([job], on: [partition], partitionOfJob: [0], isCancelled: isCancelled)?[0]
    }
    return Scalar.trainInTiles(job, on: partition, threads: threads, isCancelled: isCancelled)
  }
}
