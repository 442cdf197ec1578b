/// Common keys of other tools for features that this one does not have, with the reason.
struct UnsupportedKeys: Sendable {
  let groups: [(names: [String], reason: String)]
  private let reasons: [String: String]

  init(_ groups: [(names: [String], reason: String)]) {
    self.groups = groups
    reasons = Dictionary(
      uniqueKeysWithValues: groups.flatMap { group in group.names.map { ($0, group.reason) } })
  }

  func reason(for name: String) -> String? { reasons[name] }
}

extension ForeignSyntax {
  static let unsupportedKeys = UnsupportedKeys([
    (["amsgrad"], "the optimizers are sgd, rprop, irprop, rmsprop, adam and adamw"),
    (
      ["clip", "clipnorm", "grad_clip", "gradient_clipping", "max_grad_norm"],
      "there is no gradient clipping yet"
    ),
    (
      ["shortcuts", "shortcut", "shortcut_connections", "skip_connections", "skip", "residual"],
      "there are no shortcut connections; each layer is connected only to the next"
    ),
    (
      ["convolution", "convolutions", "conv", "conv1d", "conv2d", "filters", "kernel_size", "pooling"],
      "there are no convolutions; networks are fully connected"
    ),
    (
      ["recurrent", "recurrence", "rnn", "lstm", "gru"],
      "there are no recurrent layers; networks are feed-forward"
    ),
    (["attention", "transformer", "embedding"], "networks are fully connected"),
    (
      ["dropout", "dropout_rate", "keep_prob"],
      "there is no dropout; use training.l2 or early stopping for regularization"
    ),
    (
      ["batch_norm", "batchnorm", "batch_normalization", "layer_norm", "normalization"],
      "there is no normalization between layers; dataset.scale scales the inputs"
    ),
    (
      ["gpu", "gpus", "device", "devices", "cuda", "accelerator", "num_workers", "amp", "tpu"],
      "runs are trained on all cores of the CPU; `--jobs` limits them"
    ),
  ])
}
