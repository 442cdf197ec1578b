import CMachine

/// Trains networks of one topology online, each sample moving the weights, several side by side in one thread: one
/// network's sums are chains that leave time for another's.
///
/// The bits are those of `ReferenceTrainer`.
package enum OnlineTrainer<Scalar: Real> {
  /// Whether two jobs can be trained side by side (if their partitions' parts also have the same counts).
  package static func canTrain(_ job: TrainingJob, with other: TrainingJob) -> Bool {
    let (a, b) = (job.plan, other.plan)
    return a.isOnline && b.isOnline && job.topology == other.topology && a.loss == b.loss
      && a.measuresRunningLoss == b.measuresRunningLoss
  }

  /// Networks that are trained side by side.
  package static func width(for topology: Topology) -> Int { forcedWidth }

  /// Trains all jobs to their ends; nil when `isCancelled` says so first. Job n trains on `partitions[partitionOfJob[n]]`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package static func train(
    _ jobs: [TrainingJob], on partitions: [Partition<Scalar>], partitionOfJob: [Int],
    isCancelled: () -> Bool = { false }
  ) -> [TrainingOutcome<Scalar>]? {
    precondition(jobs.count == partitionOfJob.count && jobs.allSatisfy { canTrain($0, with: jobs[0]) })
    return withoutActuallyEscaping(isCancelled) { isCancelled in
      switch Int(ETALON_VECTOR_BYTES) / MemoryLayout<Scalar>.size {
      case 16: train(SIMD16<Scalar>.self, jobs, partitions, partitionOfJob, isCancelled)
      case 8: train(SIMD8<Scalar>.self, jobs, partitions, partitionOfJob, isCancelled)
      case 4: train(SIMD4<Scalar>.self, jobs, partitions, partitionOfJob, isCancelled)
      default: train(SIMD2<Scalar>.self, jobs, partitions, partitionOfJob, isCancelled)
      }
    }
  }

  @inline(__always)
  private static func train<V: VectorRegister>(
    _ type: V.Type, _ jobs: [TrainingJob], _ partitions: [Partition<Scalar>], _ partitionOfJob: [Int],
    _ isCancelled: @escaping () -> Bool
  ) -> [TrainingOutcome<Scalar>]? where V.Scalar == Scalar {
    OnlineTraining<V>(
      jobs, on: partitions, partitionOfJob: partitionOfJob, isCancelled: isCancelled
    ).train(width: width(for: jobs[0].topology))
  }
}
nonisolated(unsafe) package var forcedWidth = 2
