/// Keys of tools that run sweeps: Hydra, Weights & Biases, Optuna.
extension ForeignKeys {
  static let hydra: [Group] = [
    (
      ["defaults"],
      ForeignKey(
        tool: "Hydra",
        remark: "is not supported; a spec can extend another, extends: base.yaml")
    ),
    (
      ["hydra"],
      ForeignKey(tool: "Hydra", remark: "is not supported, remove it: a spec describes the experiment only")
    ),
  ]

  static let hydraObject = ForeignKey(
    tool: "Hydra",
    remark: "is not supported, remove it: a spec holds values only, and instantiates no classes")

  static let weightsAndBiases: [Group] = [
    (
      ["method"],
      ForeignKey(tool: "W&B", path: "sweep.method") { $0 == "bayes" ? "tpe" : $0 }
    ),
    (["parameters"], ForeignKey(path: "sweep.parameters")),
    (
      ["wandb", "logger", "mlflow", "tensorboard"],
      ForeignKey(remark: "remove it: results are written to results/<name>/")
    ),
    (
      ["program", "command", "project", "entity"],
      ForeignKey(
        tool: "W&B", remark: "is not needed: remove it")
    ),
    (
      ["early_terminate"],
      ForeignKey(tool: "W&B", path: "sweep.stop_early") { _ in ["by": "epochs", "method": "hyperband"] }
    ),
  ]

  static let optuna: [Group] = [
    (
      ["trials", "n_trials"],
      ForeignKey(
        tool: "Optuna", path: "sweep.trials",
        remark: "sweep.method says how they are chosen: random, sobol, tpe or gp")
    ),
    (["sampler"], ForeignKey(tool: "Optuna", path: "sweep.method") { _ in "tpe" }),
    (["pruner", "study", "study_name"], ForeignKey(tool: "Optuna", remark: "is not supported, remove it")),
    (["direction"], ForeignKey(tool: "Optuna", path: "metric.goal")),
  ]

  static let optunaSearch = ForeignKey(
    tool: "Optuna",
    remark: "is not supported, remove it: the space of a search stands in the spec, such as "
      + "sweep: {method: tpe, trials: 50, parameters: {training.learning_rate: {min: 1e-3, max: 1e-1, scale: log}}}"
  )
}
