import Arithmetic
import Datasets
import Learning
import Networks
import Records
import Running
import Synchronization

/// Makes the pipelines of an experiment's runs; the encoding of a partition is computed once for all runs that share it.
package final class PipelineSource: Sendable {
  /// The part of a pipeline that follows from the data.
  private struct Encoding {
    var input: InputEncoding
    var output: OutputDecoding
    var examples: [Double]
  }

  private let prepared: PreparedExperiment
  private let specDigest: String
  private let toolVersion: String
  private let latest = Mutex<(key: PartitionKey, encoding: Encoding)?>(nil)

  /// - Parameter specDigest: SHA-256 of the spec's file.
  package init(_ prepared: PreparedExperiment, specDigest: String, toolVersion: String) {
    self.prepared = prepared
    self.specDigest = specDigest
    self.toolVersion = toolVersion
  }

  /// The pipeline of a run. Throws `DatasetError`.
  ///
  /// - Parameter estimate: what is expected of such a network, in words.
  package func pipeline(
    _ network: TrainedNetwork, of task: RunTask, record: RunRecord, estimate: String? = nil
  ) throws -> TrainedPipeline {
    let encoding = try encoding(of: task.partition)
    return TrainedPipeline(
      input: encoding.input, network: network, output: encoding.output, loss: task.job.plan.loss,
      format: task.partition.request.format,
      provenance: Provenance(
        experiment: prepared.experiment.spec.name,
        point: prepared.experiment.points.values(at: task.key.point), seed: task.key.seed,
        repetition: task.key.repetition, fold: task.key.fold, run: record.identity, epochs: record.epochs,
        restoredEpoch: record.restoredEpoch, specDigest: specDigest,
        data: Manifest.DataDigest.all(task.data), weightsDigest: record.weightsDigest,
        arithmeticVersion: ArithmeticVersion.current, toolVersion: toolVersion, metrics: record.metrics,
        estimate: estimate),
      examples: encoding.examples)
  }

  private func encoding(of partition: PartitionKey) throws -> Encoding {
    if let latest = latest.withLock({ $0 }), latest.key == partition { return latest.encoding }
    let dataset = try prepared.store.dataset(partition.request)
    let encoding = Encoding(
      input: try dataset.inputEncoding(repetition: partition.repetition, fold: partition.fold),
      output: dataset.outputDecoding(
        repetition: partition.repetition, fold: partition.fold, outputs: partition.outputs,
        outputsAreTanh: partition.outputsAreTanh),
      examples: dataset.exampleValues(GoldenRows.count))
    latest.withLock { $0 = (partition, encoding) }
    return encoding
  }
}
