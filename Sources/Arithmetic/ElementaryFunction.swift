/// The elementary functions of the kernels, by name and over arrays: the kernels' own expressions,
/// specialised for each format and width, so that they can be tested from outside the target.
public enum ElementaryFunction: String, Sendable, CaseIterable {
  case exp, expMinusOne, log, logOnePlus, sigmoid, tanh, softplus
  case gaussian, normalCumulative, normalDensity, sine, cosine

  /// The numbers in a vector that `values(at:lanes:)` can compute with.
  public static let widths = [1, 2, 4, 8, 16]

  /// The function's value at each argument, computed `lanes` at a time: 1, 2, 4, 8 or 16.
  public func values(at arguments: [Float], lanes: Int) -> [Float] {
    switch lanes {
    case 1: arguments.map { value(at: $0) }
    case 2: values(at: arguments, by: SIMD2<Float>.self)
    case 4: values(at: arguments, by: SIMD4<Float>.self)
    case 8: values(at: arguments, by: SIMD8<Float>.self)
    case 16: values(at: arguments, by: SIMD16<Float>.self)
    default: preconditionFailure("no vector has \(lanes) lanes")
    }
  }

  /// The function's value at each argument, computed `lanes` at a time: 1, 2, 4, 8 or 16.
  public func values(at arguments: [Double], lanes: Int) -> [Double] {
    switch lanes {
    case 1: arguments.map { value(at: $0) }
    case 2: values(at: arguments, by: SIMD2<Double>.self)
    case 4: values(at: arguments, by: SIMD4<Double>.self)
    case 8: values(at: arguments, by: SIMD8<Double>.self)
    case 16: values(at: arguments, by: SIMD16<Double>.self)
    default: preconditionFailure("no vector has \(lanes) lanes")
    }
  }

  @inline(__always)
  private func values<V: SIMD & FloatingLanes>(
    at arguments: [V.Scalar], by: V.Type
  ) -> [V.Scalar] where V.Scalar: Real {
    var results = arguments
    for start in stride(from: 0, to: arguments.count, by: V.scalarCount) {
      let count = min(V.scalarCount, arguments.count - start)
      var x = V()
      for lane in 0..<count { x[lane] = arguments[start + lane] }
      let y = value(at: x)
      for lane in 0..<count { results[start + lane] = y[lane] }
    }
    return results
  }

  @inline(__always)
  private func value<V: FloatingLanes>(at x: V) -> V {
    switch self {
    case .exp: .exp(x)
    case .expMinusOne: .expMinusOne(x)
    case .log: .log(x)
    case .logOnePlus: .log(onePlus: x)
    case .sigmoid: .sigmoid(x)
    case .tanh: .tanh(x)
    case .softplus: .softplus(x)
    case .gaussian: .gaussian(x)
    case .normalCumulative: V.normalDistribution(x).cumulative
    case .normalDensity: V.normalDistribution(x).density
    case .sine: .sine(x)
    case .cosine: .cosine(x)
    }
  }
}
