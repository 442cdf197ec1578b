import Networks
import Results
import Running

extension TrainingSession {
  /// With `save: {networks: best}`, keeps the network that `etalon network` takes, and removes others.
  ///
  /// Nothing is kept while the best point depends on a condition, or no run is measured.
  package func keepBestNetwork(_ analysis: ExperimentAnalysis, jobs: Int) throws {
    guard prepared.experiment.spec.savedNetworks == .best,
      let selection = try? NetworkSelection(.init(), in: analysis.summary)
    else { return }
    let training = NetworkTraining(prepared, folder: folder, host: host)
    let pipeline = try training.pipeline(of: selection, jobs: jobs, observer: NoObserver())
    guard let pipeline else { return }
    let networks = KeptNetworks(results: folder)
    try networks.write([pipeline])
    try networks.prune { $0 == pipeline.provenance.run }
  }
}

/// Shows nothing: one run takes no longer than each of those that were shown.
private final class NoObserver: TrainingObserver {
  func begin(_ start: TrainingStart) {}
  func start(_ bundle: BundleInTraining) {}
  func add(_ bundles: [TrainedBundle]) {}
  func end(_ end: TrainingEnd) {}
}
