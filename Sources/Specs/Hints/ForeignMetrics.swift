import Learning

/// What other programs call the metrics.
enum ForeignMetrics {
  private static let names: [String: String] = [
    "acc": "accuracy", "accuracy_score": "accuracy", "categorical_accuracy": "accuracy",
    "binary_accuracy": "accuracy", "error": "error_rate", "top_1_accuracy": "accuracy",
    "f1_micro": "accuracy", "f1_macro": "f1", "f1_score": "f1", "f_score": "f1", "fscore": "f1",
    "mean_squared_error": "mse", "neg_mean_squared_error": "mse", "root_mean_squared_error": "rmse",
    "neg_root_mean_squared_error": "rmse", "mean_absolute_error": "mae", "neg_mean_absolute_error": "mae",
    "r2_score": "r2", "max_error": "max_abs_error", "sep": "squared_error_percentage",
    "balanced_accuracy_score": "balanced_accuracy", "bal_acc": "balanced_accuracy",
    "uar": "balanced_accuracy",
    "unweighted_average_recall": "balanced_accuracy",
    "auc": "roc_auc", "auroc": "roc_auc", "roc_auc_score": "roc_auc", "roc_auc_ovr": "roc_auc",
    "ap": "average_precision", "average_precision_score": "average_precision", "pr_auc": "average_precision",
    "auprc": "average_precision", "prc_auc": "average_precision",
    "matthews_corrcoef": "mcc", "matthews": "mcc", "matthews_correlation": "mcc", "phi": "mcc",
    "precision_macro": "precision", "precision_score": "precision", "recall_macro": "recall",
    "recall_score": "recall", "sensitivity": "recall", "macro_precision": "precision",
    "macro_recall": "recall",
    "logloss": "log_loss", "neg_log_loss": "log_loss", "nll": "log_loss", "cross_entropy": "log_loss",
    "brier_score": "brier", "brier_score_loss": "brier", "neg_brier_score": "brier",
    "median_absolute_error": "medae", "neg_median_absolute_error": "medae",
    "mean_absolute_percentage_error": "mape", "neg_mean_absolute_percentage_error": "mape",
    "explained_variance_score": "explained_variance", "pearsonr": "pearson", "pearson_corr": "pearson",
    "correlation": "pearson", "corr": "pearson", "r": "pearson",
  ]

  /// This tool's name of a metric that other programs name otherwise; nil for other texts.
  static func name(of text: String) -> String? {
    let name = text.lowercased().filter { $0 != " " }.map { $0 == "-" ? "_" : String($0) }.joined()
    if let known = names[name] { return known }
    return name != text && Metric(rawValue: name) != nil ? name : topAccuracy(name)
  }

  /// `top_5` and `top5_accuracy` as `top_5_accuracy`.
  private static func topAccuracy(_ name: String) -> String? {
    guard name.hasPrefix("top") else { return nil }
    let rest = name.dropFirst(3).drop { $0 == "_" }
    guard let k = Int(rest.prefix { $0.isNumber }), k >= 2,
      ["", "_accuracy", "_acc"].contains(rest.drop { $0.isNumber })
    else { return nil }
    return "top_\(k)_accuracy"
  }

  /// How to write a metric that needs a parameter; nil for other texts.
  static func remark(on text: String) -> String? {
    switch text.lowercased() {
    case "top_k_accuracy", "top_k_accuracy_score", "top_k_categorical_accuracy", "topk", "top_k":
      "write k as a number: top_2_accuracy"
    case "f1_weighted", "precision_weighted", "recall_weighted":
      "means weighted by class are not supported; write f1, precision or recall, or one class, such as f1[yes]"
    case "f1_samples", "jaccard", "jaccard_score", "cohen_kappa", "kappa", "cohen_kappa_score":
      "\(text) is not supported; mcc and balanced_accuracy are also corrected for uneven classes"
    case "specificity": "the specificity for a class is the recall of the other one: write recall[class]"
    default: nil
    }
  }
}
