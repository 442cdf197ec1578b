import JSON

/// Keys of scikit-learn and of neural-network frameworks.
extension ForeignKeys {
  static let scikitLearn: [Group] = [
    (["hidden_layer_sizes"], ForeignKey(tool: "scikit-learn", path: "network.hidden")),
    (["learning_rate_init"], ForeignKey(tool: "scikit-learn", path: "training.learning_rate")),
    (
      ["solver"],
      ForeignKey(tool: "scikit-learn", path: "training.optimizer", value: ForeignValue.optimizerName)
    ),
    (["power_t"], ForeignKey(tool: "scikit-learn", path: "training.schedule.power")),
    (["n_iter_no_change"], ForeignKey(tool: "scikit-learn", path: "training.early_stopping.patience")),
    (["tol"], ForeignKey(tool: "scikit-learn", path: "training.early_stopping.min_delta")),
    (["beta_1"], ForeignKey(path: "training.beta1")),
    (["beta_2"], ForeignKey(path: "training.beta2")),
    (
      ["betas"],
      ForeignKey(
        path: "training.beta1", remark: "write the second value as beta2", value: ForeignValue.firstOfList)
    ),
    (
      ["lr_scheduler", "lr_schedule", "learning_rate_schedule", "scheduler", "lr_decay"],
      ForeignKey(path: "training.schedule", value: ForeignValue.schedule)
    ),
    (["gamma"], ForeignKey(path: "training.schedule.factor")),
    (["warmup_epochs"], ForeignKey(path: "training.schedule.warmup")),
    (
      ["param_grid", "param_distributions"],
      ForeignKey(tool: "scikit-learn", path: "sweep.parameters")
    ),
    (
      ["alpha"],
      ForeignKey(
        tool: "scikit-learn", path: "training.l2",
        remark: "also write l2_per: batch, since scikit-learn divides it by the batch size")
    ),
    (["max_iter"], ForeignKey(tool: "scikit-learn", path: "training.epochs")),
    (["nesterovs_momentum"], ForeignKey(tool: "scikit-learn", path: "training.nesterov")),
    (["scoring"], ForeignKey(tool: "scikit-learn", path: "metric.name", value: ForeignValue.metric)),
    (["random_state"], ForeignKey(tool: "scikit-learn", path: "seeds", value: { [$0] })),
    (["test_size"], ForeignKey(tool: "scikit-learn", path: "dataset.split.test")),
  ]

  /// Weights of samples and classes, as scikit-learn, Keras, PyTorch and gradient boosting call them.
  static let weights: [Group] = [
    (
      ["sample_weight", "sample_weights", "sample_weight_column", "weight_column", "weights_column"],
      ForeignKey(path: "dataset.weight", value: ForeignValue.columnName)
    ),
    (["class_weights"], ForeignKey(path: "training.class_weight", value: ForeignValue.classWeights)),
    (
      ["weight", "weights"],
      ForeignKey(
        path: "training.class_weight", remark: "for samples' weights, write dataset: {weight: column}",
        value: ForeignValue.classWeights)
    ),
    (
      ["pos_weight", "scale_pos_weight"],
      ForeignKey(
        path: "training.class_weight", remark: "1 being the name of the positive class",
        value: { .object([JSON.Member("1", $0)]) })
    ),
  ]

  static let frameworks: [Group] = [
    (["lr", "step_size"], ForeignKey(path: "training.learning_rate")),
    (["num_epochs", "n_epochs", "nb_epoch", "max_epochs"], ForeignKey(path: "training.epochs")),
    (
      ["batch", "bs", "minibatch", "minibatch_size", "mini_batch_size"],
      ForeignKey(path: "training.batch_size")
    ),
    (
      ["criterion", "loss_function", "loss_fn", "objective"],
      ForeignKey(path: "training.loss", value: ForeignValue.synonym)
    ),
    (["optim"], ForeignKey(path: "training.optimizer", value: ForeignValue.optimizerName)),
    (
      ["units", "hidden_layers", "hidden_units", "hidden_sizes", "neurons"],
      ForeignKey(path: "network.hidden")
    ),
    (["hidden_size", "hidden_dim"], ForeignKey(path: "network.width")),
    (["num_layers", "n_layers", "num_hidden_layers"], ForeignKey(path: "network.depth")),
    (
      ["kernel_initializer", "init", "weight_init", "initializer"],
      ForeignKey(path: "network.initialization", value: ForeignValue.synonym)
    ),
    (["use_bias", "biases"], ForeignKey(path: "network.bias")),
    (["dtype"], ForeignKey(path: "network.precision", value: ForeignValue.synonym)),
    (
      ["output_activation", "final_activation"],
      ForeignKey(path: "network.output", value: ForeignValue.synonym)
    ),
    (["hidden_activation"], ForeignKey(path: "network.activation", value: ForeignValue.synonym)),
    (["metrics"], ForeignKey(path: "evaluate.metrics")),
    (["val_split", "validation_split"], ForeignKey(path: "dataset.split.validation")),
  ]
}
