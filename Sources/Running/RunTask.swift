import Datasets
import Learning
import Records

/// One run to train: its job, its samples, and the metrics that its record contains.
///
/// A class, because it is large, immutable and often passed on.
package final class RunTask: Sendable {
  package let key: RunKey
  package let identity: String
  package let job: TrainingJob
  package let partition: PartitionKey
  /// The digests of the parts of the partition.
  package let data: PartitionDigests
  package let curveMetrics: [Metric]
  /// The metrics that need the outputs and that the spec names; the trained network is measured by them on every part.
  package let outputMetrics: [Metric]

  init(
    key: RunKey, identity: String, job: TrainingJob, partition: PartitionKey, data: PartitionDigests,
    curveMetrics: [Metric], outputMetrics: [Metric] = []
  ) {
    self.key = key
    self.identity = identity
    self.job = job
    self.partition = partition
    self.data = data
    self.curveMetrics = curveMetrics
    self.outputMetrics = outputMetrics
  }

  /// Whether an update is large enough for several threads: it takes some tens of microseconds, and computing the
  /// gradient takes longer than transferring updated weights between the threads.
  var paysForThreads: Bool {
    let weights = job.topology.weightCount
    switch job.plan.batchSize {
    case .full: return weights >= 4096
    case .samples(let n): return n >= 16 && Double(weights) * Double(n) >= 200_000
    }
  }

  /// Whether a record of the run has everything that the spec asks for: a run whose record lacks a metric of the outputs
  /// is trained again.
  package func isAnswered(by record: RunRecord) -> Bool {
    record.has(outputMetrics, of: data.parts)
  }

  /// Connection updates: weights × training samples × epochs.
  package func connectionUpdates(trainingSamples: Int) -> Double {
    Double(job.topology.weightCount) * Double(trainingSamples) * Double(job.plan.epochs)
  }
}
