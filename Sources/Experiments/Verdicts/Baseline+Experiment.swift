import Arithmetic
import Datasets
import JSON
import Learning

extension Baseline {
  /// What an experiment's results are, as far as there are records of its runs.
  ///
  /// Throws `DatasetError`; the data have been read before.
  package init(
    of experiment: Experiment, runs: ExperimentRuns, store: DataStore, toolVersion: String,
    records: (String) -> RunRecord?
  ) throws {
    let outcome = ExperimentOutcome(of: experiment, runs: runs, records: records)
    self.init(
      name: experiment.spec.name, toolVersion: toolVersion, arithmeticVersion: ArithmeticVersion.current,
      specDigest: Digest.text(of: experiment.resolvedValues(shape: runs.shape).compactBytes),
      fixed: try Self.fixedValues(of: experiment, store: store),
      runs: try zip(runs.tasks, outcome.runs).compactMap { task, run in
        let digests = try store.digests(
          of: task.partition.request, repetition: task.place.repetition, fold: task.place.fold)
        let data = DatasetPart.allCases.compactMap { part in
          digests[part].map { Manifest.DataDigest(part: part.rawValue, digest: $0) }
        }
        return BaselineRun(run, of: outcome, data: data)
      })
  }

  /// The resolved values that can change a result and are not swept, by dotted path.
  private static func fixedValues(of experiment: Experiment, store: DataStore) throws -> [AxisValue] {
    let base = experiment.spec.base
    let shape = try store.dataset(base.dataset).shape
    let values = RunIdentity.canonicalValues(of: base, topology: base.network.topology(for: shape))
    return leaves(of: values, path: "").filter { !experiment.axes.contains($0.path) }
  }

  private static func leaves(of value: JSON, path: String) -> [AxisValue] {
    guard case .object(let members) = value else { return [AxisValue(path: path, value: value)] }
    return members.flatMap { leaves(of: $0.value, path: path.isEmpty ? $0.name : "\(path).\($0.name)") }
  }
}
