import Learning
import Records

/// Measures a trained network by the metrics that need its outputs.
///
/// The outputs are those of the reported weights: of the last epoch, or of the best one if it was restored.
struct OutputMeasurement<Scalar: Trainable> {
  private let task: RunTask
  private let loaded: LoadedPartition<Scalar>
  /// |target| by part, for `mape` alone.
  private let targetMagnitudes: [DatasetPart: [[Double]]]

  /// Throws `DatasetError` if the targets cannot be read again.
  init(_ task: RunTask, on loaded: LoadedPartition<Scalar>, store: DataStore) throws {
    self.task = task
    self.loaded = loaded
    targetMagnitudes =
      task.outputMetrics.contains(.mape) ? try store.targetMagnitudes(task.partition) : [:]
  }

  /// The values on every part, NaN where a metric is undefined; empty if the spec names no such metric.
  ///
  /// - Parameter trainer: the reference propagates by its own code, the others by tiles; the outputs are
  ///   bit-identical.
  func values(of network: Network<Scalar>, by trainer: Trainer) -> [RunRecord.Value] {
    guard !task.outputMetrics.isEmpty else { return [] }
    let partition = loaded.partition
    let parts = loaded.targets.compactMap { targets in
      partition[targets.part].map { (part: targets.part, samples: $0) }
    }
    let outputs =
      switch trainer {
      case .reference:
        parts.map {
          ReferenceTrainer.outputs(of: network, for: task.job, on: partition, part: $0.samples)
        }
      case .lanes, .tiles:
        Scalar.tilesOutputs(of: network, for: task.job, on: partition, parts: parts.map(\.samples))
      }
    return zip(parts, outputs).flatMap { part, outputs in
      let outputs = NetworkOutputs(
        outputs, of: part.samples, task: partition.task,
        targetMagnitudes: targetMagnitudes[part.part] ?? [])
      return task.outputMetrics.compactMap { metric in
        outputs.value(of: metric).map { RunRecord.Value(name: MetricName(part.part, metric), value: $0) }
      }
    }
  }
}
