import Files
import Operations
import Records
import Running
import TestFiles

/// A host with a fixed clock and name, as operations see it in tests.
func testHost(in folder: String = "/", build: String? = "test build", isInterrupted: Bool = false) -> Host {
  Host(
    toolVersion: "1.2.3", build: build,
    environment: .init(system: "s", architecture: "a", processor: "p", host: "h"),
    lockHolder: "process 1 on test", currentFolder: folder, seconds: { 0 },
    timeText: { "2026-01-01T00:00:00Z" }, isInterrupted: { isInterrupted })
}

/// An observer that ignores all events.
final class SilentObserver: TrainingObserver {
  func begin(_ start: TrainingStart) {}
  func start(_ bundle: BundleInTraining) {}
  func add(_ bundles: [TrainedBundle]) {}
  func end(_ end: TrainingEnd) {}
}

/// A folder with the spec `small.yaml`: two points of two seeds on iris, one epoch each.
struct SmallExperiment {
  static let text = """
    version: 1
    name: small
    dataset: {source: iris, scale: standard, split: {test: 0.2, validation: 0.2, seed: 1}}
    network: {width: 3, activation: tanh}
    training: {learning_rate: 0.05, batch_size: 16, epochs: 1}
    seeds: 2
    metric: validation.accuracy
    sweep:
      parameters:
        training.learning_rate: {values: [0.05, 0.5]}

    """

  let folder: String
  let store = DataStore()
  var results: String { folder + "/results/small" }
  var host: Host { testHost(in: folder) }

  /// Writes the spec to `folder`.
  init(in folder: String) throws {
    self.folder = folder
    try write("small.yaml")
  }

  /// Writes a copy of the spec with another file name, and so the same `name:`.
  func write(_ file: String) throws { try writeFile(Array(Self.text.utf8), at: "\(folder)/\(file)") }

  func named(
    _ file: String = "small.yaml", overrides: [String] = [], only: [String] = []
  ) throws -> NamedExperiment {
    try NamedExperiment(file: "\(folder)/\(file)", overrides: overrides, only: only, store: store)
  }

  func prepared(overrides: [String] = []) throws -> PreparedExperiment {
    try PreparedExperiment(named(overrides: overrides).experiment, store: store)
  }

  /// Trains as `etalon run` does, and writes the results.
  func run(overrides: [String] = [], only: [String] = []) throws {
    let session = try TrainingSession(
      named(overrides: overrides, only: only), overrides: overrides, store: store, folder: results,
      isFresh: false, host: host)
    _ = try session.train(jobs: 1, trainer: nil, failsFast: false, observer: SilentObserver())
    _ = try session.finish()
  }
}

/// Runs `body` with a small experiment in a new folder, and removes the folder afterwards.
func withSmallExperiment(_ body: (SmallExperiment) throws -> Void) throws {
  try withTemporaryFolder { try body(SmallExperiment(in: $0)) }
}
