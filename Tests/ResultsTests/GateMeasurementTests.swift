#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Statistics
import Testing

@testable import Statistics

struct GateMeasurementTests {
  @Test("Nothing changed raises an alarm no more often than α", arguments: [3, 5, 10, 30])
  func falseAlarms(seeds: Int) {
    let shares = GateMeasurement(seeds: seeds, points: 1, drop: 0, repetitions: 400).shares()
    // α and three standard errors of 400 repetitions.
    #expect(shares.regressed <= 0.05 + 3 * (0.05 * 0.95 / 400).squareRoot())
  }

  @Test("A drop of five deviations is found, and never passes", arguments: [3, 5, 10], [1, 9])
  func power(seeds: Int, points: Int) {
    let shares = GateMeasurement(seeds: seeds, points: points, drop: 0.05, repetitions: 100).shares()
    #expect(shares.regressed >= 0.9)
    #expect(shares.passed == 0)
  }

  @Test("The drop that is called detectable is found about four times in five", arguments: [5, 10, 30])
  func detectable(seeds: Int) throws {
    let drop = try #require(
      DetectableDrop.smallest(
        pairs: seeds, deviation: GateMeasurement.deviation, margin: GateMeasurement.margin,
        alpha: GateMeasurement.alpha))
    let shares = GateMeasurement(seeds: seeds, points: 1, drop: drop, repetitions: 400).shares()
    #expect(shares.regressed >= 0.6 && shares.regressed <= 0.95, "\(shares)")
  }

  @Test("One point that collapses is found beside points that do not change", arguments: [3, 5, 10])
  func collapse(seeds: Int) {
    let shares = GateMeasurement(seeds: seeds, points: 14, drop: 0.45, isOnePoint: true, repetitions: 50)
      .shares()
    #expect(shares.regressed > 0.999)
  }

  @Test("Points raise no more alarms than α where none drops beyond the margin", arguments: [2, 3, 5, 10])
  func pointsAtTheMargin(seeds: Int) {
    let shares = GateMeasurement(seeds: seeds, points: 9, drop: 0, samples: 100, repetitions: 300).shares()
    #expect(shares.regressed <= 0.05 + 3 * (0.05 * 0.95 / 300).squareRoot())
  }

  static let isAsked = ProcessInfo.processInfo.environment["ETALON_MEASURE_GATE"] != nil

  /// Prints the tables of docs/Checks.md.
  @Test("The gate's tables", .enabled(if: isAsked))
  func tables() {
    print("| seeds | points | nothing changed | ½ margin | margin | 2 × margin | 5 × margin | detectable |")
    print("|---|---|---|---|---|---|---|---|")
    for seeds in [1, 3, 5, 10, 30] {
      for points in [1, 9] {
        let cells = [0, 0.005, 0.01, 0.02, 0.05].map { cell(seeds: seeds, points: points, drop: $0) }
        let detectable = DetectableDrop.smallest(
          pairs: seeds * points, deviation: GateMeasurement.deviation, margin: GateMeasurement.margin,
          alpha: GateMeasurement.alpha
        ).map { "\(($0 * 1e4).rounded() / 1e4)" }
        print("| \(seeds) | \(points) | \(cells.joined(separator: " | ")) | \(detectable ?? "–") |")
      }
    }
    printOnePoint()
    print(
      "\nAccuracies of 100 samples, one point:\n\n| seeds | nothing changed | 2 × margin |\n|---|---|---|")
    for seeds in [2, 3, 5, 10] {
      let cells = [0, 0.02].map { cell(seeds: seeds, points: 1, drop: $0, samples: 100) }
      print("| \(seeds) | \(cells.joined(separator: " | ")) |")
    }
  }

  /// One point of several drops, the others do not change.
  private func printOnePoint() {
    print("\n| seeds | points | nothing changed | margin | 2 × margin | 5 × margin | 45 × margin |")
    print("|---|---|---|---|---|---|---|")
    for seeds in [1, 2, 3, 5, 10] {
      for points in [2, 14, 50] {
        let cells = [0, 0.01, 0.02, 0.05, 0.45].map { drop in
          let shares = GateMeasurement(
            seeds: seeds, points: points, drop: drop, isOnePoint: true, repetitions: 1000
          ).shares()
          return text(shares)
        }
        print("| \(seeds) | \(points) | \(cells.joined(separator: " | ")) |")
      }
    }
  }

  /// regressed / inconclusive / passed, in per cent.
  private func cell(seeds: Int, points: Int, drop: Double, samples: Int = 0) -> String {
    let shares = GateMeasurement(seeds: seeds, points: points, drop: drop, samples: samples).shares()
    return text(shares)
  }

  private func text(_ shares: GateMeasurement.Shares) -> String {
    [shares.regressed, shares.inconclusive, shares.passed]
      .map { "\(($0 * 1000).rounded() / 10)" }.joined(separator: " / ")
  }
}
