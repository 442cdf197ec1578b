import Arithmetic
import Kernels
import Learning

/// Trains networks of one topology that see the same samples with register-tiled matrix products, on one or
/// several threads: for wide networks and few runs.
///
/// It does not train online, because single samples have nothing to share. The results are bit-identical to
/// those of `ReferenceTrainer` for any number of threads and networks.
package enum TilesTrainer<Scalar: TilesScalar> {
  /// The number of networks that are trained together: as many as fill a few vectors with their first
  /// layers' units; wide layers are trained alone.
  package static func bundleSize(for topology: Topology) -> Int {
    let vectors = (topology.sizes[1] - 1) / Scalar.registerLanes + 1
    return max(1, 8 / vectors)
  }

  /// Whether two jobs can be trained together, if they are on one partition: they use the same samples
  /// with the same weights in the same order and end together.
  package static func canTrain(_ job: TrainingJob, with other: TrainingJob) -> Bool {
    let (a, b) = (job.plan, other.plan)
    return job.canTrainSideBySide(with: other)
      && job.seed == other.seed && a.errorMargin == b.errorMargin && a.epochs == b.epochs
      && a.pause == b.pause
      && a.classWeights == b.classWeights
      && a.evaluation == b.evaluation
      && [a, b].allSatisfy { $0.earlyStopping == nil && $0.stopCondition == nil }
  }

  /// Trains all jobs to the end, or until they diverge; nil if `isCancelled`, which is called about once
  /// per millisecond, returned true first. Each job must satisfy `canTrain` with the first, and must not be
  /// online.
  package static func train(
    _ jobs: [TrainingJob], on partition: Partition<Scalar>, threads: Int = 1,
    progress: TrainingProgress? = nil, isCancelled: () -> Bool = { false }
  ) -> [TrainingOutcome<Scalar>]? {
    precondition(!jobs[0].plan.isOnline)
    precondition(jobs.count == 1 || jobs.allSatisfy { canTrain($0, with: jobs[0]) })
    return Scalar.trainInTiles(
      jobs, on: partition, threads: threads, progress: progress, isCancelled: isCancelled)
  }
}
