import JSON
import Specs
import TestSamples
import Testing
import YAML

/// Numbers copied from a table, where they are rounded.
@Suite struct RoundedValueTests {
  static let sweep = """
    version: 1
    dataset: {source: iris}
    network: {hidden: 8}
    sweep:
      parameters:
        training.learning_rate: {min: 0.001, max: 1, count: 7, scale: log}
        training.momentum: {values: [0.1, 0.9]}

    """

  @Test(
    arguments: [
      (0.031623, [0.0316227766017, 0.1], 0.0316227766017), (0.03, [0.0316227766017, 0.1], 0.0316227766017),
      (0.0316, [0.03158, 0.03164], 0.0316), (1e-5, [1.2e-5, 3e-5], 1.2e-5), (0.5, [0.4, 0.6], 0.5),
      (10, [10.4, 12], 10.4), (10, [10, 10.4], 10), (0.1, [0.15, 0.2], 0.15), (0.1, [0.1501, 0.2], 0.1),
      (-0.25, [-0.2549, 0.2549], -0.2549), (1e22, [1.04e22], 1.04e22), (1e22, [1.6e22], 1e22),
      (300, [314], 300),
    ] as [(Double, [Double], Double)])
  func oneNumber(typed: Double, swept: [Double], meant: Double) {
    #expect(JSON.number(typed).meant(among: swept.map { .number($0) }) == .number(meant))
  }

  @Test func listsAreRoundedNumberByNumber() {
    let values: [JSON] = [[1.23456, 2], [1.23, 3]]
    #expect(JSON.array([1.235, 2]).meant(among: values) == [1.23456, 2])
    #expect(JSON.array([1.235, 4]).meant(among: values) == [1.235, 4])
    #expect(JSON.string("x").meant(among: ["xy"]) == "x")
  }

  @Test func onlyTakesThePointsOfTheTable() throws {
    let experiment = try experiment(Self.sweep, only: ["training.learning_rate=0.031623"])
    #expect(experiment.chosen == [6, 7])
  }

  @Test func excludeLeavesOutThePointsOfTheTable() throws {
    let exclusion = "  exclude: [{training.learning_rate: 0.031623, training.momentum: 0.9}]\n"
    #expect(try experiment(Self.sweep + exclusion).points.count == 13)
  }

  @Test func whereSelectsThePointsOfTheTable() throws {
    let text =
      "expect: [{metric: train.accuracy, at_least: 0.5, where: {training.learning_rate: 0.031623}}]\n"
    let condition = try experiment(Self.sweep + text).spec.expectations[0].condition
    #expect(condition == [AxisValue(path: "training.learning_rate", value: .number(0.0316227766017))])
  }

  @Test func includeTakesTheValueOfTheTableButNotAShorterNumber() throws {
    let points = try experiment(
      Self.sweep + "  include: [{training.learning_rate: 0.031623, training.momentum: 0.5}, "
        + "{training.learning_rate: 0.03, training.momentum: 0.5}]\n"
    ).points
    #expect(points[14].spec.training.learningRate == 0.0316227766017)
    #expect(points[15].spec.training.learningRate == 0.03)
  }
}
