import Datasets
import Learning
import YAML

// Metrics that fit the task but not the data or the outputs of the network.

extension Resolver {
  /// Checks every metric that the spec names against the classes of the data and the outputs of the network.
  mutating func checkMetrics(of network: NetworkSpec, against shape: DatasetShape) {
    guard case .classes(let classes) = shape.target else { return }
    for (metric, path) in metricPlaces {
      switch metric {
      case .ofClass(_, let name) where !classes.contains(name):
        report(
          "'\(metric.rawValue)': the data has no class '\(name)'", at: path,
          hint: nearestName(to: name, in: classes).map { "did you mean '\($0)'?" } ?? Self.listing(classes),
          follows: ["dataset"])
      case .topAccuracy(let k) where k >= classes.count:
        report(
          "'\(metric.rawValue)' is always 1: the data has \(counted(classes.count, "class"))", at: path,
          hint: classes.count > 2
            ? "write top_\(classes.count - 1)_accuracy, or a smaller k" : "write accuracy",
          follows: ["dataset"])
      case .topAccuracy where network.topology(for: shape).outputCount == 1:
        report("'\(metric.rawValue)' needs one output per class", at: path, follows: ["network"])
      case .logLoss, .brier:
        if let reason = reasonAgainstProbabilities(of: network, shape) {
          report(
            "'\(metric.rawValue)' needs probabilities, and \(reason)", at: path,
            hint:
              "write network: {output: softmax}, or use a metric that needs no probabilities, such as roc_auc",
            follows: ["network.output", "network.layers", "dataset.target_values"])
        }
      default: break
      }
    }
  }

  /// Why the outputs are no probabilities of the classes; nil if they are.
  private func reasonAgainstProbabilities(of network: NetworkSpec, _ shape: DatasetShape) -> String? {
    switch network.outputActivation {
    case .softmax: return nil
    case .sigmoid where network.topology(for: shape).outputCount > 1:
      return "one sigmoid per class need not add up to 1"
    case .sigmoid:
      let values = settings.dataset.targetValues
      let isStandard = (values?.off ?? 0) == 0 && (values?.on ?? 1) == 1
      return isStandard ? nil : "the target values are not 0 and 1"
    default: return "\(network.outputActivation.rawValue) outputs are not"
    }
  }

  /// Every metric that the spec names, with the field that names it.
  private var metricPlaces: [(metric: Metric, path: String)] {
    var places: [(Metric, String)] = []
    func add(_ metric: ResultMetric?, _ path: String) {
      if case .metric(let name)? = metric { places.append((name.metric, path)) }
    }
    func element(_ list: String, _ index: Int) -> String {
      isGiven("\(list)[\(index)]") ? "\(list)[\(index)]" : list
    }
    add(settings.metric.name, "metric.name")
    for (index, metric) in (settings.metrics ?? []).enumerated() {
      places.append((metric, element("metrics", index)))
    }
    for (index, entry) in settings.expect.enumerated() { add(entry.metric, "expect[\(index)].metric") }
    for (index, metric) in settings.check.metrics.enumerated() {
      add(metric, element("check.metrics", index))
    }
    return places
  }

  private static func listing(_ classes: [String]) -> String {
    let shown = classes.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
    return "the classes are \(shown)" + (classes.count > 20 ? ", …" : "")
  }
}
