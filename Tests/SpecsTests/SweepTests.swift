import TestSamples
import Testing
import YAML

/// Points, their order and their values.
@Suite struct SweepTests {
  static let base = "version: 1\ndataset: {source: iris}\nnetwork: {hidden: 8}\n"

  /// The axis values of every point, as YAML.
  private func points(
    _ sweep: String, overrides: [String] = [], only: [String] = []
  ) throws -> [String] {
    let experiment = try experiment(Self.base + "sweep:\n" + sweep, overrides: overrides, only: only)
    return experiment.points.filter { experiment.chosen?.contains($0.index) ?? true }.map { point in
      "\(point.index): " + point.values.map(\.value.flowText).joined(separator: " ")
    }
  }

  @Test func firstAxisIsSlowestAndIncludedPointsFollow() throws {
    let sweep = """
        include: [{training.learning_rate: 0.7, training.l2: 0.5}, {}]
        zip:
          - training.epochs: {values: [1, 2]}
            training.momentum: {values: [0.1, 0.2]}
        parameters:
          training.learning_rate: {values: [0.3, 0.2]}
          network.width: {values: [8]}
          training.batch_size: {values: [4, full]}
        exclude: [{training.batch_size: full, training.epochs: 1}]
      """
    let text = Self.base.replacing("{hidden: 8}", with: "{width: 3}") + "sweep:\n" + sweep
    let experiment = try experiment(text)
    #expect(
      experiment.axes == [
        "training.learning_rate", "network.width", "training.batch_size", "training.epochs",
        "training.momentum", "training.l2",
      ])
    #expect(
      experiment.points.map { $0.values.map(\.value.flowText).joined(separator: " ") } == [
        "0.3 8 4 1 0.1 0", "0.3 8 4 2 0.2 0", "0.3 8 full 2 0.2 0",
        "0.2 8 4 1 0.1 0", "0.2 8 4 2 0.2 0", "0.2 8 full 2 0.2 0",
        "0.7 3 32 10 0 0.5", "0.1 3 32 10 0 0",
      ])
    #expect(experiment.points.map(\.index) == Array(0..<8))
    #expect(experiment.points[6].spec.training.learningRate == 0.7)
    #expect(experiment.points[6].spec.training.l2 == 0.5)
    #expect(experiment.points[2].spec.training.batchSize == .full)
  }

  @Test func specWithoutSweepHasOnePoint() throws {
    let experiment = try experiment(Self.base)
    #expect(experiment.points.count == 1)
    #expect(experiment.points[0].values.isEmpty)
  }

  @Test func sweepOfIncludedPointsHasNoOthers() throws {
    #expect(
      try points("  include: [{training.epochs: 3}, {training.epochs: 4}]") == ["0: 3", "1: 4"])
  }

  /// Ranges and their values.
  @Test(arguments: [
    ("training.learning_rate", "{min: 0.1, max: 0.5, count: 5}", "0.1 0.2 0.3 0.4 0.5"),
    ("training.learning_rate", "{min: 1e-4, max: 1, count: 5, scale: log}", "0.0001 0.001 0.01 0.1 1"),
    ("training.learning_rate", "{min: 1e-3, max: 1e-1, count: 3, scale: log}", "0.001 0.01 0.1"),
    (
      "training.learning_rate", "{min: 1e-2, max: 1e-1, count: 3, scale: log}",
      "0.01 0.0316227766017 0.1"
    ),
    ("training.epochs", "{min: 8, max: 128, count: 5, scale: log}", "8 16 32 64 128"),
    ("training.epochs", "{min: 10, max: 30, step: 10}", "10 20 30"),
    ("training.batch_size", "{min: 8, max: 100, count: 4, scale: log}", "8 19 43 100"),
    ("training.batch_size", "{min: 1, max: 4, count: 9}", "1 2 3 4"),
    ("training.batch_size", "{min: 1, max: 8, count: 7, scale: log}", "1 2 3 4 6 8"),
    ("training.batch_size", "{min: 1, max: 2, step: 0.25}", "1 2"),
    ("training.epochs", "{min: 2, max: 5, count: 3}", "2 4 5"),
    ("training.l2", "{min: 0, max: 0.3, step: 0.1}", "0 0.1 0.2 0.3"),
    ("training.l2", "{min: 0.1, max: 0.7, step: 0.2}", "0.1 0.3 0.5 0.7"),
    ("training.momentum", "{min: 0, max: 0.9, count: 4}", "0 0.3 0.6 0.9"),
  ])
  func rangesHaveRoundValues(path: String, axis: String, values: String) throws {
    let experiment = try experiment(Self.base + "sweep: {parameters: {\(path): \(axis)}}\n")
    #expect(experiment.points.map { $0.values[0].value.flowText }.joined(separator: " ") == values)
  }

  @Test func endsOfARangeAreExact() throws {
    let experiment = try experiment(
      Self.base
        + "sweep: {parameters: {training.learning_rate: {min: 0.1234567890123456, max: 0.9876543210987654, "
        + "count: 7, scale: log}}}\n")
    #expect(experiment.points[0].spec.training.learningRate == 0.1234567890123456)
    #expect(experiment.points[6].spec.training.learningRate == 0.9876543210987654)
  }

  @Test func exclusionsMatchNumbersWithinARelative1e9() throws {
    #expect(
      try points(
        """
          parameters: {training.learning_rate: {values: [0.1, 0.2]}, training.epochs: {values: [1, 2]}}
          exclude: [{training.learning_rate: 0.10000000001, training.epochs: 2.0}]
        """) == ["0: 0.1 1", "1: 0.2 1", "2: 0.2 2"])
  }

  private static let grid = """
      parameters: {training.learning_rate: {values: [0.1, 0.2]}, training.epochs: {values: [1, 2]}}
    """

  @Test(arguments: [
    (["training.epochs=5"], ["0: 0.1 5", "1: 0.2 5"]),
    (["training.eta=[0.5,0.6,0.7]", "training.epochs=5"], ["0: 0.5 5", "1: 0.6 5", "2: 0.7 5"]),
    (
      ["training.epochs={min: 1, max: 3, step: 1}", "training.learning_rate=1"],
      ["0: 1 1", "1: 1 2", "2: 1 3"]
    ),
    (["training.l2=0.1"], ["0: 0.1 1", "1: 0.1 2", "2: 0.2 1", "3: 0.2 2"]),
    (["training.l2=[0.1]"], ["0: 0.1 1 0.1", "1: 0.1 2 0.1", "2: 0.2 1 0.1", "3: 0.2 2 0.1"]),
  ])
  func overridesReplaceAxes(overrides: [String], expected: [String]) throws {
    #expect(try points(Self.grid, overrides: overrides) == expected)
  }

  @Test func overridesReplaceValuesOfTheFile() throws {
    let experiment = try experiment(
      Self.base, overrides: ["training.batch_size=full", "network.hidden=[3,4]", "seeds=2", "name=other"])
    let point = experiment.points[0].spec
    #expect(point.training.batchSize == .full)
    #expect(point.network.hidden == [3, 4])
    #expect(experiment.spec.seeds == [0, 1])
    #expect(experiment.spec.name == "other")
    #expect(experiment.axes.isEmpty)
  }

  @Test func listFieldIsSweptByAListOfLists() throws {
    let experiment = try experiment(Self.base, overrides: ["network.hidden=[[3],[4, 4]]"])
    #expect(experiment.points.map(\.spec.network.hidden) == [[3], [4, 4]])
    #expect(experiment.axes == ["network.hidden"])
  }

  @Test func listFieldIsSweptByAMapping() throws {
    let experiment = try experiment(Self.base, overrides: ["network.hidden={values: [[3], [4, 4]]}"])
    #expect(experiment.points.map(\.spec.network.hidden) == [[3], [4, 4]])
  }

  @Test func exclusionOfAnOverriddenAxisMayMatchNothing() throws {
    let sweep = Self.grid + "\n  exclude: [{training.epochs: 2}]"
    #expect(try points(sweep, overrides: ["training.epochs=7"]) == ["0: 0.1 7", "1: 0.2 7"])
  }

  @Test func expectationOfAnOverriddenAxisIsValid() throws {
    let text =
      Self.base + "sweep:\n" + Self.grid
      + "\nexpect: [{metric: train.accuracy, at_least: 1, where: {training.epochs: 2}}]\n"
    #expect(try experiment(text, overrides: ["training.epochs=7"]).spec.expectations.count == 1)
  }

  @Test(arguments: [
    (["training.epochs=2"], ["1: 0.1 2", "3: 0.2 2"]),
    (["training.epochs=2", "training.eta=2e-1"], ["3: 0.2 2"]),
  ])
  func selectedPointsKeepTheirNumbers(only: [String], expected: [String]) throws {
    #expect(try points(Self.grid, only: only) == expected)
  }

  @Test func tenThousandPointsAreComputedOnDemand() throws {
    let text =
      Self.base
        + """
        sweep:
          max_runs: 2000000
          parameters:
            training.learning_rate: {min: 0.1, max: 1, count: 100}
            training.momentum: {min: 0, max: 0.99, count: 100}
        """
    let experiment = try experiment(text)
    #expect(experiment.points.count == 10_000)
    #expect(experiment.points[9_999].spec.training.learningRate == 1)
    #expect(experiment.points[4_321].spec.training.optimizer == .sgd(momentum: 0.21, nesterov: false))
  }

  @Test func impliedLearningRateFollowsTheSweptOptimizer() throws {
    let experiment = try experiment(
      Self.base
        + "sweep: {include: [{training.optimizer: adam}, {training.learning_rate: 0.5}]}\n")
    #expect(experiment.axes == ["training.optimizer", "training.learning_rate"])
    #expect(experiment.points[0].values.map(\.value.flowText) == ["adam", "0.001"])
  }
}
