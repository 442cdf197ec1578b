import Arithmetic
import Testing

@testable import Samplers

@Suite struct KernelDensityTests {
  /// The density sums up to 1 over a position, a category, and a position that exists with two of the categories alone.
  @Test(arguments: [0.02, 0.1, 0.5])
  func densitiesAreNormalized(bandwidth: Double) {
    let space = SearchSpace(dimensions: [
      SearchDimension(name: "kind", kind: .categories(3)),
      SearchDimension(name: "x", kind: .continuous, condition: .init(dimension: 0, choices: [1, 2])),
    ])
    let columns: [[Double?]] = [[0, 1, 1, 2, 0, 1, 2, 2, 1], [nil, 0.02, 0.6, 0.97, nil, 0.5, 0, 1, 0.3]]
    let density = KernelDensity(
      columns, weights: (1...9).map { Double($0) }, prior: 2, bandwidths: [0, bandwidth], smoothing: 0.2,
      space: space)
    let steps = 2000
    var sum = Double.exp(density.logarithm(at: [0, nil]))
    for kind in [1.0, 2] {
      for step in 0..<steps {
        let x = (Double(step) + 0.5) / Double(steps)
        sum += Double.exp(density.logarithm(at: [kind, x])) / Double(steps)
      }
    }
    #expect((sum - 1).magnitude < 1e-3)
  }

  /// Points drawn from a density have its shares.
  @Test func drawsFollowTheDensity() {
    let space = SearchSpace(dimensions: [
      SearchDimension(name: "x", kind: .continuous), SearchDimension(name: "kind", kind: .categories(2)),
    ])
    let density = KernelDensity(
      [[0.1, 0.8], [0, 1]], weights: [3, 1], prior: 1, bandwidths: [0.1, 0], smoothing: 0.5, space: space)
    var numbers = NumberSource(seed: 1, trial: 0)
    var expected = 0.0
    for step in 0..<500 {
      for kind in [0.0, 1] {
        expected += Double.exp(density.logarithm(at: [(Double(step) + 0.5) / 1000, kind])) / 1000
      }
    }
    var below = 0
    for _ in 0..<4000 {
      if case .position(let x) = density.draw(in: space, smoothing: 0.5, &numbers)[0], x < 0.5 { below += 1 }
    }
    // A standard error is below 0.008.
    #expect((Double(below) / 4000 - expected).magnitude < 0.03)
  }
}
