#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Testing

@testable import Statistics

struct CertaintyMeasurementTests {
  /// A share of so many repetitions is at most this, where it is `share` in truth: three standard errors.
  private func limit(_ share: Double, _ repetitions: Int) -> Double {
    share + 3 * (share * (1 - share) / Double(repetitions)).squareRoot()
  }

  @Test(
    "The truly best point is left out at most about α of the time",
    arguments: [3, 5, 8], SimulatedSweep.Noise.allCases)
  func leftOut(seeds: Int, noise: SimulatedSweep.Noise) {
    let sweep = SimulatedSweep(points: 14, seeds: seeds, noise: noise, step: 0)
    #expect(BestSetMeasurement(sweep: sweep, repetitions: 300).rates().leftOut <= limit(0.05, 300))
  }

  @Test(
    "Of a ladder of 14 points few stay in at five seeds, and more without studentising or by Hsu's method")
  func ladder() {
    let sweep = SimulatedSweep(points: 14, seeds: 5, noise: .normal, step: 0.01)
    let methods: [BestSetMeasurement.Method] = [.maximum, .unstudentised, .hsu]
    let kept = methods.map {
      BestSetMeasurement(sweep: sweep, method: $0, repetitions: 100).rates().kept
    }
    #expect(kept[0] < 3.5 && kept[1...].allSatisfy { $0 > kept[0] })
  }

  @Test("The wider interval covers the truth", arguments: [1, 2, 5], [36, 180])
  func coverage(seeds: Int, samples: Int) {
    let rates = IntervalMeasurement(seeds: seeds, samples: samples, threshold: 1.3, repetitions: 300).rates()
    #expect(1 - rates.bothCoverage <= limit(0.06, 300))
    #expect(seeds == 1 || rates.seedsWidth < 2 * rates.bothWidth)
  }

  @Test("A gate of points finds a collapse at five seeds and seldom cries wolf")
  func gate() {
    func rates(_ change: PointsGateMeasurement.Change) -> (pool: Double, points: Double, either: Double) {
      PointsGateMeasurement(points: 14, seeds: 5, change: change, repetitions: 200).rates()
    }
    #expect(rates(.nothing).points <= limit(0.05, 200))
    let collapse = rates(.collapse)
    #expect(collapse.points == 1)
  }

  @Test("The number of seeds that is called enough finds the second point four times in five")
  func seedsNeeded() throws {
    let step = 0.015
    // The deviation of a difference of two points is √2 times theirs.
    guard
      case .seeds(let seeds) = SeedsNeeded(toShow: step, deviation: 0.01 * 2.0.squareRoot(), comparisons: 13)
    else { throw CocoaError(.featureUnsupported) }
    let sweep = SimulatedSweep(points: 14, seeds: seeds, noise: .normal, step: step)
    let found = (0..<200).count { repetition in
      BestSet(of: sweep.table(repetition), goal: .maximize, drawnPairs: 999)!.indistinguishable == [0]
    }
    #expect(found >= 150 && found <= 199, "\(found) of 200 with \(seeds) seeds")
  }

  static let isAsked = ProcessInfo.processInfo.environment["ETALON_MEASURE_CERTAINTY"] != nil
}

/// Prints the tables of docs/Certainty.md.
@Suite(.enabled(if: CertaintyMeasurementTests.isAsked), .serialized)
struct CertaintyTables {
  @Test func bestSetByNoise() async {
    for step in [0, SimulatedSweep.deviation] {
      print("\n\(step == 0 ? "All points equally good" : "Each point one sd below the one before")\n")
      print("| seeds | points | \(SimulatedSweep.Noise.allCases.map(\.rawValue).joined(separator: " | ")) |")
      print("|---|---|\(SimulatedSweep.Noise.allCases.map { _ in "---|" }.joined())")
      for seeds in [2, 3, 4, 5, 8, 10, 20] {
        for points in [2, 14, 50] {
          let row = await cells(SimulatedSweep.Noise.allCases.count) { index in
            let noise = SimulatedSweep.Noise.allCases[index]
            let sweep = SimulatedSweep(points: points, seeds: seeds, noise: noise, step: step)
            let rates = BestSetMeasurement(sweep: sweep).rates()
            return "\(percent(rates.leftOut)) / \(tenth(rates.kept))"
          }
          print("| \(seeds) | \(points) | \(row.joined(separator: " | ")) |")
        }
      }
    }
  }

  @Test func bestSetByMethod() async {
    print(
      "\n| seeds | noise | means | \(BestSetMeasurement.Method.allCases.map(\.rawValue).joined(separator: " | ")) |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for seeds in [3, 5, 8] {
      for noise in [SimulatedSweep.Noise.normal, .noisyHalf, .skewed, .rounded, .correlated] {
        for step in [0, SimulatedSweep.deviation] {
          let row = await cells(BestSetMeasurement.Method.allCases.count) { index in
            let sweep = SimulatedSweep(points: 14, seeds: seeds, noise: noise, step: step)
            let rates = BestSetMeasurement(sweep: sweep, method: .allCases[index], repetitions: 500).rates()
            return "\(percent(rates.leftOut)) / \(tenth(rates.kept))"
          }
          print(
            "| \(seeds) | \(noise.rawValue) | \(step == 0 ? "equal" : "ladder") | \(row.joined(separator: " | ")) |"
          )
        }
      }
    }
  }

  @Test func intervals() async {
    print(
      "\n| seeds | samples | accuracy | over seeds: covers, width | it covers the overall mean | over both: covers, width |"
    )
    print("|---|---|---|---|---|---|")
    for seeds in [1, 2, 3, 5, 10, 20] {
      let grid: [(Int, Double)] = [36, 180, 1000].flatMap { [($0, 1.2816), ($0, 2.0537)] }
      let rows = await cells(grid.count) { index in
        let (samples, threshold) = grid[index]
        let own = IntervalMeasurement(seeds: seeds, samples: samples, threshold: threshold)
        let rates = own.rates()
        func digits(_ x: Double) -> String { "\((x * 1e4).rounded() / 1e4)" }
        let alone =
          seeds == 1
          ? "– | –"
          : "\(percent(rates.seedsCoverage)), \(digits(rates.seedsWidth)) | \(percent(rates.seedsOnBoth))"
        return
          "| \(seeds) | \(samples) | \((own.truth * 100).rounded() / 100) | \(alone) | \(percent(rates.bothCoverage)), \(digits(rates.bothWidth)) |"
      }
      print(rows.joined(separator: "\n"))
    }
    print("\n| folds | corrected: covers, width | uncorrected: covers |\n|---|---|---|")
    let folds = [2, 5, 10]
    let rows = await cells(folds.count) { index in
      let rates = FoldMeasurement(folds: folds[index]).rates()
      return
        "| \(folds[index]) | \(percent(rates.corrected)), \((rates.width * 1e4).rounded() / 1e4) | \(percent(rates.uncorrected)) |"
    }
    print(rows.joined(separator: "\n"))
  }

  @Test func gates() async {
    let grid: [(PointsGateMeasurement.Change, Double)] = PointsGateMeasurement.Change.allCases.flatMap {
      [($0, 0), ($0, 0.5)]
    }
    print(
      "\n| seeds | correlation | \(PointsGateMeasurement.Change.allCases.map(\.rawValue).joined(separator: " | ")) |"
    )
    print("|---|---|---|---|---|---|---|")
    for seeds in [3, 5, 8, 10] {
      let row = await cells(grid.count) { index in
        let (change, correlation) = grid[index]
        let rates = PointsGateMeasurement(points: 14, seeds: seeds, change: change, correlation: correlation)
          .rates()
        return [rates.pool, rates.points, rates.either].map(percent).joined(separator: " / ")
      }
      for (offset, correlation) in [0, 0.5].enumerated() {
        let own = stride(from: offset, to: row.count, by: 2).map { row[$0] }
        print("| \(seeds) | \(correlation) | \(own.joined(separator: " | ")) |")
      }
    }
  }

  @Test func seedsNeeded() async {
    print("\n| difference / sd | points | m | seeds | found |\n|---|---|---|---|---|")
    let ratios: [Double] = [0.5, 1, 1.5, 2]
    let grid: [(Double, Int, Int)] = ratios.flatMap { [($0, 2, 1), ($0, 14, 1), ($0, 14, 13)] }
    let rows = await cells(grid.count) { index in
      let (ratio, points, comparisons) = grid[index]
      let step = ratio * SimulatedSweep.deviation * 2.0.squareRoot()
      let needed = SeedsNeeded(
        toShow: step, deviation: SimulatedSweep.deviation * 2.0.squareRoot(), comparisons: comparisons)
      guard case .seeds(let seeds) = needed else { return "" }
      let sweep = SimulatedSweep(points: points, seeds: seeds, noise: .normal, step: step)
      let found = (0..<500).count { repetition in
        BestSet(of: sweep.table(repetition), goal: .maximize, drawnPairs: 999)!.indistinguishable == [0]
      }
      return "| \(ratio) | \(points) | \(comparisons) | \(seeds) | \(percent(Double(found) / 500)) |"
    }
    print(rows.joined(separator: "\n"))
  }
}
