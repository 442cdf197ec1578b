import Files
import Learning
import Operations
import Records
import Running
import SeededNumbers
import Synchronization
import TestFiles
import YAML

/// A random small search on iris: its spec's text, which depends on the seed alone.
struct RandomSearch {
  let text: String
  let trials: Int

  init(seed: UInt64, methods: [String] = ["random", "sobol", "tpe", "gp"]) {
    var dice = SplitMix64(seed: seed)
    trials = Int.random(in: 5...12, using: &dice)
    var axes = ["training.learning_rate: {min: 0.001, max: 0.5, scale: log}"]
    let others = [
      "training.batch_size: {min: 4, max: 64, scale: log}", "network.width: {min: 2, max: 5}",
      "training.l2: {min: 0, max: 0.01}", "network.activation: {values: [tanh, relu, sigmoid]}",
      "training.epochs: {values: [1, 2, 3], ordered: true}",
      "training.error_margin: {min: 0, max: 0.2, step: 0.1}",
      "training.optimizer: {values: [sgd, adam]}",
    ]
    axes += others.filter { _ in Bool.random(using: &dice) }
    let hasOptimizer = axes.contains { $0.hasPrefix("training.optimizer") }
    if hasOptimizer {
      axes.append("training.momentum: {min: 0, max: 0.9, when: {training.optimizer: [sgd]}}")
    }
    if Bool.random(using: &dice) { axes.reverse() }
    var keys = [
      "method: \(methods.randomElement(using: &dice)!)", "trials: \(trials)",
      "batch: \(Int.random(in: 1...5, using: &dice))", "seed: \(Int.random(in: 0...9, using: &dice))",
    ]
    if Bool.random(using: &dice) {
      keys.append("include: [{training.learning_rate: 0.01}, {training.learning_rate: 0.1}]")
    }
    if axes.contains(where: { $0.hasPrefix("network.activation") }), Bool.random(using: &dice) {
      keys.append("exclude: [{network.activation: relu}]")
    }
    text = """
      version: 1
      name: searched
      dataset: {source: iris, scale: standard, split: {test: 0.2, validation: 0.2, seed: 1}}
      network: {width: 3, activation: tanh}
      training: {learning_rate: 0.05, batch_size: 16, epochs: 1}
      seeds: \(Int.random(in: 1...3, using: &dice))
      metric: validation.\(["accuracy", "loss"].randomElement(using: &dice)!)
      sweep:
      \(keys.map { "  " + $0 }.joined(separator: "\n"))
        parameters:
      \(axes.map { "    " + $0 }.joined(separator: "\n"))

      """
  }
}

/// Asks for the end of training once some bundles have their records.
final class StoppingObserver: TrainingObserver {
  private let left: Atomic<Int>

  init(after bundles: Int) { left = Atomic(bundles) }

  var isInterrupted: Bool { left.load(ordering: .relaxed) <= 0 }

  func begin(_ start: TrainingStart) {}
  func start(_ bundle: BundleInTraining) {}
  func add(_ bundles: [TrainedBundle]) { left.subtract(bundles.count, ordering: .relaxed) }
  func end(_ end: TrainingEnd) {}
}

/// A search in a results folder of its own.
struct SearchPlace {
  static let derived = [
    "plan.json", "search.jsonl", "runs.csv", "curves.csv", "summary.csv", "results.json",
  ]

  let folder: String
  let text: String
  let store = DataStore()

  var results: String { folder + "/searched" }

  /// Trains, up to some bundles, and writes the results.
  @discardableResult
  func run(
    overrides: [String] = [], jobs: Int = 1, trainer: Trainer? = nil, bundles: Int = .max
  ) throws -> SweepEnd {
    let source = Source(name: "searched.yaml", text: text)
    let named = try NamedExperiment(
      path: "searched.yaml", source: source, overrides: overrides, store: store)
    let observer = StoppingObserver(after: bundles)
    var host = testHost(in: folder)
    host.isInterrupted = { observer.isInterrupted }
    let session = try TrainingSession(
      named, overrides: overrides, store: store, folder: results, isFresh: false, host: host)
    let end = try session.train(jobs: jobs, trainer: trainer, failsFast: false, observer: observer)
    _ = try session.finish()
    return end
  }

  /// Every file that must not depend on how the search was trained, and the records in the order of their runs.
  func bytes() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in Self.derived { files[name] = try fileContents(of: "\(results)/\(name)") }
    return files
  }

  var recorded: Int { get throws { try JournalReplay(results: results).entries.count } }
}
