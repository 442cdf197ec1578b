import Arithmetic

@testable import Statistics

/// Measures how often the intervals of an accuracy cover the truth, by networks whose truth is known.
///
/// Network s classifies sample k correctly where θ + a_s + b_k + e_sk > 0, all normal: seeds differ little
/// (sd 0.08), samples much (sd 1.2), and what is left is theirs together (sd 0.5).
struct IntervalMeasurement {
  static let seedDeviation = 0.08
  static let sampleDeviation = 1.2
  static let restDeviation = 0.5

  struct Rates {
    /// Of what other seeds give on these samples.
    var seedsCoverage = 0.0
    var seedsWidth = 0.0
    /// Of what other seeds give on other samples.
    var bothCoverage = 0.0
    var bothWidth = 0.0
    /// How often the interval over seeds covers what only the wider one should.
    var seedsOnBoth = 0.0
  }

  var seeds: Int
  var samples: Int
  /// The true accuracy is Φ(threshold).
  var threshold: Double
  var repetitions = 1000

  static func normalCumulative(_ x: Double) -> Double { 0.5 * Double.erfc(-x * 0.5.squareRoot()) }

  var truth: Double { Self.normalCumulative(threshold) }

  func rates() -> Rates {
    var rates = Rates()
    let each = 1 / Double(repetitions)
    for repetition in 0..<repetitions {
      let (bits, onTheseSamples) = networks(RandomStream(seed: UInt64(repetition), purpose: .generator))
      let own = bits.map { Double($0.reduce(0) { $0 + $1.nonzeroBitCount }) / Double(samples) }
      if let interval = MeanInterval.overSeeds(own, in: 0...1) {
        rates.seedsCoverage += interval.bounds.contains(onTheseSamples) ? each : 0
        rates.seedsOnBoth += interval.bounds.contains(truth) ? each : 0
        rates.seedsWidth += interval.width * each
      }
      let moments = CrossedMoments(correct: bits, samples: samples)
      let both = MeanInterval.overSeedsAndSamples(proportionOf: moments)!
      rates.bothCoverage += both.bounds.contains(truth) ? each : 0
      rates.bothWidth += both.width * each
    }
    return rates
  }

  /// The bits of each network, and the mean accuracy of all possible networks on these samples.
  private func networks(_ stream: RandomStream) -> (bits: [[UInt8]], onTheseSamples: Double) {
    let (a, b, e) = (Self.seedDeviation, Self.sampleDeviation, Self.restDeviation)
    let level = threshold * (a * a + b * b + e * e).squareRoot()
    var position: UInt64 = 0
    func normal() -> Double {
      position += 1
      return stream.normal(at: position)
    }
    let own = (0..<samples).map { _ in b * normal() }
    let bits = (0..<seeds).map { _ in
      let seed = a * normal()
      var bytes = [UInt8](repeating: 0, count: (samples + 7) / 8)
      for k in 0..<samples where level + seed + own[k] + e * normal() > 0 {
        bytes[k / 8] |= 1 << UInt8(k % 8)
      }
      return bytes
    }
    let spread = (a * a + e * e).squareRoot()
    let mean = own.reduce(0) { $0 + Self.normalCumulative((level + $1) / spread) } / Double(samples)
    return (bits, mean)
  }
}

/// Measures the interval over folds with a classifier whose true accuracy is known: two classes of normal samples
/// in five dimensions, divided halfway between the means of the training samples.
struct FoldMeasurement {
  static let dimensions = 5
  static let distance = 1.5

  var folds: Int
  var samples = 100
  var repetitions = 1000

  /// Coverage and width of the corrected interval, and the coverage without the correction.
  func rates() -> (corrected: Double, width: Double, uncorrected: Double) {
    let truth = meanAccuracy()
    var (corrected, width, uncorrected) = (0, 0.0, 0)
    for repetition in 0..<repetitions {
      let values = crossValidated(
        sample(RandomStream(seed: UInt64(repetition), purpose: .generator), samples))
      let interval = MeanInterval.overFolds(
        values, evaluationToTraining: 1 / Double(folds - 1), in: 0...1)!
      corrected += interval.bounds.contains(truth) ? 1 : 0
      width += interval.width
      uncorrected += MeanInterval.overSeeds(values, in: 0...1)!.bounds.contains(truth) ? 1 : 0
    }
    let all = Double(repetitions)
    return (Double(corrected) / all, width / all, Double(uncorrected) / all)
  }

  /// Samples of alternating classes, the first coordinate ± half the distance.
  private func sample(_ stream: RandomStream, _ count: Int) -> [[Double]] {
    (0..<count).map { k in
      (0..<Self.dimensions).map { d in
        let centre = d == 0 ? (k % 2 == 0 ? 0.5 : -0.5) * Self.distance : 0
        return centre + stream.normal(at: UInt64(k * Self.dimensions + d))
      }
    }
  }

  /// The direction from the second class's mean to the first's, and the middle.
  private func fit(_ data: [[Double]], _ training: [Int]) -> (direction: [Double], middle: [Double]) {
    let means = (0..<2).map { label in
      let own = training.filter { $0 % 2 == label }
      return (0..<Self.dimensions).map { d in own.reduce(0) { $0 + data[$1][d] } / Double(own.count) }
    }
    return (
      zip(means[0], means[1]).map { $0 - $1 }, zip(means[0], means[1]).map { 0.5 * ($0 + $1) }
    )
  }

  private func crossValidated(_ data: [[Double]]) -> [Double] {
    (0..<folds).map { fold in
      // Pairs of both classes stay together, so that folds are stratified.
      let held = data.indices.filter { $0 / 2 % folds == fold }
      let line = fit(data, data.indices.filter { $0 / 2 % folds != fold })
      let right = held.count { k in
        let side = (0..<Self.dimensions).reduce(0.0) {
          $0 + line.direction[$1] * (data[k][$1] - line.middle[$1])
        }
        return (side > 0) == (k % 2 == 0)
      }
      return Double(right) / Double(held.count)
    }
  }

  /// The mean true accuracy over training sets of the folds' size.
  private func meanAccuracy() -> Double {
    let size = samples / 2 * (folds - 1) / folds * 2
    let sets = 4000
    let sum = (0..<sets).reduce(0.0) { sum, set in
      let line = fit(
        sample(RandomStream(seed: UInt64(1 << 40 + set), purpose: .generator), size), Array(0..<size))
      let length = line.direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let offset = (0..<Self.dimensions).reduce(0.0) { $0 + line.direction[$1] * line.middle[$1] } / length
      let half = 0.5 * Self.distance * line.direction[0] / length
      let right = [half - offset, half + offset].map { IntervalMeasurement.normalCumulative($0) }
      return sum + 0.5 * (right[0] + right[1])
    }
    return sum / Double(sets)
  }
}
