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

  /// Trains the run; nil when it was cancelled first.
  ///
  /// Samples that cannot be had make a record of status `failed`: the sweep goes on.
  func record(store: DataStore, isCancelled: () -> Bool) -> RunRecord? {
    switch partition.precision {
    case .float32: record(as: Float.self, store: store, isCancelled: isCancelled)
    case .float64: record(as: Double.self, store: store, isCancelled: isCancelled)
    }
  }

  private func record<Scalar: Trainable>(
    as: Scalar.Type, store: DataStore, isCancelled: () -> Bool
  ) -> RunRecord? {
    let loaded: LoadedPartition<Scalar>
    do {
      loaded = try store.partition(partition, as: Scalar.self)
    } catch {
      return RunRecord(failed: identity, because: "\(error)")
    }
    var trainer = ReferenceTrainer<Scalar>(job, on: loaded.partition)
    return trainer.train(isCancelled: isCancelled).map {
      RunRecord(identity: identity, outcome: $0, curveMetrics: curveMetrics, targets: loaded.targets)
    }
  }
}

extension RunRecord {
  /// The record of a run that could not be trained.
  init(failed identity: String, because message: String) {
    self.init(
      identity: identity, status: .failed, epochs: 0, metrics: [], curve: Curve(epochs: [], columns: []),
      confusion: [], curveDigest: "", weightsDigest: "", message: message)
  }
}
