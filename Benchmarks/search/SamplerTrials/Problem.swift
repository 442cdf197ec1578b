import Foundation

/// An analytic problem: a function over a box, and its minimum. The same as in problems.py, which says where they are from.
struct Problem: Sendable {
  let name: String
  let bounds: [ClosedRange<Double>]
  let minimum: Double
  let function: @Sendable ([Double]) -> Double

  /// The function's value above its minimum, at a point with positions in 0 … 1.
  func regret(at positions: [Double]) -> Double {
    let point = zip(positions, bounds).map { $1.lowerBound + $0 * ($1.upperBound - $1.lowerBound) }
    return function(point) - minimum
  }

  static let all = [
    Problem(name: "sphere-5", bounds: Array(repeating: -5...10, count: 5), minimum: 0, function: sphere),
    Problem(
      name: "rosenbrock-4", bounds: Array(repeating: -5...10, count: 4), minimum: 0, function: rosenbrock),
    Problem(name: "branin", bounds: [-5...10, 0...15], minimum: 0.39788735772973816, function: branin),
    Problem(
      name: "hartmann-6", bounds: Array(repeating: 0...1, count: 6), minimum: -3.322368011415515,
      function: hartmann6),
    Problem(name: "ackley-5+2", bounds: Array(repeating: -15...30, count: 7), minimum: 0, function: ackley),
  ]
}

@Sendable private func sphere(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 } }

@Sendable private func rosenbrock(_ x: [Double]) -> Double {
  zip(x, x.dropFirst()).reduce(0) { sum, pair in
    let (a, b) = pair
    return sum + 100 * (b - a * a) * (b - a * a) + (1 - a) * (1 - a)
  }
}

@Sendable private func branin(_ x: [Double]) -> Double {
  let (b, c, t) = (5.1 / (4 * Double.pi * Double.pi), 5 / Double.pi, 1 / (8 * Double.pi))
  let root = x[1] - b * x[0] * x[0] + c * x[0] - 6
  return root * root + 10 * (1 - t) * cos(x[0]) + 10
}

@Sendable private func hartmann6(_ x: [Double]) -> Double {
  let rates: [[Double]] = [
    [10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
  ]
  let centres: [[Double]] = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
  ]
  let weights = [1, 1.2, 3, 3.2]
  var sum = 0.0
  for i in 0..<4 {
    var distance = 0.0
    for j in 0..<6 {
      let difference = x[j] - centres[i][j]
      distance += rates[i][j] * difference * difference
    }
    sum -= weights[i] * exp(-distance)
  }
  return sum
}

/// Of the first five axes; the others have no effect.
@Sendable private func ackley(_ x: [Double]) -> Double {
  let x = x.prefix(5)
  let squares = x.reduce(0) { $0 + $1 * $1 } / 5
  let waves = x.reduce(0) { $0 + cos(2 * Double.pi * $1) } / 5
  return -20 * exp(-0.2 * squares.squareRoot()) - exp(waves) + 20 + M_E
}
