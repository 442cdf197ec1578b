import CMachine

/// Trains one network with register-tiled matrix products, on one or several threads: for wide networks and few runs.
///
/// The bits are those of `ReferenceTrainer`, whatever the number of threads.
package enum TilesTrainer<Scalar: Real> {
  /// Trains to the end, or until the network diverges; nil when `isCancelled`, which is asked about every millisecond,
  /// says so first.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package static func train(
    _ job: TrainingJob, on partition: Partition<Scalar>, threads: Int = 1, isCancelled: () -> Bool = { false }
  ) -> TrainingOutcome<Scalar>? {
    switch Int(ETALON_VECTOR_BYTES) / MemoryLayout<Scalar>.size {
    case 16:
      TilesTraining<SIMD16<Scalar>>(job, on: partition, threads: threads).train(isCancelled: isCancelled)
    case 8: TilesTraining<SIMD8<Scalar>>(job, on: partition, threads: threads).train(isCancelled: isCancelled)
    case 4: TilesTraining<SIMD4<Scalar>>(job, on: partition, threads: threads).train(isCancelled: isCancelled)
    default:
      TilesTraining<SIMD2<Scalar>>(job, on: partition, threads: threads).train(isCancelled: isCancelled)
    }
  }
}
