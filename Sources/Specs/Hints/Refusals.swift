/// Keys that are known and refused, with the reason.
struct Refusals: Sendable {
  let groups: [(names: [String], reason: String)]
  private let reasons: [String: String]

  init(_ groups: [(names: [String], reason: String)]) {
    self.groups = groups
    reasons = Dictionary(
      uniqueKeysWithValues: groups.flatMap { group in group.names.map { ($0, group.reason) } })
  }

  func reason(for name: String) -> String? { reasons[name] }
}

extension Habits {
  static let refusals = Refusals([
    (["amsgrad"], "not offered: AMSGrad; 'optimizer' has adam and adamw"),
    (
      ["clip", "clipnorm", "grad_clip", "gradient_clipping", "max_grad_norm"],
      "not offered yet: gradient clipping"
    ),
    (
      ["shortcuts", "shortcut", "shortcut_connections", "skip_connections", "skip", "residual"],
      "out of scope: shortcut connections; each layer is connected to the next alone"
    ),
    (
      ["convolution", "convolutions", "conv", "conv1d", "conv2d", "filters", "kernel_size", "pooling"],
      "out of scope: convolutions; networks are fully connected"
    ),
    (
      ["recurrent", "recurrence", "rnn", "lstm", "gru"],
      "out of scope: recurrence; signals go from the inputs to the outputs"
    ),
    (["attention", "transformer", "embedding"], "out of scope: networks are fully connected layers"),
    (
      ["dropout", "dropout_rate", "keep_prob"],
      "out of scope: dropout; 'training.l2' is the way to regularise"
    ),
    (
      ["batch_norm", "batchnorm", "batch_normalization", "layer_norm", "normalization"],
      "out of scope: normalisation between layers; 'dataset.scale' scales the inputs"
    ),
    (
      ["gpu", "gpus", "device", "devices", "cuda", "accelerator", "num_workers", "amp", "tpu"],
      "out of scope: devices; runs are trained on all cores of the processor, and `--jobs` limits them"
    ),
  ])
}
