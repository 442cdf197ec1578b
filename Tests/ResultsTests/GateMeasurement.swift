import Arithmetic
import Learning
import Statistics

@testable import Results
@testable import Statistics

/// Measures the gate by judging many random changes whose truth is known.
///
/// The changes of a point's seeds are normal with a known mean and deviation. With a single seed at a single
/// point, two networks classify 1000 samples and McNemar's test is what there is: the true change is as
/// above, and on each side 2 % of the samples are classified otherwise by chance.
struct GateMeasurement {
  /// Shares of all repetitions.
  struct Shares {
    var regressed = 0.0
    var passed = 0.0
    var inconclusive = 0.0
  }

  static let margin = 0.01
  static let alpha = 0.05
  static let deviation = 0.01

  var seeds: Int
  var points: Int
  var drop: Double
  /// 0: changes are not rounded; else accuracies are of so many samples.
  var samples = 0
  /// Only the first point drops; the others do not change.
  var isOnePoint = false
  var repetitions = 2000

  func shares() -> Shares {
    var shares = Shares()
    let each = 1 / Double(repetitions)
    for repetition in 0..<repetitions {
      switch verdict(RandomStream(seed: UInt64(repetition), purpose: .generator)) {
      case .regressed: shares.regressed += each
      case .inconclusive: shares.inconclusive += each
      default: shares.passed += each
      }
    }
    return shares
  }

  private func verdict(_ stream: RandomStream) -> Verdict {
    var position: UInt64 = 0
    func change(dropping drop: Double? = nil) -> Double {
      position += 1
      let change = -(drop ?? self.drop) + Self.deviation * stream.normal(at: position)
      return samples == 0 ? change : (change * Double(samples)).rounded() / Double(samples)
    }
    var pairs: [PairedGains]
    if seeds == 1, points == 1 {
      let test = classified(change(), stream)
      pairs = [PairedGains(gains: [test.change], samples: test)]
    } else {
      pairs = (0..<points).map { point in
        let drop = isOnePoint && point > 0 ? 0 : self.drop
        return PairedGains(gains: (0..<seeds).map { _ in change(dropping: drop) })
      }
    }
    return gate(pairs)
  }

  /// As `MetricJudge` does: the pool, and the points where there are several.
  private func gate(_ pairs: [PairedGains]) -> Verdict {
    guard let evidence = Evidence(pooling: pairs, alpha: Self.alpha, signFlips: SignFlipTest(patterns: 999))
    else { return .inconclusive }
    let pooled = Verdict(on: evidence, margin: Self.margin, alpha: Self.alpha)
    guard pairs.count > 1 else { return pooled }
    let points = PointTests(pairs, margin: Self.margin, alpha: Self.alpha, drawnPairs: 499)
    return points.findings.contains { $0?.verdict == .regressed } ? .regressed : pooled
  }

  private func classified(_ change: Double, _ stream: RandomStream) -> McNemarTest {
    let (lost, gained) = (0.02 + max(0, -change), 0.02 + max(0, change))
    var test = McNemarTest(lost: 0, gained: 0, samples: 1000)
    for sample in 0..<1000 {
      let u = stream.uniform(at: 1000 + UInt64(sample))
      if u < lost { test.lost += 1 } else if u < lost + gained { test.gained += 1 }
    }
    return test
  }
}
