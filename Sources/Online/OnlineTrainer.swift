import Arithmetic
import Kernels
import Learning

/// Trains networks of one topology online, with an update after each sample and the units in the lanes: a
/// single network, or several side by side (see `OnlineLanes`).
///
/// The results are bit-identical to those of `ReferenceTrainer`.
package enum OnlineTrainer<Scalar: OnlineScalar> {
  /// The number of networks that are trained side by side: as many as get four lanes each, or one if the
  /// weights of several would not fit into the L2 cache.
  package static func bundleSize(for topology: Topology) -> Int {
    let most = Scalar.registerLanes / 4
    return max(1, topology.weightCount * most * MemoryLayout<Scalar>.stride <= 700 << 10 ? most : 1)
  }

  /// Whether a job is online: single samples, plain gradient descent, no penalty.
  package static func canTrain(_ job: TrainingJob) -> Bool { job.plan.isOnline }

  /// Whether two jobs can be trained side by side (if their partitions' parts also have the same counts).
  package static func canTrain(_ job: TrainingJob, with other: TrainingJob) -> Bool {
    let (a, b) = (job.plan, other.plan)
    return a.isOnline && b.isOnline && job.topology == other.topology && a.loss == b.loss
      && a.measuresRunningLoss == b.measuresRunningLoss
  }

  /// Trains all jobs to the end; nil if `isCancelled` returned true first. Job n trains on
  /// `partitions[partitionOfJob[n]]`.
  ///
  /// Jobs of one seed and partition read the same samples and cost least when they are neighbours.
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
