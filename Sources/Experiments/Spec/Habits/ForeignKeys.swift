import JSON
import YAML

/// A key of another tool, or a common one that is none here, and the field that it stands for.
struct ForeignKey: Sendable {
  /// Where it comes from; nil for what people simply guess.
  var tool: String?
  /// The field; nil where there is none.
  var path: String?
  /// What to say, if showing the field with the user's value is not enough.
  var remark: String?
  /// Makes the field's value of the user's.
  var value: @Sendable (JSON) -> JSON = { $0 }

  func hint(for entry: Node.Entry, in section: String) -> String {
    let origin = tool.map { "\($0)'s '\(entry.key.text)'" }
    guard let path else { return [origin, remark].compactMap { $0 }.joined(separator: " ") }
    let form = Habits.nested(path, value(entry.value.json), in: section)
    if path.lastName == "optimizer", entry.value.kind == .mapping {
      return Habits.optimizer(entry.value.json)
    }
    return (origin.map { "\($0) is written here as" } ?? "write") + " \(form)"
      + (remark.map { "; \($0)" } ?? "")
  }
}

/// Foreign keys by name.
struct ForeignKeys: Sendable {
  private let keys: [String: ForeignKey]
  private let ofSplit: [String: ForeignKey]

  init(_ groups: [(names: [String], key: ForeignKey)], ofSplit: [(names: [String], key: ForeignKey)]) {
    func index(_ groups: [(names: [String], key: ForeignKey)]) -> [String: ForeignKey] {
      Dictionary(uniqueKeysWithValues: groups.flatMap { group in group.names.map { ($0, group.key) } })
    }
    keys = index(groups)
    self.ofSplit = index(ofSplit)
  }

  func habit(for name: String, in section: String) -> ForeignKey? {
    if section.hasPrefix("dataset"), let key = ofSplit[name] { return key }
    if section == "dataset", ["name", "id", "dataset"].contains(name) {
      return ForeignKey(path: "dataset.source")
    }
    if let key = keys[name] { return key.path == section ? nil : key }
    if name.hasPrefix("suggest_") || name.hasPrefix("_") && name.hasSuffix("_") {
      return name.hasPrefix("_") ? Self.hydraObject : Self.optuna
    }
    return nil
  }

  private static let hydraObject = ForeignKey(
    tool: "Hydra", remark: "is not used: a spec says values, and names no classes to call")

  fileprivate static let optuna = ForeignKey(
    tool: "Optuna",
    remark: "has no place here: a sweep trains stated values, such as "
      + "sweep: {parameters: {training.learning_rate: {min: 1e-3, max: 1e-1, count: 5, scale: log}}}")
}

extension Habits {
  static let foreignKeys = ForeignKeys(
    hydra + weightsAndBiases + optuna + scikitLearn + frameworks + guesses,
    ofSplit: [
      (["random_state", "random_seed", "seed"], ForeignKey(path: "dataset.split.seed")),
      (["test_size", "test_fraction", "test_split"], ForeignKey(path: "dataset.split.test")),
      (
        ["val", "val_size", "val_split", "validation_split", "validation_size", "validation_fraction"],
        ForeignKey(path: "dataset.split.validation")
      ),
      (
        ["train", "train_size", "train_fraction"],
        ForeignKey(path: "dataset.split.test", remark: "the rest trains", value: Habits.remainder)
      ),
      (["n_splits", "k", "cv", "k_folds"], ForeignKey(path: "dataset.split.folds")),
      (["n_repeats"], ForeignKey(path: "dataset.split.repeats")),
      (["stratify"], ForeignKey(path: "dataset.split.stratified", value: { _ in true })),
      (["shuffle"], ForeignKey(path: "dataset.split.order", value: { $0 == false ? "file" : "shuffled" })),
    ])

  private typealias Group = [(names: [String], key: ForeignKey)]

  private static let hydra: Group = [
    (
      ["defaults"],
      ForeignKey(
        tool: "Hydra",
        remark: "is not used: a spec is one file; share values within it by anchors, &lr 0.1 and *lr")
    ),
    (["hydra"], ForeignKey(tool: "Hydra", remark: "is not used: a spec says the experiment alone")),
  ]

  private static let weightsAndBiases: Group = [
    (
      ["method"],
      ForeignKey(
        tool: "W&B", remark: "is not needed: 'sweep.parameters' is a grid, every value with every other")
    ),
    (["parameters"], ForeignKey(path: "sweep.parameters", value: Habits.axes)),
    (
      ["wandb", "logger", "mlflow", "tensorboard"],
      ForeignKey(remark: "results stand in results/<name>/, and nothing is sent anywhere")
    ),
    (
      ["program", "command", "project", "entity", "early_terminate"],
      ForeignKey(
        tool: "W&B", remark: "is not used: the spec is the whole experiment, and the tool trains it itself")
    ),
  ]

  private static let optuna: Group = [
    (["trials", "n_trials", "sampler", "pruner", "study", "study_name"], ForeignKeys.optuna),
    (["direction"], ForeignKey(tool: "Optuna", path: "metric.goal")),
  ]

  private static let scikitLearn: Group = [
    (["hidden_layer_sizes"], ForeignKey(tool: "scikit-learn", path: "network.hidden")),
    (["learning_rate_init"], ForeignKey(tool: "scikit-learn", path: "training.learning_rate")),
    (
      ["solver"],
      ForeignKey(tool: "scikit-learn", path: "training.optimizer", value: Habits.optimizerName)
    ),
    (["power_t"], ForeignKey(tool: "scikit-learn", path: "training.schedule.power")),
    (["n_iter_no_change"], ForeignKey(tool: "scikit-learn", path: "training.early_stopping.patience")),
    (["tol"], ForeignKey(tool: "scikit-learn", path: "training.early_stopping.min_delta")),
    (["beta_1"], ForeignKey(path: "training.beta1")),
    (["beta_2"], ForeignKey(path: "training.beta2")),
    (
      ["betas"],
      ForeignKey(path: "training.beta1", remark: "and the other is beta2", value: Habits.firstOfList)
    ),
    (
      ["lr_scheduler", "lr_schedule", "learning_rate_schedule", "scheduler", "lr_decay"],
      ForeignKey(path: "training.schedule", value: Habits.schedule)
    ),
    (["gamma"], ForeignKey(path: "training.schedule.factor")),
    (["warmup_epochs"], ForeignKey(path: "training.schedule.warmup")),

    (
      ["param_grid", "param_distributions"],
      ForeignKey(
        tool: "scikit-learn", path: "sweep.parameters", value: Habits.axes)
    ),
    (
      ["alpha"],
      ForeignKey(
        tool: "scikit-learn", path: "training.l2",
        remark: "with l2_per: batch, which divides it by the batch's size")
    ),
    (["max_iter"], ForeignKey(tool: "scikit-learn", path: "training.epochs")),
    (["nesterovs_momentum"], ForeignKey(tool: "scikit-learn", path: "training.nesterov")),
    (["scoring"], ForeignKey(tool: "scikit-learn", path: "metric.name", value: Habits.measure)),
    (["random_state"], ForeignKey(tool: "scikit-learn", path: "seeds", value: { [$0] })),
    (["test_size"], ForeignKey(tool: "scikit-learn", path: "dataset.split.test")),
  ]

  private static let frameworks: Group = [
    (["lr", "step_size"], ForeignKey(path: "training.learning_rate")),
    (["num_epochs", "n_epochs", "nb_epoch", "max_epochs"], ForeignKey(path: "training.epochs")),
    (
      ["batch", "bs", "minibatch", "minibatch_size", "mini_batch_size"],
      ForeignKey(path: "training.batch_size")
    ),
    (
      ["criterion", "loss_function", "loss_fn", "objective"],
      ForeignKey(path: "training.loss", value: Habits.habitual)
    ),
    (["optim"], ForeignKey(path: "training.optimizer", value: Habits.optimizerName)),
    (
      ["units", "hidden_layers", "hidden_units", "hidden_sizes", "neurons"],
      ForeignKey(path: "network.hidden")
    ),
    (["hidden_size", "hidden_dim"], ForeignKey(path: "network.width")),
    (["num_layers", "n_layers", "num_hidden_layers"], ForeignKey(path: "network.depth")),
    (
      ["kernel_initializer", "init", "weight_init", "initializer"],
      ForeignKey(path: "network.initialization", value: Habits.habitual)
    ),
    (["use_bias", "biases"], ForeignKey(path: "network.bias")),
    (["dtype"], ForeignKey(path: "network.precision", value: Habits.habitual)),
    (["output_activation", "final_activation"], ForeignKey(path: "network.output", value: Habits.habitual)),
    (["hidden_activation"], ForeignKey(path: "network.activation", value: Habits.habitual)),
    (["metrics"], ForeignKey(path: "evaluate.metrics")),
    (["val_split", "validation_split"], ForeignKey(path: "dataset.split.validation")),
  ]

  private static let guesses: Group = [
    (
      ["seed", "random_seed"],
      ForeignKey(path: "seeds", remark: "or seeds: 5 for five of them", value: { [$0] })
    ),
    (["data", "path", "file", "dataset_name"], ForeignKey(path: "dataset.source")),
    (["label", "labels", "target_column", "y"], ForeignKey(path: "dataset.target")),
    (
      ["normalize", "normalise", "scaler", "standardize"],
      ForeignKey(path: "dataset.scale", value: { _ in "standard" })
    ),
    (["model"], ForeignKey(path: "network", value: { Habits.section("network", $0) })),
    (["trainer"], ForeignKey(path: "training", value: { Habits.section("training", $0) })),
    (["tags", "notes"], ForeignKey(path: "description", value: Habits.sentence)),
    (
      ["n_jobs", "jobs", "workers", "threads", "num_threads"],
      ForeignKey(remark: "how many runs are trained at a time is said on the command line: --jobs 4")
    ),
    (["grid", "search_space", "hyperparameters"], ForeignKey(path: "sweep.parameters", value: Habits.axes)),
  ]

  /// A mapping of names to values as axes: `{lr: [0.1, 0.01]}` as `{training.learning_rate: {values: [0.1, 0.01]}}`.
  @Sendable private static func axes(_ value: JSON) -> JSON {
    guard let members = value.object else { return value }
    return .object(
      members.flatMap { member in
        let found = axes(member.name, member.value)
        return found.isEmpty ? [member] : found
      })
  }

  /// The optimizer of that name; gradient descent where there is none such.
  @Sendable private static func optimizerName(_ value: JSON) -> JSON {
    let name = value.string.flatMap { OptimizerName(rawValue: $0.lowercased()) } ?? .sgd
    return .string(name.rawValue)
  }

  /// A schedule's kind in another tool's word, as the section that it would be.
  @Sendable private static func schedule(_ value: JSON) -> JSON {
    guard let word = value.string else { return ["kind": "cosine"] }
    let name = synonyms[word.lowercased()] ?? word.lowercased()
    return ["kind": .string(ScheduleSettings.Kind(rawValue: name)?.rawValue ?? "cosine")]
  }

  @Sendable private static func firstOfList(_ value: JSON) -> JSON { value.array?.first ?? value }

  /// What a share leaves of the whole.
  @Sendable private static func remainder(_ value: JSON) -> JSON {
    guard let share = value.double, share > 0, share < 1 else { return 0.2 }
    return .number(rounded(1 - share, digitsOf: 1))
  }

  /// Words, or a list of them, as one text.
  @Sendable private static func sentence(_ value: JSON) -> JSON {
    value.array.map { .string($0.compactMap(\.string).joined(separator: ", ")) } ?? value
  }

  @Sendable private static func habitual(_ value: JSON) -> JSON {
    value.string.flatMap { synonyms[$0.lowercased()] }.map { .string($0) } ?? value
  }

  @Sendable private static func measure(_ value: JSON) -> JSON {
    value.string.flatMap { Measure(name: "validation.\($0)") }.map { .string($0.description) } ?? value
  }
}
