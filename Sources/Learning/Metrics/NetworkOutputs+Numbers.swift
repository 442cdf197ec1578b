import Arithmetic

/// One output's errors are (output − target) × unit, in original units.
extension NetworkOutputs {
  /// The mean of a metric of each output, in their order. NaN if an output has no value.
  func meanOverOutputs(_ metric: (_ output: Int) -> Double) -> Double {
    (0..<width).reduce(0) { $0 + metric($1) } / Double(width)
  }

  private func errors(ofOutput k: Int) -> [Double] {
    let unit = task.unit(ofOutput: k)
    return (0..<count).map { (outputs[$0 * width + k] - targets[$0 * width + k]) * unit }
  }

  private func column(_ values: [Double], _ k: Int) -> [Double] {
    (0..<count).map { values[$0 * width + k] }
  }

  /// The median of |error|: of an even number of samples, half the sum of the two in the middle.
  func medianError(ofOutput k: Int) -> Double {
    let sorted = errors(ofOutput: k).map { $0.magnitude }.sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }

  /// The mean of |error| / |target|, a fraction. Undefined if a target is 0; scikit-learn divides by 2⁻⁵² there.
  func percentageError(ofOutput k: Int) -> Double {
    precondition(targetMagnitudes.count == width, "the targets as they were read")
    let errors = errors(ofOutput: k)
    guard targetMagnitudes[k].allSatisfy({ $0 > 0 }) else { return .nan }
    var sum = StridedSum()
    for s in 0..<count { sum.add(errors[s].magnitude / targetMagnitudes[k][s], at: s) }
    return sum.total / Double(count)
  }

  /// 1 − Var(error) / Var(target). Undefined if all targets are equal.
  func explainedVariance(ofOutput k: Int) -> Double {
    let unit = task.unit(ofOutput: k)
    let targets = column(targets, k).map { $0 * unit }
    guard Self.varies(targets) else { return .nan }
    return 1 - Self.centredProducts(errors(ofOutput: k)) / Self.centredProducts(targets)
  }

  /// Pearson's correlation of outputs and targets, Σ(o − ō)(t − t̄) / √(Σ(o − ō)²·Σ(t − t̄)²), restricted to [−1, 1].
  /// Undefined if all targets or all outputs are equal.
  func correlation(ofOutput k: Int) -> Double {
    let (outputs, targets) = (column(outputs, k), column(targets, k))
    guard Self.varies(outputs), Self.varies(targets) else { return .nan }
    let spreads = Self.centredProducts(outputs).squareRoot() * Self.centredProducts(targets).squareRoot()
    let correlation = Self.centredProducts(outputs, targets) / spreads
    return correlation.isNaN ? .nan : min(max(correlation, -1), 1)
  }

  /// Whether not all values are equal. Their computed variance may differ from 0 by rounding.
  private static func varies(_ values: [Double]) -> Bool { values.contains { $0 != values[0] } }

  private static func centredProducts(_ values: [Double]) -> Double { centredProducts(values, values) }

  /// Σ (a − ā)(b − b̄), the means first.
  private static func centredProducts(_ a: [Double], _ b: [Double]) -> Double {
    let (meanA, meanB) = (mean(a), mean(b))
    var sum = StridedSum()
    for s in a.indices { sum.addProduct(a[s] - meanA, b[s] - meanB, at: s) }
    return sum.total
  }

  private static func mean(_ values: [Double]) -> Double {
    var sum = StridedSum()
    for s in values.indices { sum.add(values[s], at: s) }
    return sum.total / Double(values.count)
  }
}
