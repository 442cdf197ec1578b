/// All that a spec says, key by key, as it says it: the root of the table of fields.
///
/// A settings value is what the file, the command line and the axes are put into; `Resolver` makes an
/// `ExperimentSpec` of it. Each section stands in a file of its own: its values with their defaults, then its fields.
package struct Settings: Record {
  var version: Int?
  var name: String?
  var description = ""
  var dataset = DatasetSettings()
  var network = NetworkSettings()
  var training = TrainingSettings()
  var seeds = [UInt64(0)]
  var metric = MetricSettings()
  var solved = SolvedSettings()
  var evaluate = EvaluateSettings()
  var sweep = SweepSettings()
  var conditions: [String]?
  var expect: [ExpectationSettings] = []
  var check = CheckSection()

  package init() {}

  package static let fields: [Field<Settings>] = [
    Field("version", \.version, .integer(1...1).described(as: "1"), "The version of this format.", example: 1)
      .required.notSwept("it is the version of the format").withoutEffectOnRuns,
    Field(
      "name", \.name, .fileName, "What the experiment is called: its results stand in `results/<name>/`.",
      example: "digits", otherwise: "the file's name without its extension"
    ).notSwept("an experiment has one name").withoutEffectOnRuns,
    Field(
      "description", \.description, .text(), "What the experiment is about, for its readers.",
      example: "Hidden size against learning rate on the digits."
    ).notSwept("it describes the whole experiment").withoutEffectOnRuns,
    Field(
      "dataset", section: \.dataset, "Which samples the network learns from, and how they are prepared.",
      example: ["source": "digits"]
    ).required,
    Field(
      "network", section: \.network, "The network's layers, activations and first weights.",
      example: ["layers": [64, 32, 10]]
    ).required,
    Field("training", section: \.training, "How the network is trained.", example: ["epochs": 20]),
    Field(
      "seeds", \.seeds, .seeds,
      "How many runs a point has (n stands for the seeds 0 to n − 1), or the list of their seeds.", example: 5
    ).notSwept("every point is trained from every seed, and its results are aggregated over them")
      .withoutEffectOnRuns,
    Field(
      "metric", section: \.metric, "Which metric ranks the points of the sweep.",
      example: ["name": "validation.accuracy", "goal": "maximize"]
    ).withoutEffectOnRuns,
    Field(
      "solved", section: \.solved,
      "When a run counts as solved: each run then has `epochs_to_solve`, each point the fraction solved.",
      example: ["metric": "train.accuracy", "at_least": 1]
    ).withoutEffectOnRuns,
    Field(
      "evaluate", section: \.evaluate, "When the network is measured, and what its curves hold.",
      example: ["every": 10]),
    Field(
      "sweep", section: \.sweep, "Which fields take several values.",
      example: ["parameters": ["training.learning_rate": ["values": [0.1, 0.01]]]]
    ).withoutEffectOnRuns,
    Field(
      "conditions", \.conditions, .list(of: .text("an axis's path"), words: "a list of axes' paths"),
      "Axes that change what is evaluated, beside those of `dataset:`: points are ranked and compared within each of "
        + "their values.",
      example: ["training.epochs"],
      otherwise: "the swept fields of `dataset:` that change the samples or the target"
    ).notSwept("it is about the whole sweep").withoutEffectOnRuns,
    Field(
      "expect", \.expect, .list(of: .record("a mapping"), words: "a list of expectations"),
      "What the results should be; `etalon check` judges it.",
      example: [["metric": "test.accuracy", "at_least": 0.97]]
    ).notSwept("it is about the results of the whole sweep").withoutEffectOnRuns,
    Field(
      "check", section: \.check, "How later results are held against the accepted ones.",
      example: ["margin": 0.01]
    ).withoutEffectOnRuns,
  ]
}

extension Form where Value == [UInt64] {
  /// n for the seeds 0 to n − 1, or a list of seeds.
  static var seeds: Form {
    let count = Form<Int>.integer(1...1_000_000).map(
      to: { (0..<UInt64($0)).map { $0 } }, from: { $0.count })
    let list = Form<[Int]>.list(of: .integer(0...), words: "a list of seeds", atLeast: 1).map(
      to: { $0.map { UInt64($0) } }, from: { $0.map { Int($0) } })
    return .either(count, list) { seeds in seeds.elementsEqual(0..<UInt64(seeds.count)) }
  }
}
