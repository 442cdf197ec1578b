/// Names that are guessed rather than learned from another tool.
extension ForeignKeys {
  static let guesses: [Group] = [
    (
      ["seed", "random_seed"],
      ForeignKey(path: "seeds", remark: "or a number of seeds, such as seeds: 5", value: { [$0] })
    ),
    (["data", "path", "file", "dataset_name"], ForeignKey(path: "dataset.source")),
    (["label", "labels", "target_column", "y"], ForeignKey(path: "dataset.target")),
    (
      ["normalize", "normalise", "scaler", "standardize"],
      ForeignKey(path: "dataset.scale", value: { _ in "standard" })
    ),
    (["model"], ForeignKey(path: "network", value: { ForeignSyntax.keys(of: "network", $0) })),
    (["trainer"], ForeignKey(path: "training", value: { ForeignSyntax.keys(of: "training", $0) })),
    (["tags", "notes"], ForeignKey(path: "description", value: ForeignValue.sentence)),
    (
      ["n_jobs", "jobs", "workers", "threads", "num_threads"],
      ForeignKey(remark: "set the number of threads on the command line: --jobs 4")
    ),
    (
      ["grid", "search_space", "hyperparameters"],
      ForeignKey(path: "sweep.parameters")
    ),
  ]

  /// Keys of a split, as scikit-learn's functions and others call them.
  static let splits: [Group] = [
    (["random_state", "random_seed", "seed"], ForeignKey(path: "dataset.split.seed")),
    (["test_size", "test_fraction", "test_split"], ForeignKey(path: "dataset.split.test")),
    (
      ["val", "val_size", "val_split", "validation_split", "validation_size", "validation_fraction"],
      ForeignKey(path: "dataset.split.validation")
    ),
    (
      ["train", "train_size", "train_fraction"],
      ForeignKey(
        path: "dataset.split.test", remark: "the remaining samples are the training part",
        value: ForeignValue.remainder)
    ),
    (["n_splits", "k", "cv", "k_folds"], ForeignKey(path: "dataset.split.folds")),
    (["n_repeats"], ForeignKey(path: "dataset.split.repeats")),
    (["stratify"], ForeignKey(path: "dataset.split.stratified", value: { _ in true })),
    (["shuffle"], ForeignKey(path: "dataset.split.order", value: { $0 == false ? "file" : "shuffled" })),
  ]
}
