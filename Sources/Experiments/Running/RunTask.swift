import Learning

/// One run that is to be trained: the job, the samples, and what its record is to hold.
package struct RunTask: Sendable {
  package var place: RunPlace
  package var identity: String
  package var job: TrainingJob
  package var partition: PartitionKey
  package var curveMetrics: [Metric]

  /// Weights times training samples times epochs.
  package func connectionUpdates(trainingSamples: Int) -> Double {
    Double(job.topology.weightCount) * Double(trainingSamples) * Double(job.plan.epochs)
  }
}
