extension ForeignSyntax {
  /// Other names of values, in lower case, and this tool's names.
  static let synonyms: [String: String] = [
    "logistic": "sigmoid", "linear": "identity", "none": "identity", "leakyrelu": "leaky_relu",
    "lrelu": "leaky_relu", "hyperbolic_tangent": "tanh",
    "mse": "squared_error", "mean_squared_error": "squared_error", "sse": "squared_error",
    "l2": "squared_error",
    "categorical_crossentropy": "cross_entropy", "sparse_categorical_crossentropy": "cross_entropy",
    "binary_crossentropy": "cross_entropy", "bce": "cross_entropy", "crossentropy": "cross_entropy",
    "log_loss": "cross_entropy", "nll": "cross_entropy", "nllloss": "cross_entropy",
    "crossentropyloss": "cross_entropy", "mseloss": "squared_error",
    "xavier": "glorot", "xavier_uniform": "glorot", "xavier_normal": "glorot", "glorot_uniform": "glorot",
    "glorot_normal": "glorot", "kaiming": "he", "kaiming_uniform": "he", "he_uniform": "he",
    "he_normal": "he",
    "gaussian": "normal", "fan_in": "in", "fan_out": "out", "fan_avg": "average",
    "irprop-": "irprop", "rprop-": "rprop", "momentum": "sgd", "nesterov": "sgd", "gd": "sgd",
    "steplr": "step", "exponentiallr": "exponential", "cosineannealinglr": "cosine",
    "cosine_annealing": "cosine",
    "invscaling": "inverse_scaling", "gl": "generalization_loss",
    "generalisation_loss": "generalization_loss",
    "float": "float32", "fp32": "float32", "single": "float32", "f32": "float32",
    "double": "float64", "fp64": "float64", "f64": "float64",
    "max": "maximize", "maximise": "maximize", "min": "minimize", "minimise": "minimize",
    "minmax": "min_max", "min-max": "min_max", "zscore": "standard", "z-score": "standard",
    "standardize": "standard", "random": "shuffled", "zero": "zeros", "drop": "drop_row",
    "classify": "classification", "regress": "regression", "each": "all",
    "last": "final",
  ]
}
