/// What the outputs mean.
public enum Task: Sendable, Hashable {
  /// One output per class, or a single output for two classes: then an output above `threshold` means the
  /// second.
  case classification(classes: Int, threshold: Double)
  /// One output per target column; `units` are the factors that convert an output's error to original
  /// units.
  case regression(units: [Double])

  /// The factor that converts the error of output `k` to original units.
  public func unit(ofOutput k: Int) -> Double {
    switch self {
    case .classification: 1
    case .regression(let units): units[k]
    }
  }

  /// The number of classes; 0 for regression.
  public var classCount: Int {
    switch self {
    case .classification(let classes, _): classes
    case .regression: 0
    }
  }

  /// The class of the largest output, the first of equal ones; for a single output, whether it is above the
  /// threshold.
  public static func predictedClass<Scalar: BinaryFloatingPoint>(
    _ outputs: [Scalar], threshold: Double
  ) -> Int {
    if outputs.count == 1 { return Double(outputs[0]) > threshold ? 1 : 0 }
    var best = 0
    for k in outputs.indices where outputs[k] > outputs[best] { best = k }
    return best
  }
}
