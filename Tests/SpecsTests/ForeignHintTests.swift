import Specs
import TestSamples
import Testing
import YAML

/// What a hint tells to write instead of another tool's syntax is accepted.
@Suite struct ForeignHintTests {
  static let base = "version: 1\ndataset: {source: iris}\nnetwork: {hidden: 8}\n"

  /// W&B, Hydra, Optuna and Ray, as axes of fields.
  static let axes: [(path: String, value: String)] = [
    ("training.learning_rate", "{distribution: log_uniform_values, min: 1e-4, max: 0.1}"),
    ("training.learning_rate", "{distribution: log_uniform, min: -9.21, max: -2.3}"),
    ("training.learning_rate", "{distribution: inv_log_uniform_values, min: 1e-4, max: 0.1}"),
    ("training.learning_rate", "{distribution: inv_log_uniform, min: 2.3, max: 9.21}"),
    ("training.learning_rate", "{distribution: uniform, min: 0, max: 0.1}"),
    ("training.learning_rate", "{distribution: q_uniform, q: 0.01, min: 0, max: 0.1}"),
    ("training.learning_rate", "{distribution: log_normal, mu: -3, sigma: 1}"),
    ("training.learning_rate", "{distribution: beta, a: 2, b: 5}"),
    ("training.learning_rate", "{distribution: log_uniform_values, min: 0.1, max: 0.1}"),
    ("training.learning_rate", "{type: float, low: 1e-4, high: 0.1, log: true}"),
    ("training.learning_rate", "{grid_search: [0.1, 0.01]}"),
    ("training.learning_rate", "{type: categorical, choices: [0.1, 0.01]}"),
    ("training.learning_rate", "tune.loguniform(1e-4, 1e-1)"),
    ("training.learning_rate", "interval(0.001, 0.1)"),
    ("training.momentum", "{distribution: uniform, min: 0, max: 1}"),
    ("training.momentum", "{distribution: normal, mu: 0.5, sigma: 0.3}"),
    ("training.momentum", "tune.uniform(0.1, 0.9)"),
    ("training.momentum", "choice(0.1, 0.9)"),
    ("training.l2", "{distribution: q_log_uniform_values, min: 1e-6, max: 0.1, q: 0.001}"),
    ("training.epochs", "{distribution: int_uniform, min: 3, max: 20}"),
    ("training.epochs", "{type: int, low: 10, high: 200, log: true}"),
    ("training.epochs", "{type: int, low: 10, high: 50, step: 5}"),
    ("training.epochs", "range(1, 10, 3)"),
    ("training.epochs", "range(1, 2)"),
    ("training.batch_size", "{distribution: q_log_uniform_values, q: 8, min: 8, max: 128}"),
    ("training.batch_size", "tune.choice([16, 32])"),
    ("network.hidden", "{distribution: int_uniform, min: 4, max: 64}"),
    ("network.activation", "{distribution: categorical, values: [tanh, relu]}"),
    (
      "network.activation",
      "{distribution: categorical_w_probabilities, values: [tanh, relu], probabilities: [0.5, 0.5]}"
    ),
    ("network.activation", "tanh, relu"),
    ("training.optimizer", "sgd,adam"),
  ]

  @Test(arguments: axes) func axis(path: String, value: String) throws {
    let spec = { (axis: String) in Self.base + "sweep:\n  parameters:\n    \(path): \(axis)\n" }
    let hint = try Self.hint(for: spec(value))
    #expect(try experiment(spec(hint)).points.count >= 1, "\(hint)")
  }

  @Test(arguments: axes) func fieldOutsideTheSweep(path: String, value: String) throws {
    let names = path.split(separator: ".")
    let section = names[0] == "network" ? "" : "network: {hidden: 8}\n"
    let rest = names[0] == "network" && names[1] != "hidden" ? ", hidden: 8" : ""
    let start = "version: 1\ndataset: {source: iris}\n" + section
    let quoted = value.hasPrefix("{") ? value : "'\(value)'"
    let hint = try Self.hint(for: start + "\(names[0]): {\(names[1]): \(quoted)\(rest)}\n")
    #expect(hint.hasPrefix("sweep: {"), "\(hint)")
    let spec = start + (names[0] == "network" ? "network: {hidden: 8}\n" : "") + hint
    #expect(try experiment(spec).points.count >= 1, "\(hint)")
  }

  @Test(arguments: [
    ("training.momentum", "{value: 0.9}"), ("training.epochs", "{distribution: constant, value: 20}"),
  ])
  func fixedParameter(path: String, value: String) throws {
    let hint = try Self.hint(for: Self.base + "sweep: {parameters: {\(path): \(value)}}\n")
    let line = try #require(hint.firstRange(of: " outside the sweep").map { String(hint[..<$0.lowerBound]) })
    #expect(try experiment(Self.base + line).points.count == 1)
  }

  @Test(arguments: [
    """
    parameters:
      lr: {distribution: log_uniform_values, min: 1e-4, max: 0.1}
      momentum: {value: 0.9}
      epochs: {value: 10}
      batch_size: {distribution: q_log_uniform_values, q: 8, min: 8, max: 128}
      optimizer: {parameters: {l2: {values: [0, 0.01]}}}
      seed: {values: [1, 2, 3]}
      dropout: {values: [0.1, 0.2]}
    """,
    "parameters: {momentum: {value: 0.9}}", "search_space: {lr: {low: 1e-4, high: 0.1, log: true}}",
    "param_grid: {alpha: [0.1, 0.01], max_iter: [10, 20]}",
  ])
  func searchSpace(text: String) throws {
    let hint = try Self.hint(for: Self.base + text + "\n").split(separator: ";")[0]
    let lines = String(hint).replacing(", and ", with: "\n")
    let experiment = try experiment(Self.base + lines)
    #expect(experiment.points.count == (text.contains("q_log") ? 50 : experiment.points.count), "\(lines)")
    if text.contains("seed") { #expect(experiment.spec.seeds == [1, 2, 3]) }
    if text.contains("momentum") { #expect(experiment.points[0].spec.training.epochs == 10) }
  }

  @Test(arguments: [
    "training.epochs=1,2", "network.activation=tanh,relu", "training.optimizer=choice(sgd, adam)",
    "training.epochs=range(1, 4)", "training.learning_rate=interval(0.1, 0.2)",
  ])
  func multirun(argument: String) throws {
    let hint = try Self.hint(for: Self.base, overrides: [argument])
    let word = hint.hasPrefix("'") ? String(hint.dropFirst().dropLast()) : hint
    #expect(try experiment(Self.base, overrides: [word]).points.count > 1, "\(hint)")
  }

  /// What follows `write` in the note of the only error.
  private static func hint(for text: String, overrides: [String] = []) throws -> String {
    do { _ = try experiment(text, overrides: overrides) } catch {
      try #require(error.all.count == 1, "\(error.all.map(\.message))")
      let note = try #require(error.all[0].notes.first?.message)
      let write = try #require(note.firstRange(of: "write "), "\(note)")
      let rest = note[write.upperBound...]
      return String(rest.hasPrefix("axes under ") ? rest.dropFirst(11) : rest)
    }
    Issue.record("accepted: \(text)")
    return ""
  }
}
