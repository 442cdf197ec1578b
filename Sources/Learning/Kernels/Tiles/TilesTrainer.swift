/// Trains one network with register-tiled matrix products, on one or several threads: for wide networks and few runs.
///
/// The bits are those of `ReferenceTrainer`, whatever the number of threads.
package enum TilesTrainer<Scalar: KernelScalar> {
  /// Trains to the end, or until the network diverges; nil when `isCancelled`, which is asked about every millisecond,
  /// says so first.
  package static func train(
    _ job: TrainingJob, on partition: Partition<Scalar>, threads: Int = 1, isCancelled: () -> Bool = { false }
  ) -> TrainingOutcome<Scalar>? {
    Scalar.trainInTiles(job, on: partition, threads: threads, isCancelled: isCancelled)
  }
}
