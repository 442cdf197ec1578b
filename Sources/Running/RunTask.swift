import Datasets
import Learning
import Records

/// One run that is to be trained: the job, the samples, and what its record is to hold.
///
/// An object, because it is large, never changes, and goes through many hands.
package final class RunTask: Sendable {
  package let place: RunPlace
  package let identity: String
  package let job: TrainingJob
  package let partition: PartitionKey
  /// Of the partition's parts.
  package let data: PartitionDigests
  package let curveMetrics: [Metric]

  init(
    place: RunPlace, identity: String, job: TrainingJob, partition: PartitionKey, data: PartitionDigests,
    curveMetrics: [Metric]
  ) {
    self.place = place
    self.identity = identity
    self.job = job
    self.partition = partition
    self.data = data
    self.curveMetrics = curveMetrics
  }

  /// Whether a step has enough work for several threads to be worth their meeting: some tens of microseconds, and so many
  /// samples that computing takes longer than it takes to bring the weights that one thread has moved to the others.
  var paysForThreads: Bool {
    let weights = job.topology.weightCount
    switch job.plan.batchSize {
    case .full: return weights >= 4096
    case .samples(let n): return n >= 16 && Double(weights) * Double(n) >= 200_000
    }
  }

  /// Weights times training samples times epochs.
  package func connectionUpdates(trainingSamples: Int) -> Double {
    Double(job.topology.weightCount) * Double(trainingSamples) * Double(job.plan.epochs)
  }
}
