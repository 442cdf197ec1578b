import Testing

@testable import Statistics

/// Prints the tables of races in docs/Search.md: `make measure-races`.
@Suite(.enabled(if: RaceMeasurement.isAsked), .serialized)
struct RaceTables {
  private static let steps: [(name: String, step: Double)] = [
    ("equal", 0), ("0.25 sd", 0.0025), ("1 sd", 0.01),
  ]

  @Test func byNoise() async {
    let noises = SimulatedSweep.Noise.allCases
    print("\n| means | seeds | points | \(noises.map(\.rawValue).joined(separator: " | ")) |")
    print("|---|---|---|\(noises.map { _ in "---|" }.joined())")
    for (name, step) in Self.steps {
      for (seeds, points) in [(10, 14), (30, 2), (30, 14), (30, 50)] {
        let row = await cells(noises.count) { index in
          let sweep = SimulatedSweep(points: points, seeds: seeds, noise: noises[index], step: step)
          let rates = RaceMeasurement(sweep: sweep).rates()
          return "\(percent(rates.stopped)) / \(percent(rates.leftOut)) / \(percent(rates.runs))"
        }
        print("| \(name) | \(seeds) | \(points) | \(row.joined(separator: " | ")) |")
      }
    }
  }

  @Test func byRule() async {
    let rules = RaceMeasurement.Rule.allCases
    print(
      "\n| means | noise | \(rules.map(\.rawValue).joined(separator: " | ")) |\n|---|---|---|---|---|---|")
    for (name, step) in Self.steps {
      for noise in [SimulatedSweep.Noise.normal, .noisyHalf, .skewed] {
        let row = await cells(rules.count) { index in
          let sweep = SimulatedSweep(points: 14, seeds: 30, noise: noise, step: step)
          let rates = RaceMeasurement(sweep: sweep, rule: rules[index]).rates()
          return "\(percent(rates.stopped)) / \(percent(rates.leftOut)) / \(percent(rates.runs)) / "
            + tenth(rates.kept)
        }
        print("| \(name) | \(noise.rawValue) | \(row.joined(separator: " | ")) |")
      }
    }
  }
}
