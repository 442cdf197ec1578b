import Foundation
import Learning
import Testing

/// One case of `Traces/metrics.json`, which `Tests/Oracles/metrics.py` wrote with scikit-learn and SciPy.
private struct MetricCase: Decodable {
  /// 0 for regression.
  var classes: Int
  /// Outputs per sample.
  var width: Int
  var units: [Double]
  var labels: [Int32]
  var outputs: [Double]
  var targets: [Double]
  /// nil where the metric is undefined. Classes are named by their numbers.
  var values: [String: Double?]

  static let all: [MetricCase] = {
    guard let url = Bundle.module.url(forResource: "Traces/metrics", withExtension: "json"),
      let data = try? Data(contentsOf: url),
      let cases = try? JSONDecoder().decode([MetricCase].self, from: data)
    else { return [] }
    return cases
  }()

  var samples: Int { outputs.count / width }

  /// The outputs as those of a part.
  var networkOutputs: NetworkOutputs {
    let task: Task =
      classes > 0 ? .classification(classes: classes, threshold: 0.5) : .regression(units: units)
    let part = Samples<Double>(
      count: samples, inputCount: 1, outputCount: width, inputs: Array(repeating: 0, count: samples),
      targets: classes > 0 ? Array(repeating: 0, count: outputs.count) : targets, labels: labels)
    let magnitudes = units.indices.map { k in
      (0..<samples).map { (targets[$0 * width + k] * units[k]).magnitude }
    }
    return NetworkOutputs(outputs, of: part, task: task, targetMagnitudes: magnitudes)
  }

  /// The confusion matrix by the largest output, the first of equal ones.
  var counts: ClassCounts {
    var confusion = Array(repeating: 0, count: classes * classes)
    for s in 0..<samples {
      let row = outputs[s * width..<(s + 1) * width]
      let best = row.indices.max { row[$0] < row[$1] || row[$0] == row[$1] && $0 > $1 }!
      let predicted = width == 1 ? (row[best] > 0.5 ? 1 : 0) : best - row.startIndex
      confusion[Int(labels[s]) * classes + predicted] += 1
    }
    return ClassCounts(confusion: confusion, classes: classes)
  }

  /// NaN where the metric is undefined; nil where it does not exist.
  func value(of metric: Metric) -> Double? {
    switch metric {
    case .ofClass(let kind, let name): Int(name).map { counts.value(of: kind, ofClass: $0) }
    case _ where metric.basis == .confusion: counts.value(of: metric)
    default: networkOutputs.value(of: metric)
    }
  }
}

@Suite("Metrics agree with scikit-learn")
struct ScikitLearnTests {
  /// The values that must have been compared, and how many of them are undefined, at least.
  private static let minimumCounts: [(metric: String, values: Int, undefined: Int)] = [
    ("roc_auc", 500, 100), ("average_precision", 500, 50), ("log_loss", 500, 0), ("brier", 500, 0),
    ("balanced_accuracy", 500, 0), ("mcc", 500, 100), ("precision", 500, 100), ("recall", 500, 100),
    ("f1", 500, 0), ("precision[0]", 500, 20), ("recall[1]", 500, 50), ("f1[1]", 500, 10),
    ("top_2_accuracy", 200, 0), ("top_3_accuracy", 100, 0), ("top_5_accuracy", 50, 0), ("medae", 300, 0),
    ("mape", 300, 10), ("explained_variance", 300, 10), ("pearson", 200, 10),
  ]

  @Test("to 1e-12 over random cases, and are undefined where it warns")
  func randomCases() throws {
    var compared: [String: (values: Int, undefined: Int)] = [:]
    for (number, sample) in MetricCase.all.enumerated() {
      for (name, expected) in sample.values {
        let metric = try #require(Metric(rawValue: name))
        let value = try #require(sample.value(of: metric), "case \(number): \(name)")
        compared[name, default: (0, 0)].values += 1
        if let expected {
          #expect(
            abs(value - expected) <= 1e-12 * max(1, abs(expected)),
            "case \(number): \(name) is \(value), scikit-learn has \(expected)")
        } else {
          compared[name, default: (0, 0)].undefined += 1
          #expect(value.isNaN, "case \(number): \(name) is \(value), and undefined in scikit-learn")
        }
      }
    }
    for least in Self.minimumCounts {
      let counts = compared[least.metric] ?? (0, 0)
      #expect(counts.values >= least.values && counts.undefined >= least.undefined, "\(least) \(counts)")
    }
  }
}
