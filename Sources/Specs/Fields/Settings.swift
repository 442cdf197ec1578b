import Learning

/// The values of all keys of a spec, as the spec writes them: the root of the table of fields.
///
/// The file, the command line and the axes set its values; `Resolver` makes an `ExperimentSpec` from it. Each section has a
/// file of its own: its values with their defaults, then its fields.
package struct Settings: MappingRecord {
  var version: Int?
  var extends: String?
  var name: String?
  var description = ""
  var dataset = DatasetSettings()
  var network = NetworkSettings()
  var training = TrainingSettings()
  var seeds = [UInt64(0)]
  var metric = MetricSettings()
  var metrics: [Metric]?
  var solved = SolvedSettings()
  var evaluate = EvaluateSettings()
  var sweep = SweepSettings()
  var conditions: [String]?
  var expect: [ExpectationSettings] = []
  var check = CheckSection()
  var save = SaveSettings()
  var predictions: [DatasetPart]?

  package init() {}

  /// The table of all fields of a spec.
  package static let table = FieldTable<Settings>()

  package static let fields: [Field<Settings>] = [
    Field("version", \.version, .integer(1...1).described(as: "1"), "The version of this format.", example: 1)
      .required.notSwept("it is the version of the format").withoutEffectOnRuns,
    Field(
      extendsKey, \.extends, .extendedSpec,
      "The path of a spec whose keys apply where this one has none. Mappings are merged key by key; lists, axes and other "
        + "values replace; `null` removes a key; `name` is not inherited.",
      example: "base.yaml", defaultText: "none"
    ).notSwept("it says what the spec consists of").withoutEffectOnRuns,
    Field(
      "name", \.name, .fileName, "The name of the experiment; results are written to `results/<name>/`.",
      example: "digits", defaultText: "the file name without its extension"
    ).notSwept("an experiment has one name").withoutEffectOnRuns,
    Field(
      "description", \.description, .text(), "A description of the experiment for its readers.",
      example: "Hidden layer size and learning rate on the digits."
    ).notSwept("it describes the whole experiment").withoutEffectOnRuns,
    Field(
      "dataset", section: \.dataset, "The data, and how it is prepared.",
      example: ["source": "digits"]
    ).required,
    Field(
      "network", section: \.network, "The network's layers, activations and initial weights.",
      example: ["layers": [64, 32, 10]]
    ).required,
    Field("training", section: \.training, "How the network is trained.", example: ["epochs": 20]),
    Field(
      "seeds", \.seeds, .seeds,
      "The number of runs per point (n means the seeds 0 to n − 1), or a list of seeds.", example: 5
    ).notSwept("every point is trained with every seed")
      .withoutEffectOnRuns,
    Field(
      "metric", section: \.metric, "The metric that ranks the points of the sweep.",
      example: ["name": "validation.accuracy", "goal": "maximize"]
    ).withoutEffectOnRuns,
    Field(
      "metrics", \.metrics, .oneOrMore(.metric, expected: "a metric, or a list of metrics"),
      "Additional metrics of the trained network on every part of the data, besides those of every run and those that "
        + "the spec names elsewhere: docs/Metrics.md lists them.",
      example: ["roc_auc", "balanced_accuracy"], defaultText: "none"
    ).notSwept("all runs of an experiment have the same metrics").withoutEffectOnRuns,
    Field(
      "solved", section: \.solved,
      "When a run counts as solved: each run then reports `epochs_to_solve`, each point the fraction of solved runs.",
      example: ["metric": "train.accuracy", "at_least": 1]
    ).withoutEffectOnRuns,
    Field(
      "evaluate", section: \.evaluate, "When the network is evaluated, and which metrics its curves have.",
      example: ["every": 10]),
    Field(
      "sweep", section: \.sweep, "Which fields take several values.",
      example: ["parameters": ["training.learning_rate": ["values": [0.1, 0.01]]]]
    ).withoutEffectOnRuns,
    Field(
      "conditions", \.conditions, .list(of: .text("an axis's path"), expected: "a list of axis paths"),
      "Axes that change what is evaluated, in addition to those of `dataset:`. Points are ranked and compared within "
        + "each of their values.",
      example: ["training.epochs"],
      defaultText: "the swept fields of `dataset:` that change the samples or the target"
    ).notSwept("it applies to the whole sweep").withoutEffectOnRuns,
    Field(
      "expect", \.expect, .list(of: .mapping("a mapping"), expected: "a list of expectations"),
      "Requirements on the results, which `etalon check` verifies.",
      example: [["metric": "test.accuracy", "at_least": 0.97]]
    ).notSwept("it applies to the whole sweep").withoutEffectOnRuns,
    Field(
      "check", section: \.check, "How later results are compared with the accepted baseline.",
      example: ["margin": 0.01]
    ).withoutEffectOnRuns,
    Field(
      "save", section: \.save, "What is kept besides the records.", example: ["networks": "best"]
    ).withoutEffectOnRuns,
    Field(
      "predictions", \.predictions,
      .oneOrMore(
        .name(of: DatasetPart.allCases.reversed()), expected: "test, validation or train, or a list of these"),
      "The parts whose samples' predictions are written to `results/<name>/predictions/`, of the run that `etalon network` takes "
        + "by default: row number, target, prediction, probabilities. The report shows its worst mistakes. `etalon predictions` "
        + "gives those of any run later.",
      example: "test", defaultText: "none"
    ).notSwept("it applies to the whole sweep").withoutEffectOnRuns,
  ]
}

extension Settings {
  /// The key by which a spec extends another.
  static let extendsKey = "extends"
}

extension ValueFormat where Value == String {
  /// The path of a spec. It is merged before the fields are read, so that only the command line can lead here.
  fileprivate static var extendedSpec: ValueFormat {
    ValueFormat(
      "the path of a spec", kinds: [.text], schema: ["type": "string"], write: { .string($0) }
    ) { node, reader in
      reader.report("'\(Settings.extendsKey)' is read from the spec's file only", at: node.span)
      return .reported
    }
  }
}

extension ValueFormat where Value == [UInt64] {
  /// n for the seeds 0 to n − 1, or a list of seeds.
  static var seeds: ValueFormat {
    let count = ValueFormat<Int>.integer(1...1_000_000).map(
      to: { (0..<UInt64($0)).map { $0 } }, from: { $0.count })
    let list = ValueFormat<[Int]>.list(of: .integer(0...), expected: "a list of seeds", atLeast: 1).map(
      to: { $0.map { UInt64($0) } }, from: { $0.map { Int($0) } })
    return .either(count, list) { seeds in seeds.elementsEqual(0..<UInt64(seeds.count)) }
  }
}
