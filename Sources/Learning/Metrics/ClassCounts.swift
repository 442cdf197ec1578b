/// The confusion matrix of one part, and the metrics that follow from it alone.
///
/// Symbols: of class c, t_c samples occur, p_c are predicted, and n_c are both. A class that neither occurs nor is
/// predicted (t_c + p_c = 0) is left out of every mean, as scikit-learn leaves out labels that it does not see. A
/// metric that would divide by zero is NaN; scikit-learn gives 0 with a warning there.
public struct ClassCounts: Sendable, Hashable {
  /// n_c, by class.
  private let found: [Int]
  /// t_c, by class.
  private let actual: [Int]
  /// p_c, by class.
  private let predicted: [Int]

  /// - Parameter confusion: samples of class `i` predicted as class `j`, at `i·classes + j`.
  public init(confusion: [Int], classes: Int) {
    precondition(confusion.count == classes * classes, "a square matrix")
    found = (0..<classes).map { confusion[$0 * classes + $0] }
    actual = (0..<classes).map { c in (0..<classes).reduce(0) { $0 + confusion[c * classes + $1] } }
    predicted = (0..<classes).map { c in (0..<classes).reduce(0) { $0 + confusion[$1 * classes + c] } }
  }

  /// A metric whose basis is the confusion matrix; NaN if it is undefined, nil for other metrics and for those of
  /// a class by its name.
  public func value(of metric: Metric) -> Double? {
    switch metric {
    case .macroF1, .f1: mean { self.f1(ofClass: $0) }
    case .precision: mean { self.precision(ofClass: $0) }
    case .recall: mean { self.recall(ofClass: $0) }
    case .balancedAccuracy: balancedAccuracy
    case .mcc: correlation
    default: nil
    }
  }

  /// A metric of the class with an index; NaN if it is undefined.
  public func value(of metric: ClassMetric, ofClass c: Int) -> Double {
    switch metric {
    case .precision: precision(ofClass: c)
    case .recall: recall(ofClass: c)
    case .f1: f1(ofClass: c)
    }
  }

  /// n_c / p_c; undefined if the class is never predicted.
  private func precision(ofClass c: Int) -> Double { Self.ratio(found[c], predicted[c]) }

  /// n_c / t_c; undefined if the class does not occur.
  private func recall(ofClass c: Int) -> Double { Self.ratio(found[c], actual[c]) }

  /// 2·n_c / (t_c + p_c), the harmonic mean of precision and recall; undefined if the class neither occurs nor is
  /// predicted.
  private func f1(ofClass c: Int) -> Double { Self.ratio(2 * found[c], actual[c] + predicted[c]) }

  private static func ratio(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? .nan : Double(part) / Double(whole)
  }

  /// The mean over the classes that occur or are predicted, in their order; NaN if one of them has no value.
  private func mean(_ value: (_ ofClass: Int) -> Double) -> Double {
    var sum = 0.0
    var counted = 0
    for c in found.indices where actual[c] + predicted[c] > 0 {
      sum += value(c)
      counted += 1
    }
    return sum / Double(counted)
  }

  /// The mean recall over the classes that occur, in their order (Brodersen et al. 2010).
  private var balancedAccuracy: Double {
    let occurring = found.indices.filter { actual[$0] > 0 }
    return occurring.reduce(0) { $0 + recall(ofClass: $1) } / Double(occurring.count)
  }

  /// Matthews's correlation coefficient of any number of classes: (n·s − Σ t_c·p_c) / √((s² − Σ p_c²)(s² − Σ t_c²)),
  /// with s samples of which n are right (Gorodkin 2004, eq. 8).
  ///
  /// Sums and products are exact, up to 2³¹ samples. Undefined if only one class occurs or only one is predicted.
  private var correlation: Double {
    let samples = actual.reduce(0, +)
    let right = found.reduce(0, +)
    let agreement = zip(actual, predicted).reduce(0) { $0 + $1.0 * $1.1 }
    let spreads = [actual, predicted].map { counts in samples * samples - counts.reduce(0) { $0 + $1 * $1 } }
    guard spreads[0] > 0, spreads[1] > 0 else { return .nan }
    return Double(right * samples - agreement) / (Double(spreads[0]) * Double(spreads[1])).squareRoot()
  }
}
