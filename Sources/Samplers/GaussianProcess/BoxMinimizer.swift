/// Minimises a smooth function in a box by L-BFGS with projection: coordinates at a bound that the gradient pushes
/// outwards are held, the direction of the others comes from the last `memory` steps (Nocedal and Wright, "Numerical
/// optimization", 2nd edition, algorithm 7.4), and steps shrink until the function has decreased enough (Armijo). All
/// limits are fixed, so the result depends on the function alone.
struct BoxMinimizer {
  static let memory = 8
  static let reductions = 12

  let lower: [Double]
  let upper: [Double]
  let iterations: Int

  /// A function and its gradient.
  typealias Function = ([Double]) -> (value: Double, gradient: [Double])

  /// A step, and by how much it changed the gradient.
  private struct Pair {
    let step: [Double]
    let change: [Double]
  }

  /// A point, the function's value there, and its gradient.
  struct Place {
    var point: [Double]
    var value: Double
    var gradient: [Double]
  }

  /// The best point found; values that are not finite count as infinite.
  func minimum(from start: [Double], _ function: Function) -> Place {
    var here = place(start, function)
    var pairs: [Pair] = []
    for _ in 0..<iterations where here.value.isFinite {
      let held = here.point.indices.map { isHeld($0, here) }
      var direction = descent(here.gradient, held, pairs)
      if !(dot(direction, here.gradient) < 0) {
        pairs = []
        direction = here.gradient.indices.map { held[$0] ? 0 : -here.gradient[$0] }
      }
      let slope = dot(direction, here.gradient)
      guard slope < -1e-12 else { break }
      // The first step is no longer than a tenth of the unit.
      let length = pairs.isEmpty ? min(1, 0.1 / (-slope).squareRoot()) : 1.0
      guard let next = lower(than: here, along: direction, length, function) else { break }
      let step = zip(next.point, here.point).map { $0 - $1 }
      let change = zip(next.gradient, here.gradient).map { $0 - $1 }
      if dot(step, change) > 1e-12 * dot(change, change) { pairs.append(Pair(step: step, change: change)) }
      if pairs.count > Self.memory { pairs.removeFirst() }
      let gain = here.value - next.value
      here = next
      if gain < 1e-9 * max(1, here.value.magnitude) { break }
    }
    return here
  }

  /// The first place that is low enough, of steps that shrink to two fifths.
  private func lower(
    than here: Place, along direction: [Double], _ first: Double, _ function: Function
  ) -> Place? {
    var length = first
    for _ in 0..<Self.reductions {
      let next = place(zip(here.point, direction).map { $0 + length * $1 }, function)
      let moved = zip(next.point, here.point).map { $0 - $1 }
      if next.value <= here.value + 1e-4 * dot(moved, here.gradient) {
        return next.point == here.point ? nil : next
      }
      length *= 0.4
    }
    return nil
  }

  private func place(_ point: [Double], _ function: Function) -> Place {
    let inside = point.indices.map { min(upper[$0], max(lower[$0], point[$0])) }
    let (value, gradient) = function(inside)
    return Place(point: inside, value: value.isFinite ? value : .infinity, gradient: gradient)
  }

  /// −H·gradient over the free coordinates, by the two loops of L-BFGS.
  private func descent(
    _ gradient: [Double], _ held: [Bool], _ pairs: [Pair]
  ) -> [Double] {
    var q = gradient.indices.map { held[$0] ? 0 : -gradient[$0] }
    var factors: [Double] = []
    for pair in pairs.reversed() {
      let factor = dot(pair.step, q) / dot(pair.step, pair.change)
      factors.append(factor)
      for i in q.indices { q[i] -= factor * pair.change[i] }
    }
    if let last = pairs.last {
      let scale = dot(last.step, last.change) / dot(last.change, last.change)
      for i in q.indices { q[i] *= scale }
    }
    for (pair, factor) in zip(pairs, factors.reversed()) {
      let correction = factor - dot(pair.change, q) / dot(pair.step, pair.change)
      for i in q.indices { q[i] += correction * pair.step[i] }
    }
    for i in q.indices where held[i] { q[i] = 0 }
    return q
  }

  private func isHeld(_ i: Int, _ place: Place) -> Bool {
    (place.point[i] <= lower[i] && place.gradient[i] > 0)
      || (place.point[i] >= upper[i] && place.gradient[i] < 0)
      || lower[i] == upper[i]
  }

  /// Σ aᵢ·bᵢ in ascending order.
  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }
}
