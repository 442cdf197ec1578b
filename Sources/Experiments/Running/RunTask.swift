import Datasets
import Learning

/// One run that is to be trained: the job, the samples, and what its record is to hold.
package struct RunTask: Sendable {
  package var place: RunPlace
  package var identity: String
  package var job: TrainingJob
  package var partition: PartitionKey
  /// Of the partition's parts.
  package var data: PartitionDigests
  package var curveMetrics: [Metric]

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
