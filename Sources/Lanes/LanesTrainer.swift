import Arithmetic
import CMachine
import Kernels
import Learning

/// Trains networks of one topology side by side in the lanes of vectors, each with its own weights,
/// learning rate, momentum, penalty, error margin, seed, fold and number of epochs.
///
/// The result of every lane is bit-identical to that of `ReferenceTrainer` for its job.
package enum LanesTrainer<Scalar: LanesScalar> {
  /// The number of networks that are trained together: one register of them, or up to sixteen registers of
  /// tiny networks.
  ///
  /// Interleaved registers hide the latency of each other's short chains and share the overhead of a pass,
  /// as long as all their weights fit into the L1 cache.
  package static func bundleSize(for topology: Topology) -> Int {
    Scalar.registerLanes * max(1, min(16, (20 << 10) / (topology.weightCount * Int(ETALON_VECTOR_BYTES))))
  }

  /// Whether two jobs can be trained in one bundle (if their partitions' parts also have the same counts).
  package static func canTrain(_ job: TrainingJob, with other: TrainingJob) -> Bool {
    job.canTrainSideBySide(with: other)
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
    let size = bundleSize(for: jobs[0].topology)
    var outcomes: [TrainingOutcome<Scalar>] = []
    for start in stride(from: 0, to: jobs.count, by: size) {
      let own = start..<min(start + size, jobs.count)
      let trained = Scalar.trainInLanes(
        Array(jobs[own]), on: partitions, partitionOfJob: Array(partitionOfJob[own]), isCancelled: isCancelled
      )
      guard let trained else { return nil }
      outcomes += trained
    }
    return outcomes
  }
}
