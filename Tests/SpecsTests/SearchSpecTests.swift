import Specs
import TestSamples
import Testing
import YAML

/// `sweep:` with a method that proposes points.
@Suite struct SearchSpecTests {
  private static let base =
    "version: 1\ndataset: {source: iris}\nnetwork: {width: 4}\ntraining: {learning_rate: 0.1}\nsweep:\n"

  private func search(_ sweep: String, overrides: [String] = []) throws -> Search {
    try #require(try experiment(Self.base + sweep, overrides: overrides).search)
  }

  @Test("The kinds of axes")
  func axes() throws {
    let search = try search(
      """
        method: tpe
        trials: 20
        parameters:
          training.learning_rate: {min: 1e-4, max: 1, scale: log}
          training.l2: {min: 0, max: 0.1}
          training.batch_size: {min: 8, max: 128, scale: log}
          network.width: {min: 2, max: 32, step: 2}
          network.activation: {values: [tanh, relu]}
          training.epochs: {values: [5, 10, 20], ordered: true}
      """)
    #expect(
      search.axes.map(\.kind) == [
        .numbers(min: 1e-4, max: 1, isLogarithmic: true, isWhole: false),
        .numbers(min: 0, max: 0.1, isLogarithmic: false, isWhole: false),
        .numbers(min: 8, max: 128, isLogarithmic: true, isWhole: true),
        .values((1...16).map { .int(2 * $0) }, isOrdered: true),
        .values(["tanh", "relu"], isOrdered: false), .values([5, 10, 20], isOrdered: true),
      ])
    #expect(search.trials == 20 && search.batch == 10 && search.seed == 0 && search.method == .tpe)
  }

  @Test("Included points have the values that they do not name from outside the sweep")
  func included() throws {
    let search = try search(
      """
        method: random
        trials: 5
        parameters:
          training.optimizer: {values: [sgd, adam]}
          training.momentum: {min: 0, max: 0.9, when: {training.optimizer: [sgd]}}
          training.learning_rate: {min: 0.01, max: 1}
        include: [{training.optimizer: adam}, {training.momentum: 0.5, training.learning_rate: 0.02}]
      """)
    #expect(search.included == [["adam", .null, 0.1], ["sgd", 0.5, 0.02]])
  }

  @Test("Exclusions leave out combinations of listed values")
  func excluded() throws {
    let search = try search(
      """
        method: random
        trials: 5
        parameters:
          training.optimizer: {values: [sgd, adam]}
          network.activation: {values: [tanh, relu]}
          training.l2: {min: 0, max: 0.1}
        exclude: [{training.optimizer: adam, network.activation: relu}]
      """)
    #expect(search.excludes(["adam", "relu", 0.05]))
    #expect(!search.excludes(["adam", "tanh", 0.05]) && !search.excludes(["sgd", "relu", 0.05]))
  }

  @Test("A searched point is the point that a grid has")
  func trials() throws {
    let axes =
      "  parameters: {training.learning_rate: {min: 0.01, max: 1}, network.width: {min: 2, max: 9}}\n"
    let searched = try experiment(Self.base + "  method: sobol\n  trials: 3\n" + axes)
    #expect(searched.points.isEmpty)
    let tried = try searched.with(trials: [[0.25, 7], [0.5, 2]])
    let grid = try experiment(
      Self.base + "  parameters: {training.learning_rate: {values: [0.25]}, network.width: {values: [7]}}\n")
    #expect(tried.points.count == 2)
    #expect(tried.points.spec(at: 0) == grid.points.spec(at: 0))
    #expect(try tried.with(trials: [[0.25, 7], [0.5, 2], [0.125, 3]]).points.count == 3)
  }

  @Test("The command line changes method and trials")
  func commandLine() throws {
    let text = "  parameters: {training.learning_rate: {min: 0.01, max: 1}}\n"
    let search = try search(text, overrides: ["sweep.method=gp", "sweep.trials=7", "sweep.batch=2"])
    #expect(search.method == .gp && search.trials == 7 && search.batch == 2)
  }
}
