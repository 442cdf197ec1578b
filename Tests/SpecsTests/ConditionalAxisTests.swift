import Specs
import TestSamples
import Testing
import YAML

/// Axes with `when:`.
@Suite struct ConditionalAxisTests {
  private static let base = "version: 1\ndataset: {source: iris}\nnetwork: {hidden: 8}\nsweep:\n"
  private static let momentum = """
      parameters:
        training.optimizer: {values: [sgd, adam]}
        training.momentum: {values: [0.1, 0.9], when: {training.optimizer: [sgd]}}
    """

  /// The axis values of every chosen point, as YAML.
  private func points(_ sweep: String, overrides: [String] = [], only: [String] = []) throws -> [String] {
    let experiment = try experiment(Self.base + sweep, overrides: overrides, only: only)
    return experiment.points.filter { experiment.chosen?.contains($0.index) ?? true }.map { point in
      "\(point.index): " + point.values.map(\.value.flowText).joined(separator: " ")
    }
  }

  @Test("An axis exists only where its condition is met")
  func exists() throws {
    #expect(try points(Self.momentum) == ["0: sgd 0.1", "1: sgd 0.9", "2: adam null"])
    #expect(
      try points(Self.momentum, overrides: ["training.optimizer=adam"]) == ["0: adam null"])
    #expect(
      try points(Self.momentum, overrides: ["training.momentum=[0.3]"]) == ["0: sgd 0.3", "1: adam null"])
  }

  @Test("--only, exclude and include see the axis only where it exists")
  func selections() throws {
    #expect(try points(Self.momentum, only: ["training.momentum=0.1"]) == ["0: sgd 0.1"])
    #expect(
      try points(Self.momentum + "\n  exclude: [{training.momentum: 0.1}]") == ["0: sgd 0.9", "1: adam null"])
    #expect(
      try points(Self.momentum + "\n  include: [{training.optimizer: rprop}, {training.momentum: 0.5}]")
        == ["0: sgd 0.1", "1: sgd 0.9", "2: adam null", "3: rprop null", "4: sgd 0.5"])
    #expect(throws: Diagnostics.self) {
      try points(Self.momentum + "\n  include: [{training.optimizer: adam}]")
    }
  }

  @Test("An axis exists only where the axes that it depends on exist")
  func chains() throws {
    let sweep = """
        parameters:
          network.width: {values: [2, 3], when: {training.momentum: [0.9]}}
          training.momentum: {values: [0.1, 0.9], when: {training.optimizer: sgd}}
          training.optimizer: {values: [sgd, adam]}
      """
    let text = Self.base.replacing("{hidden: 8}", with: "{width: 5}")
    let points = try experiment(text + sweep).points.map {
      $0.values.map(\.value.flowText).joined(separator: " ")
    }
    #expect(points == ["null 0.1 sgd", "null null adam", "2 0.9 sgd", "3 0.9 sgd"])
  }

  @Test("Combinations that begin with an axis that does not exist are not enumerated")
  func manyCombinations() throws {
    let chain = ["network.width", "training.batch_size", "training.epochs", "training.l1", "training.l2"]
    let axes = zip(["training.optimizer"] + chain, ["sgd", "1", "1", "1", "1"]).enumerated().map {
      index, link in
      "    \(chain[index]): {min: 1, max: 40, step: 1, when: {\(link.0): [\(link.1)]}}\n"
    }
    let sweep = "  parameters:\n    training.optimizer: {values: [adam, sgd]}\n" + axes.joined()
    let text = Self.base.replacing("{hidden: 8}", with: "{width: 5}")
    // 2 · 40⁵ combinations.
    #expect(try experiment(text + sweep).points.count == 1 + 4 * 39 + 40)
  }

  @Test("Checking independent axes one by one gives the points of checking all combinations")
  func separateParts() throws {
    let sweep =
      Self.momentum + "\n    training.epochs: {values: [1, 2]}\n    network.bias: {values: [true, false]}"
    let source = Source(name: "x.yaml", text: Self.base + sweep)
    let specs = try [true, false].map { separates in
      try Experiment(reading: source, context: SpecFiles.context("x.yaml"), separatesParts: separates).points
        .map(\.spec)
    }
    #expect(specs[0].count == 12)
    #expect(specs[0] == specs[1])
  }
}
