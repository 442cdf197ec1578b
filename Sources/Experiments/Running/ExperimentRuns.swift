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
      let values = RunIdentity.canonicalValues(of: spec, topology: topology)
      let folds: [Int?] = shape.folds.map { Array(0..<$0) } ?? [nil]
      for seed in seeds {
        for repetition in 0..<shape.repeats {
          for fold in folds {
            let data = try store.digests(of: spec.dataset, repetition: repetition, fold: fold)
            tasks.append(
              RunTask(
                place: RunPlace(point: point.index, seed: seed, repetition: repetition, fold: fold),
                identity: RunIdentity.text(values: values, data: data, seed: seed),
                job: TrainingJob(
                  topology: topology, initialization: spec.network.initialization, plan: spec.training,
                  seed: seed),
                partition: PartitionKey(
                  request: spec.dataset, repetition: repetition, fold: fold, outputs: topology.outputCount,
                  outputsAreTanh: spec.network.outputActivation == .tanh, precision: spec.network.precision),
                data: data, curveMetrics: spec.curveMetrics))
          }
        }
      }
    }
    self.tasks = tasks
    shape = try store.dataset(experiment.spec.base.dataset).shape
    data = try store.digests(
      of: experiment.spec.base.dataset, repetition: 0, fold: shape.folds == nil ? nil : 0)
  }
}

extension ExperimentOutcome {
  /// What an experiment asked for, with the records that there are so far.
  package init(of experiment: Experiment, runs: ExperimentRuns, records: (String) -> RunRecord?) {
    let classes: [String] =
      if case .classes(let names) = runs.shape.target { names } else { [] }
    self.init(
      name: experiment.spec.name, description: experiment.spec.description, axes: experiment.axes,
      points: experiment.points.map(\.values), ranking: experiment.spec.ranking,
      solved: experiment.spec.solved,
      classes: classes,
      runs: runs.tasks.map { task in
        Run(
          place: task.place, identity: task.identity, data: Manifest.DataDigest.all(task.data),
          record: records(task.identity))
      })
  }
}
