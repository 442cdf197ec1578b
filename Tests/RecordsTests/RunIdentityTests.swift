import Datasets
import Learning
import TestSamples
import Testing
import YAML

@testable import Records
@testable import Specs

/// What tells runs apart, and what does not.
@Suite struct RunIdentityTests {
  private static let spec = """
    version: 1
    name: one
    dataset: {source: iris, split: {test: 0.2}}
    network: {layers: [4, 8, 8, 3], activation: tanh}
    training: {learning_rate: 0.1, momentum: 0.9, epochs: 10}
    seeds: 2
    """

  private func identity(_ text: String, overrides: [String] = [], seed: UInt64 = 0) throws -> String {
    let point = try experiment(text, overrides: overrides).points[0].spec
    let data = try Dataset(point.dataset)
    let values = CanonicalValues.of(point, topology: point.network.topology(for: data.shape))
    return RunIdentity.text(
      values: values.compactBytes, data: data.digests(repetition: 0, fold: nil), seed: seed)
  }

  /// The same experiment in other words.
  @Test(arguments: [
    "# a comment\n" + spec,
    spec.replacing("name: one", with: "name: two\ndescription: Other words."),
    spec.replacing("learning_rate: 0.1", with: "eta: 1e-1"),
    spec.replacing("learning_rate: 0.1", with: "η: 0.10"),
    spec.replacing("layers: [4, 8, 8, 3]", with: "layers: [auto, 8, 8, auto]"),
    spec.replacing("layers: [4, 8, 8, 3]", with: "hidden: [8, 8]"),
    spec.replacing("layers: [4, 8, 8, 3]", with: "depth: 2, width: 8"),
    spec.replacing("activation: tanh", with: "activation: [tanh, tanh]"),
    spec.replacing(
      "activation: tanh", with: "activation: tanh, output: softmax, bias: true, precision: float32"),
    spec.replacing(
      "activation: tanh", with: "activation: tanh, initialization: {method: glorot, gain: 1, fan: average}"),
    spec.replacing(
      "epochs: 10", with: "epochs: 1e1, batch_size: 32, l2: 0.0, loss: cross_entropy, shuffle: epoch"),
    spec.replacing(
      "seeds: 2", with: "seeds: [0, 7]\nmetric: {name: train.loss, at: best}\nevaluate: {every: 1}"),
    spec.replacing("seeds: 2", with: "sweep: {parameters: {training.l2: {values: [0, 0.1]}}}"),
    spec.replacing("seeds: 2", with: "check: {margin: 0.1}\nexpect: [{metric: test.accuracy, at_least: 1}]"),
    spec.replacing("source: iris", with: "task: classification, scale: none, source: iris"),
    "training: {epochs: 10, momentum: 0.9, learning_rate: 0.1}\nversion: 1\n"
      + "network: {activation: tanh, layers: [4, 8, 8, 3]}\ndataset: {split: {test: 0.2}, source: iris}\n",
  ])
  func otherWordsAreTheSameRun(text: String) throws {
    #expect(try identity(text) == identity(Self.spec))
  }

  /// One value changed.
  @Test(arguments: [
    "training.learning_rate=0.2", "training.momentum=0.8", "training.epochs=11", "training.batch_size=16",
    "training.batch_size=full", "training.l2=0.1", "training.loss=squared_error", "training.gradient=sum",
    "training.shuffle=once", "training.error_margin=0.1", "training.nesterov=true", "network.activation=relu",
    "network.layers=[4,8,3]", "network.output=sigmoid", "network.bias=false", "network.precision=float64",
    "network.initialization={method: he}", "network.initialization.biases=same", "dataset.scale=standard",
    "dataset.split.seed=1", "dataset.split.test=0.3", "dataset.source=wine", "evaluate.every=2",
    "evaluate.metrics=[mae]",
  ])
  func oneOtherValueIsAnotherRun(override: String) throws {
    let overrides = [override] + (override.hasSuffix("wine") ? ["network.layers=[auto,8,8,auto]"] : [])
    #expect(try identity(Self.spec, overrides: overrides) != identity(Self.spec))
  }

  @Test func anotherSeedIsAnotherRun() throws {
    #expect(try identity(Self.spec, seed: 1) != identity(Self.spec))
  }

  /// Every field that can change a result is in the canonical values, and no other.
  @Test func canonicalValuesAreTheResolvedOnes() throws {
    let point = try experiment(Self.spec).points[0].spec
    let shape = try Dataset(point.dataset).shape
    let values = CanonicalValues.of(point, topology: point.network.topology(for: shape))
    #expect(
      values.compactText == """
        {"dataset":{"missing":"error","scale":"none","target_scale":"none","task":"classification"},\
        "evaluate":{"every":1,"metrics":["loss","accuracy"]},\
        "network":{"activation":"tanh","bias":true,"initialization":{"biases":"zeros",\
        "distribution":"uniform","fan":"average","gain":1.0,"method":"glorot"},"layers":[4,8,8,3],\
        "output":"softmax","precision":"float32"},\
        "training":{"batch_size":32,"epochs":10,"error_margin":0.0,"gradient":"mean","l2":0.0,\
        "l2_per":"step","learning_rate":0.1,"loss":"cross_entropy","momentum":0.9,"nesterov":false,\
        "optimizer":"sgd","shuffle":"epoch"}}
        """)
  }

  /// A point that is written out as a spec, read again, is the same point.
  @Test(arguments: try SpecFiles.names(in: "Accepted"))
  func aPointWrittenOutIsItself(name: String) throws {
    let file = SpecFiles.tests.appending(path: "Accepted/\(name).yaml").path()
    let experiment = try SpecFiles.experiment("Accepted/\(name).yaml")
    for point in experiment.points.prefix(5) {
      let shape = try Dataset(point.spec.dataset).shape
      let text = experiment.specText(of: point, shape: shape)
      let again = try Experiment(
        reading: Source(name: "again.yaml", text: text), context: SpecFiles.context(file)
      ).points[0].spec
      let topology = point.spec.network.topology(for: shape)
      #expect(
        CanonicalValues.of(again, topology: topology)
          == CanonicalValues.of(point.spec, topology: topology))
      #expect(again.network.topology(for: shape) == topology)
      #expect(again.dataset.split == point.spec.dataset.split)
      #expect(again.dataset.source == point.spec.dataset.source)
    }
  }
}
