import Datasets
import JSON
import Learning

/// Every run that an experiment names, with the identity that its record is found by.
package struct ExperimentRuns: Sendable {
  /// Point by point, then seed, repeat, fold.
  package let tasks: [RunTask]
  /// The digests of the first partition's parts.
  package let data: PartitionDigests
  package let shape: DatasetShape

  /// Throws `DatasetError`; the data have been read before, for the spec's checks.
  package init(of experiment: Experiment, store: DataStore) throws {
    var tasks: [RunTask] = []
    let seeds = experiment.spec.seeds
    for point in experiment.points {
      let spec = point.spec
      let shape = try store.dataset(spec.dataset).shape
      let topology = spec.network.topology(for: shape)
      let values = RunIdentity.canonicalValues(of: spec, topology: topology).compactBytes
      let partitions = Self.partitions(of: spec, shape: shape, topology: topology)
      let digests = try partitions.map {
        try store.digests(of: $0.request, repetition: $0.repetition, fold: $0.fold)
      }
      for seed in seeds {
        let job = TrainingJob(
          topology: topology, initialization: spec.network.initialization, plan: spec.training, seed: seed)
        for (partition, data) in zip(partitions, digests) {
          let place = RunPlace(
            point: point.index, seed: seed, repetition: partition.repetition, fold: partition.fold)
          tasks.append(
            RunTask(
              place: place, identity: RunIdentity.text(values: values, data: data, seed: seed), job: job,
              partition: partition, data: data, curveMetrics: spec.curveMetrics))
        }
      }
    }
    self.tasks = tasks
    shape = try store.dataset(experiment.spec.base.dataset).shape
    data = try store.digests(
      of: experiment.spec.base.dataset, repetition: 0, fold: shape.folds == nil ? nil : 0)
  }

  /// What each seed of a point is trained on, by repeat, then fold.
  private static func partitions(
    of spec: PointSpec, shape: DatasetShape, topology: Topology
  ) -> [PartitionKey] {
    let folds: [Int?] = shape.folds.map { Array(0..<$0) } ?? [nil]
    return (0..<shape.repeats).flatMap { repetition in
      folds.map { fold in
        PartitionKey(
          request: spec.dataset, repetition: repetition, fold: fold, outputs: topology.outputCount,
          outputsAreTanh: spec.network.outputActivation == .tanh, precision: spec.network.precision)
      }
    }
  }
}

extension ExperimentOutcome {
  /// What an experiment asked for, with the records that there are so far.
  package init(of experiment: Experiment, runs: ExperimentRuns, records: (String) -> RunRecord?) {
    let classes: [String] =
      if case .classes(let names) = runs.shape.target { names } else { [] }
    self.init(
      name: experiment.spec.name, description: experiment.spec.description, axes: experiment.axes,
      points: experiment.points.indices.map(experiment.points.values), ranking: experiment.spec.ranking,
      solved: experiment.spec.solved,
      classes: classes,
      runs: runs.tasks.map { task in
        Run(
          place: task.place, identity: task.identity, data: Manifest.DataDigest.all(task.data),
          record: records(task.identity))
      })
  }
}
