import Datasets
import Learning
import TestSamples
import Testing
import YAML

@testable import Specs

/// What valid specs mean: every default, every form of a value, and values that depend on other fields.
@Suite struct AcceptedSpecTests {
  @Test(arguments: try SpecFiles.names(in: "Accepted"))
  func validSpecHasNoWarnings(name: String) throws {
    let experiment = try SpecFiles.experiment("Accepted/\(name).yaml")
    #expect(experiment.warnings.isEmpty)
    #expect(!experiment.points.isEmpty)
  }

  @Test func starterSpecIsValid() throws {
    let experiment = try experiment(StarterSpec.text)
    #expect(experiment.warnings.isEmpty)
    #expect(experiment.points.count == 9)
  }

  @Test func minimalSpecHasEveryDefault() throws {
    let experiment = try experiment(Self.smallest)
    let point = experiment.points[0].spec
    #expect(experiment.spec.name == "spec")
    #expect(experiment.spec.seeds == [0])
    #expect(experiment.spec.ranking == Ranking(metric: MetricName(.train, .accuracy), goal: .maximize))
    #expect(experiment.spec.solved == nil)
    #expect(
      experiment.spec.check
        == CheckSettings(metrics: [], margin: 0.01, alpha: 0.05, onInconclusive: .fail))
    #expect(experiment.spec.maxRuns == 10_000)
    #expect(point.dataset == DatasetRequest(source: .bundled(name: "iris", size: nil)))
    #expect(point.network.hidden == [8])
    #expect(point.network.hiddenActivations == [.relu])
    #expect(point.network.outputActivation == .softmax)
    #expect(point.network.hasBiases)
    #expect(point.network.precision == .float32)
    #expect(
      point.network.initialization
        == Initialization(weights: .scaled(.glorot, .uniform, .average, gain: 1), biases: .zeros))
    #expect(
      point.training
        == TrainingPlan(
          loss: .crossEntropy, optimizer: .sgd(momentum: 0, nesterov: false), learningRate: 0.1,
          batchSize: .samples(32), gradient: .mean, l2: 0, l2Basis: .step, errorMargin: 0, shuffle: .epoch,
          epochs: 10, evaluation: .every(1), measuresRunningLoss: false))
    #expect(point.curveMetrics == [.loss, .accuracy])
  }

  @Test func classWeightsFollowTheClassesOfTheData() throws {
    let experiment = try SpecFiles.experiment("Accepted/weights.yaml")
    let plans = try experiment.points.map { point in
      point.spec.training(on: try Dataset(point.spec.dataset).shape).classWeights
    }
    #expect(plans == [nil, .balanced, .listed([3, 1]), .listed([2.5, 0.5])])
    #expect(experiment.points[0].spec.dataset.format.weight == "share")
  }

  @Test(arguments: [
    ("none", true), ("{setosa: 1, virginica: 1.0}", true), ("balanced", false), ("{setosa: 2}", false),
  ])
  func classWeightsChangeTheCanonicalValuesUnlessAllAreOne(weights: String, isSame: Bool) throws {
    func values(_ training: String) throws -> String {
      let point = try experiment(Self.smallest + training).points[0].spec
      let shape = try Dataset(point.dataset).shape
      return CanonicalValues.of(point, topology: point.network.topology(for: shape)).compactText
    }
    let plain = try values("")
    let weighted = try values("training: {class_weight: \(weights)}\n")
    #expect((plain == weighted) == isSame && !plain.contains("class_weight"))
    let repeated = try values("training: {class_weight: {virginica: 1, setosa: 2.0}}\n")
    #expect(weights != "{setosa: 2}" || weighted == repeated)
  }

  static let smallest = "version: 1\ndataset: {source: iris}\nnetwork: {hidden: 8}\n"

  /// What follows from `network:` and `training:` for iris (4 inputs, 3 classes) or xor (2 and 2).
  @Test(arguments: [
    ("iris", "{hidden: 8}", "{}", [4, 8, 3], Activation.softmax),
    ("iris", "{layers: [auto, 8, auto]}", "{}", [4, 8, 3], .softmax),
    ("iris", "{width: 5, depth: 3}", "{}", [4, 5, 5, 5, 3], .softmax),
    ("iris", "{width: 5}", "{}", [4, 5, 3], .softmax),
    ("iris", "{hidden: []}", "{}", [4, 3], .softmax),
    ("iris", "{hidden: 8}", "{loss: squared_error}", [4, 8, 3], .sigmoid),
    ("iris", "{hidden: 8, output: sigmoid}", "{}", [4, 8, 3], .sigmoid),
    ("xor", "{layers: [2, 2, 1]}", "{}", [2, 2, 1], .sigmoid),
    ("xor", "{layers: [2, 2, 2]}", "{}", [2, 2, 2], .softmax),
    ("xor", "{hidden: 2}", "{}", [2, 2, 2], .softmax),
    ("xor", "{hidden: 2, output: sigmoid}", "{}", [2, 2, 1], .sigmoid),
    ("xor", "{hidden: 2, output: tanh}", "{loss: squared_error}", [2, 2, 1], .tanh),
  ])
  func layersAndOutputsFollowFromData(
    source: String, network: String, training: String, sizes: [Int], output: Activation
  ) throws {
    let experiment = try experiment(
      "version: 1\ndataset: {source: \(source)}\nnetwork: \(network)\ntraining: \(training)\n")
    let point = experiment.points[0].spec
    let topology = point.network.topology(for: try Dataset(point.dataset).shape)
    #expect(topology.sizes == sizes)
    #expect(topology.activations.last == output)
  }

  @Test(arguments: [
    ("{}", "train.accuracy"), ("published", "test.accuracy"), ("0.2", "test.accuracy"),
    ("{validation: 0.2}", "validation.accuracy"), ("{test: 0.2, validation: 30}", "validation.accuracy"),
    ("{folds: 5}", "test.accuracy"), ("{test: 0.2, folds: 5}", "validation.accuracy"),
  ])
  func defaultRankingPartFollowsFromSplit(split: String, metric: String) throws {
    let experiment = try experiment(
      "version: 1\ndataset: {source: vowel, split: \(split)}\nnetwork: {hidden: 8}\n")
    #expect(experiment.spec.ranking.metric.description == metric)
  }

  @Test(arguments: [
    ("train.accuracy", Ranking.Goal.maximize), ("train.r2", .maximize), ("train.macro_f1", .maximize),
    ("train.loss", .minimize), ("train.error_rate", .minimize), ("train.running_loss", .minimize),
  ])
  func goalFollowsFromMetric(metric: String, goal: Ranking.Goal) throws {
    #expect(try experiment(Self.smallest + "metric: \(metric)\n").spec.ranking.goal == goal)
  }

  @Test func curvesHaveTheMetricsThatTheSpecNames() throws {
    let experiment = try experiment(
      """
      version: 1
      dataset: {source: iris, split: {test: 0.2}}
      network: {hidden: 8}
      training: {l2: 1e-3}
      metric: test.macro_f1
      solved: {metric: train.mse, at_most: 0.1}
      evaluate: {every: 5, metrics: [mae]}
      expect:
        - {metric: test.rmse, at_most: 0.5, epoch: 5}
        - {metric: test.max_abs_error, at_most: 1}
      """)
    #expect(
      experiment.points[0].spec.curveMetrics
        == [.loss, .objective, .accuracy, .rmse, .mse, .mae, .macroF1])
  }

  @Test(arguments: [
    ("", false), ("metric: train.running_loss", true), ("evaluate: {metrics: running_loss}", true),
    ("solved: {metric: train.running_loss, at_most: 1}", true),
    ("expect: [{metric: train.running_loss, at_most: 1}]", true),
    ("check: {metrics: train.running_loss}", true),
  ])
  func runningLossIsMeasuredOnlyIfNamed(line: String, isMeasured: Bool) throws {
    let point = try experiment(Self.smallest + line + "\n").points[0].spec
    #expect(point.training.measuresRunningLoss == isMeasured)
    #expect(point.curveMetrics.contains(.runningLoss) == isMeasured)
  }

  @Test func rankingOnTestPartDespiteValidationPartWarnsOnce() throws {
    let experiment = try experiment(
      """
      version: 1
      dataset: {source: iris, split: {test: 0.2, validation: 0.2}}
      network: {hidden: 8}
      metric: test.accuracy
      sweep: {parameters: {training.learning_rate: {values: [0.1, 0.2, 0.3]}}}
      """)
    #expect(experiment.warnings.count == 1)
    #expect(experiment.warnings.first?.severity == .warning)
  }

  @Test func regressionHasItsOwnDefaults() throws {
    let experiment = try SpecFiles.experiment("Accepted/regression.yaml")
    let point = experiment.points[0].spec
    #expect(point.training.loss == .squaredError)
    #expect(point.network.outputActivation == .identity)
    #expect(experiment.spec.ranking.metric == MetricName(.test, .rmse))
    #expect(experiment.spec.ranking.goal == .minimize)
    #expect(!point.dataset.split.isStratified)
  }
}
