/// Trains networks of one topology that see the same samples with register-tiled matrix products, on one or several threads:
/// for wide networks and few runs.
///
/// Single samples have nothing to share: `OnlineTrainer` takes them. The bits are those of `ReferenceTrainer`, whatever the
/// number of threads and of networks.
package enum TilesTrainer<Scalar: KernelScalar> {
  /// Networks that are worth training together: as many as fill a few vectors with their first layers' units. A wide
  /// layer has no need of neighbours.
  package static func bundleSize(for topology: Topology) -> Int {
    let vectors = (topology.sizes[1] - 1) / LanesTrainer<Scalar>.lanes + 1
    return max(1, 8 / vectors)
  }

  /// Whether two jobs can be trained together, if they are on one partition: their samples come in the same order, and they
  /// end together.
  package static func canTrain(_ job: TrainingJob, with other: TrainingJob) -> Bool {
    let (a, b) = (job.plan, other.plan)
    return LanesTrainer<Scalar>.canTrain(job, with: other)
      && job.seed == other.seed && a.errorMargin == b.errorMargin && a.epochs == b.epochs
      && a.evaluation == b.evaluation
      && [a, b].allSatisfy { $0.earlyStopping == nil && $0.stopCondition == nil }
  }

  /// Trains all jobs to their ends, or until they diverge; nil when `isCancelled`, which is asked about every millisecond,
  /// says so first. They must be such that each `canTrain` with the first.
  package static func train(
    _ jobs: [TrainingJob], on partition: Partition<Scalar>, threads: Int = 1,
    isCancelled: () -> Bool = { false }
  ) -> [TrainingOutcome<Scalar>]? {
    guard !OnlineTrainer<Scalar>.canTrain(jobs[0]) else {
      return OnlineTrainer.train(
        jobs, on: [partition], partitionOfJob: jobs.map { _ in 0 }, isCancelled: isCancelled)
    }
    precondition(jobs.count == 1 || jobs.allSatisfy { canTrain($0, with: jobs[0]) })
    return Scalar.trainInTiles(jobs, on: partition, threads: threads, isCancelled: isCancelled)
  }
}
