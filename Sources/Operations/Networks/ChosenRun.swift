import Learning
import Networks
import Results
import Running
import Specs

/// What a spec wants kept of one run, that which `etalon network` takes by default.
struct ChosenRun {
  private let prepared: PreparedExperiment
  private let folder: String
  private let host: Host

  /// - Parameter folder: the results folder.
  init(_ prepared: PreparedExperiment, folder: String, host: Host) {
    (self.prepared, self.folder, self.host) = (prepared, folder, host)
  }

  /// Keeps the run's network with `save: {networks: best}` and the predictions that `predictions:` names, and removes those of other
  /// runs.
  ///
  /// Files that are there already are not made again. Nothing is kept while the best point depends on a condition, or no run is
  /// measured.
  func keep(_ analysis: ExperimentAnalysis, jobs: Int) throws {
    let spec = prepared.experiment.spec
    guard spec.savedNetworks == .best || !spec.predictedParts.isEmpty,
      let selection = try? NetworkSelection(.init(), in: analysis.summary)
    else { return }
    let run = selection.run.identity
    let predictions = KeptPredictions(results: folder)
    let missing = spec.predictedParts.filter { !predictions.contains(run, $0) }
    if spec.savedNetworks == .best || !missing.isEmpty {
      try keep(selection, predicting: missing, jobs: jobs)
    }
    guard !spec.predictedParts.isEmpty else { return }
    try predictions.prune { $0 == run && spec.predictedParts.contains($1) }
  }

  /// Keeps what a run lacks; nothing if interrupted.
  private func keep(_ selection: NetworkSelection, predicting parts: [DatasetPart], jobs: Int) throws {
    let training = NetworkTraining(prepared, folder: folder, host: host)
    guard let pipeline = try training.pipeline(of: selection, jobs: jobs, observer: NoObserver()) else {
      return
    }
    if prepared.experiment.spec.savedNetworks == .best {
      let networks = KeptNetworks(results: folder)
      try networks.write([pipeline])
      try networks.prune { $0 == pipeline.provenance.run }
    }
    let (dataset, partition) = try training.data(of: selection)
    // A point of an axis over the data may lack the part.
    let samples = parts.compactMap {
      dataset.samples(of: $0, repetition: partition.repetition, fold: partition.fold)
    }
    try KeptPredictions(results: folder).write(samples.map { SamplePredictions(of: $0, by: pipeline) })
  }
}

extension TrainingSession {
  /// Says that runs which had a record before the spec kept networks have none; nil if all have one, or the spec keeps fewer.
  package func noteOnNetworks(_ analysis: ExperimentAnalysis) -> String? {
    guard prepared.experiment.spec.savedNetworks == .all else { return nil }
    let count = KeptNetworks(results: folder).missing(of: analysis.summary.outcome)
    guard count > 0 else { return nil }
    return
      "\(counted(count, "run")) had a record before save.networks was all, so no network is kept: etalon network trains one "
      + "again, etalon run --fresh all of them"
  }

  /// Keeps the network and the predictions that the spec wants of the best point's median run.
  package func keepChosenRun(_ analysis: ExperimentAnalysis, jobs: Int) throws {
    try ChosenRun(prepared, folder: folder, host: host).keep(analysis, jobs: jobs)
  }
}

/// Shows nothing: one run takes no longer than each of those that were shown.
private final class NoObserver: TrainingObserver {
  func begin(_ start: TrainingStart) {}
  func start(_ bundle: BundleInTraining) {}
  func add(_ bundles: [TrainedBundle]) {}
  func end(_ end: TrainingEnd) {}
}
