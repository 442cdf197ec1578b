import Learning
import Specs

extension DatasetPart {
  /// The part as an adjective: `training`.
  var word: String { self == .train ? "training" : rawValue }
}

extension Metric {
  /// The metric's name in words.
  var words: String {
    switch self {
    case .loss: "loss"
    case .objective: "objective (loss and penalty)"
    case .accuracy: "accuracy"
    case .correct: "correct samples"
    case .errorRate: "error rate"
    case .rmse: "root mean squared error"
    case .mse: "mean squared error"
    case .mae: "mean absolute error"
    case .r2: "R²"
    case .squaredErrorPercentage: "squared error percentage"
    case .maxAbsError: "largest absolute error"
    case .macroF1: "macro F1"
    case .runningLoss: "running loss"
    case .balancedAccuracy: "balanced accuracy"
    case .mcc: "Matthews correlation"
    case .precision: "macro precision"
    case .recall: "macro recall"
    case .f1: "macro F1"
    case .rocAUC: "area under the ROC curve"
    case .averagePrecision: "average precision"
    case .logLoss: "log loss"
    case .brier: "Brier score"
    case .medae: "median absolute error"
    case .mape: "mean absolute percentage error"
    case .explainedVariance: "explained variance"
    case .pearson: "Pearson correlation"
    case .topAccuracy(let k): "top-\(k) accuracy"
    case .ofClass(.f1, let name): "F1 of \(name)"
    case .ofClass(let kind, let name): "\(kind.rawValue) of \(name)"
    }
  }
}

extension MetricName {
  /// `validation accuracy`.
  var words: String { "\(part.word) \(metric.words)" }
}

extension Ranking {
  /// Which epoch's value ranks, in words; empty for the final one.
  var momentWords: String {
    switch moment {
    case .final: ""
    case .best: "best over epochs"
    case .bestValidation: "at the epoch that was best on the validation part"
    }
  }

  /// `validation accuracy`, with the epoch where it is not the final one.
  var words: String {
    let moment = momentWords
    return metric.words + (moment.isEmpty ? "" : ", \(moment)")
  }
}
