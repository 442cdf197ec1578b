import Datasets
import JSON
import Learning
import Records
import Specs

/// An experiment with its data loaded: all runs and their identities.
package struct PreparedExperiment: Sendable {
  package let experiment: Experiment
  /// The source of its data.
  package let store: DataStore
  /// Ordered by point, seed, repeat and fold.
  package let tasks: [RunTask]
  /// The digests of the parts of the first partition.
  package let data: PartitionDigests
  /// What is known of the data of the runs, by their digests.
  package let facts: [[Manifest.DataDigest]: DataFacts]
  /// Weights and biases of each point's network.
  package let weights: [Int]
  /// Of the data outside the sweep.
  package let shape: DatasetShape

  /// Throws `DatasetError`. The data are in memory already, because the spec was validated against them.
  package init(_ experiment: Experiment, store: DataStore) throws {
    self.experiment = experiment
    self.store = store
    var tasks: [RunTask] = []
    var facts: [[Manifest.DataDigest]: DataFacts] = [:]
    var weights: [Int] = []
    let seeds = experiment.spec.seeds
    for point in experiment.points {
      let spec = point.spec
      let shape = try store.dataset(spec.dataset).shape
      let topology = spec.network.topology(for: shape)
      let values = CanonicalValues.of(spec, topology: topology).compactBytes
      let partitions = Self.partitions(of: spec, shape: shape, topology: topology)
      let digests = try partitions.map {
        try store.digests(of: $0.request, repetition: $0.repetition, fold: $0.fold)
      }
      let training = spec.training(on: shape)
      weights.append(topology.weightCount)
      for (partition, data) in zip(partitions, digests) {
        let own = Manifest.DataDigest.all(data)
        guard facts[own] == nil else { continue }
        facts[own] = try store.facts(
          of: partition.request, repetition: partition.repetition, fold: partition.fold)
      }
      for seed in seeds {
        let job = TrainingJob(
          topology: topology, initialization: spec.network.initialization, plan: training, seed: seed)
        for (partition, data) in zip(partitions, digests) {
          let key = RunKey(
            point: point.index, seed: seed, repetition: partition.repetition, fold: partition.fold)
          tasks.append(
            RunTask(
              key: key, identity: RunIdentity.text(values: values, data: data, seed: seed), job: job,
              partition: partition, data: data, curveMetrics: spec.curveMetrics,
              outputMetrics: spec.namedMetrics.filter { $0.basis == .outputs }))
        }
      }
    }
    self.tasks = tasks
    self.facts = facts
    self.weights = weights
    shape = try store.dataset(experiment.spec.base.dataset).shape
    data = try store.digests(
      of: experiment.spec.base.dataset, repetition: 0, fold: shape.folds == nil ? nil : 0)
  }

  /// The partitions that each seed of a point is trained on, ordered by repeat and fold.
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

extension PreparedExperiment {
  /// The runs at the points that the command line selected.
  package var chosenTasks: [RunTask] {
    guard let chosen = experiment.chosen else { return tasks }
    return tasks.filter { chosen.contains($0.key.point) }
  }

  /// The spec with every default filled in.
  package var resolvedSpec: JSON { experiment.resolvedValues(shape: shape) }

  /// The resolved values that can change a result and are not swept, with their dotted paths.
  package var fixedValues: [AxisValue] {
    let base = experiment.spec.base
    let values = CanonicalValues.of(base, topology: base.network.topology(for: shape))
    return values.leaves().filter { !experiment.axes.contains($0.path) }
  }

  /// The names of the classes; empty for regression.
  package var classes: [String] { if case .classes(let names) = shape.target { names } else { [] } }

  /// The experiment's runs with the records found by identity.
  package func outcome(records: (String) -> RunRecord?) -> ExperimentOutcome {
    var outcome = ExperimentOutcome(
      name: experiment.spec.name, description: experiment.spec.description, axes: experiment.axes,
      points: experiment.points.indices.map(experiment.points.values), ranking: experiment.spec.ranking,
      solved: experiment.spec.solved, metrics: experiment.spec.base.namedMetrics, classes: classes,
      conditions: experiment.conditions, weights: weights, facts: facts,
      runs: tasks.map { task in
        ExperimentOutcome.Run(
          key: task.key, identity: task.identity, data: Manifest.DataDigest.all(task.data), record: nil)
      })
    for index in outcome.runs.indices {
      outcome.runs[index].record = records(outcome.runs[index].identity).map(outcome.presenting)
    }
    return outcome
  }
}

extension PreparedExperiment {
  /// Describes a run in messages: `network.hidden=[8], seed 3, fold 1`.
  package func name(of key: RunKey) -> String {
    var parts = experiment.points.values(at: key.point).map { "\($0.path)=\($0.value.compactText)" }
    parts.append("seed \(key.seed)")
    if shape.repeats > 1 { parts.append("repeat \(key.repetition)") }
    if let fold = key.fold { parts.append("fold \(fold)") }
    return parts.joined(separator: ", ")
  }
}
