import Datasets
import Learning
import Records
import Specs

/// What runs with the same data and network share, whatever else differs between their points.
final class RunLayout: Sendable {
  let topology: Topology
  /// nil for a layout of one run.
  let shape: DatasetShape?
  /// Of all parts.
  let samples: Int
  /// The upper bound of the samples in a training part.
  let trainingSamples: Int
  /// What each seed is trained on, ordered by repeat and fold.
  let partitions: [PartitionKey]
  /// One per partition.
  let digests: [PartitionDigests]
  /// The same, as plans and reports name them.
  let data: [[Manifest.DataDigest]]
  let identities: [RunIdentity]

  /// Of a point; throws `DatasetError`.
  init(of spec: PointSpec, store: DataStore) throws {
    let shape = try store.dataset(spec.dataset).shape
    let topology = spec.network.topology(for: shape)
    self.topology = topology
    self.shape = shape
    samples = shape.rows
    trainingSamples = shape.train.upperBound
    let folds: [Int?] = shape.folds.map { Array(0..<$0) } ?? [nil]
    partitions = (0..<shape.repeats).flatMap { repetition in
      folds.map { fold in
        PartitionKey(
          request: spec.dataset, repetition: repetition, fold: fold, outputs: topology.outputCount,
          outputsAreTanh: spec.network.outputActivation == .tanh, precision: spec.network.precision)
      }
    }
    digests = try partitions.map {
      try store.digests(of: $0.request, repetition: $0.repetition, fold: $0.fold)
    }
    data = digests.map(Manifest.DataDigest.all)
    identities = digests.map(RunIdentity.init(data:))
  }

  /// A layout of one partition.
  init(topology: Topology, partition: PartitionKey, digests: PartitionDigests) {
    self.topology = topology
    shape = nil
    (samples, trainingSamples) = (0, 0)
    partitions = [partition]
    self.digests = [digests]
    data = [Manifest.DataDigest.all(digests)]
    identities = [RunIdentity(data: digests)]
  }
}

/// What all runs of a point share.
final class PointRuns: Sendable {
  let layout: RunLayout
  let initialization: Initialization
  let plan: TrainingPlan
  /// The metrics that curves hold.
  let curveMetrics: [Metric]
  /// The metrics that need the outputs.
  let outputMetrics: [Metric]

  init(
    layout: RunLayout, initialization: Initialization, plan: TrainingPlan, curveMetrics: [Metric],
    outputMetrics: [Metric]
  ) {
    self.layout = layout
    self.initialization = initialization
    self.plan = plan
    self.curveMetrics = curveMetrics
    self.outputMetrics = outputMetrics
  }

  /// Of a point with this layout.
  convenience init(_ spec: PointSpec, layout: RunLayout) {
    self.init(
      layout: layout, initialization: spec.network.initialization,
      plan: layout.shape.map { spec.training(on: $0) } ?? spec.training,
      curveMetrics: spec.curveMetrics, outputMetrics: spec.namedMetrics.filter { $0.basis == .outputs })
  }
}
