import Datasets
import Learning
import Networks
import Operations
import Records
import Running
import Specs
import TestFiles
import Testing

@testable import Results

@Suite("The network of a run")
struct NetworkTests {
  /// Every kind of encoding and decoding, and the parts that predictions are compared on.
  private static let specs: [(name: String, text: String)] = [
    (
      "one output, tanh, float64, log and range scaling",
      """
      dataset: {source: sonar, scale: log, split: {test: 0.3, folds: 2, seed: 1}}
      network: {layers: [60, 7, 1], activation: softplus, output: tanh, precision: float64}
      training: {loss: squared_error, batch_size: 8, epochs: 2}
      metrics: [roc_auc, average_precision, mcc, precision]
      """
    ),
    (
      "softmax, min_max, bytes",
      """
      dataset: {source: digits, scale: min_max, split: {test: 0.2, validation: 0.1, seed: 1}}
      network: {hidden: [9], activation: relu, output: softmax}
      training: {batch_size: 32, epochs: 1}
      metrics: [roc_auc, average_precision, log_loss, brier, top_2_accuracy, balanced_accuracy, "f1[3]"]
      """
    ),
    (
      "sigmoid, target values, no bias, robust scaling",
      """
      dataset: {source: iris, scale: robust, target_values: {off: 0.1, on: 0.9}, split: {test: 0.3, repeats: 2, seed: 1}}
      network: {hidden: [4, 3], activation: leaky_relu, output: sigmoid, bias: false, precision: float64}
      training: {loss: squared_error, batch_size: 1, epochs: 2}
      """
    ),
    (
      "regression with scaled targets, texts and missing values",
      """
      dataset:
        source: table.csv
        task: regression
        target: [y, z]
        one_hot: [kind]
        missing: mean
        scale: [{columns: [a], scale: {from: [0, 9], to: [-1, 1]}}, {columns: [kind], scale: none}, {scale: standard}]
        target_scale: standard
        split: {test: 0.3, seed: 1}
      network: {hidden: [4], activation: softsign}
      training: {batch_size: 4, epochs: 3}
      metrics: [medae, mape, explained_variance, pearson]
      """
    ),
    (
      "early stopping that restores",
      """
      dataset: {source: iris, scale: standard, split: {validation: 0.3, test: 0.2, seed: 1}}
      network: {hidden: [3], activation: tanh}
      training: {batch_size: 8, epochs: 40, learning_rate: 0.5, early_stopping: {patience: 3}}
      """
    ),
  ]

  private static let table =
    "a,kind,b,y,z\n"
    + (0..<60).map { index in
      let b = index % 7 == 0 ? "" : "\(Double(index * 31 % 17) / 3)"
      let kind = index % 10 == 9 ? "?" : ["x", "y", "z"][index * 5 % 3]
      return "\(index % 10),\(kind),\(b),\(index * 13 % 29),\(Double(index) / 7)"
    }.joined(separator: "\n")

  @Test("has on every sample the outputs of training's evaluation", arguments: specs.indices)
  func evaluation(_ index: Int) throws {
    let (name, text) = Self.specs[index]
    try withTemporaryFolder { folder in
      try writeFile(Array(Self.table.utf8), at: "\(folder)/table.csv")
      try writeFile(
        Array("version: 1\nname: kept\nseeds: 2\nmetric: test.loss\n\(text)\n".utf8),
        at: "\(folder)/kept.yaml")
      let store = DataStore()
      let host = testHost(in: folder)
      let named = try NamedExperiment(file: "\(folder)/kept.yaml", overrides: [], store: store)
      let results = "\(folder)/results/kept"
      let session = try TrainingSession(
        named, overrides: [], store: store, folder: results, isFresh: false, host: host)
      _ = try session.train(jobs: 1, trainer: nil, failsFast: false, observer: SilentObserver())
      _ = try session.finish()

      let source = try NetworkSource(results, only: [], store: store)
      let selection = try source.selection(.init())
      let training = NetworkTraining(source.prepared, folder: results, host: host)
      for part in [DatasetPart.train, .test] {
        let predictions = try #require(
          try training.predictions(of: selection, part: part, jobs: 1, observer: SilentObserver()))
        let record = try #require(selection.run.record)
        #expect(predictions.samples.count > 0)
        if predictions.pipeline.output.isClassification {
          let correct = (0..<predictions.samples.count).count { predictions.isCorrect($0) == true }
          #expect(record.value(of: MetricName(part, .correct)) == Double(correct), "\(name), \(part)")
          if part == .test, let bits = record.correctSamples.first(where: { $0.part == .test }) {
            for sample in 0..<predictions.samples.count {
              let isRight = bits.bytes[sample / 8] >> UInt8(sample % 8) & 1 == 1
              #expect(predictions.isCorrect(sample) == isRight, "\(name), sample \(sample)")
            }
          }
        }
        #expect(
          record.value(of: MetricName(part, .maxAbsError)) == Self.largestError(predictions),
          "\(name), \(part): the largest error has the same bits")
        let file = "\(folder)/\(part.rawValue).csv"
        try writeFile(predictions.csv(keepingInputs: true), at: file)
        let named = Set(record.metrics.map(\.name.metric)).subtracting([.objective, .runningLoss])
        #expect(named.allSatisfy(predictions.pipeline.hasMetric), "\(name)")
        for (metric, value) in try Self.metrics(of: file, named, by: predictions.pipeline) {
          let recorded = record.value(of: MetricName(part, metric))
          #expect(
            recorded == nil || recorded?.bitPattern == value.bitPattern
              || value.isNaN && recorded?.isNaN == true,
            "\(name), \(part): \(metric.rawValue) is \(value), in the record \(String(describing: recorded))")
        }
      }
      let pipeline = try #require(
        try training.pipeline(of: selection, jobs: 1, observer: SilentObserver()))
      #expect(pipeline.isReproduced && pipeline.golden.rows.count == 32, "\(name)")
    }
  }

  /// What `etalon predict` computes from a table.
  private static func metrics(
    of file: String, _ metrics: Set<Metric>, by pipeline: TrainedPipeline
  ) throws -> [(metric: Metric, value: Double)] {
    var prediction = try TablePrediction(file, by: pipeline, metrics: metrics)
    while try prediction.next() != nil {}
    return prediction.metrics
  }

  /// The largest |d − O| in original units, as an evaluation computes it.
  private static func largestError(_ predictions: SamplePredictions) -> Double {
    let pipeline = predictions.pipeline
    var largest = 0.0
    for sample in 0..<predictions.samples.count {
      let outputs = predictions.outputs(of: sample)
      for k in outputs.indices {
        let (target, unit): (Double, Double)
        switch pipeline.output.rule {
        case .classes(let count, let values):
          let label = Int(predictions.samples.labels[sample])
          (target, unit) = ((count == 1 ? label == 1 : label == k) ? values.on : values.off, 1)
        case .values(_, let divisors):
          let value = predictions.samples.targets[sample * outputs.count + k]
          (target, unit) = (pipeline.output.rule.scaledTarget(value, column: k), divisors[k])
        }
        let error =
          pipeline.network.precision == .float32
          ? Double(Float(target) - Float(outputs[k])) : target - outputs[k]
        largest = max(largest, (error * unit).magnitude)
      }
    }
    return largest
  }

  @Test("is that of the median run: of an even number the worse of the middle two, of equal ones the first")
  func median() throws {
    func chosen(_ values: [Double], goal: Ranking.Goal = .maximize, seed: UInt64? = nil) throws -> UInt64 {
      let outcome = Self.outcome(values, goal: goal)
      return try NetworkSelection(.init(seed: seed), in: ExperimentSummary(outcome)).run.key.seed
    }
    #expect(try chosen([0.1, 0.9, 0.5]) == 2)
    #expect(try chosen([0.1, 0.9, 0.5, 0.6]) == 2)
    #expect(try chosen([0.1, 0.9, 0.5, 0.6], goal: .minimize) == 3)
    #expect(try chosen([0.5, 0.7, 0.5, 0.5]) == 0)
    #expect(try chosen([0.1, 0.9, 0.5], seed: 1) == 1)
    #expect(throws: OperationError.self) { try chosen([0.1], seed: 7) }
    #expect(throws: OperationError.self) { try chosen([.nan]) }
  }

  private static func outcome(_ values: [Double], goal: Ranking.Goal) -> ExperimentOutcome {
    let metric = MetricName(.test, .accuracy)
    return ExperimentOutcome(
      name: "n", description: "", axes: [], points: [[]], ranking: Ranking(metric: metric, goal: goal),
      solved: nil, classes: [],
      runs: values.enumerated().map { seed, value in
        ExperimentOutcome.Run(
          key: RunKey(point: 0, seed: UInt64(seed), repetition: 0, fold: nil), identity: "\(seed)",
          record: RunRecord(
            identity: "\(seed)", status: .finished, epochs: 1, metrics: [.init(name: metric, value: value)],
            curve: Curve(epochs: [], columns: []), confusion: [], curveDigest: "", weightsDigest: ""))
      })
  }
}
