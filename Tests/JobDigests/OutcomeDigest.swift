import Arithmetic
import Learning

/// A 64-bit digest of everything that training leaves; all NaNs are equal, because they differ between processors.
struct OutcomeDigest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func append<Scalar: Real>(_ outcome: TrainingOutcome<Scalar>) {
    let ending: Int =
      switch outcome.ending {
      case .finished: 0
      case .stopped: 1
      case .diverged: 2
      case .paused: 3
      }
    append([ending, outcome.epochs, outcome.row])
    for layer in outcome.network.layers {
      for w in layer.weights { append(w) }
      for b in layer.biases { append(b) }
    }
    for evaluation in outcome.evaluations {
      append([evaluation.epoch])
      append(evaluation.runningLoss ?? -1)
      append(evaluation.train)
      if let validation = evaluation.validation { append(validation) }
      if let test = evaluation.test { append(test) }
    }
  }

  private mutating func append(_ measurement: Measurement) {
    append(measurement.lossSum)
    append(measurement.weightSum)
    append(measurement.penalty)
    append(measurement.largestError)
    for error in measurement.squaredErrors { append(error) }
    for error in measurement.absoluteErrors { append(error) }
    append(measurement.confusion)
    if let samples = measurement.rightSamples { append(samples.bytes.map { Int($0) }) }
  }

  private mutating func append(_ numbers: [Int]) {
    for number in numbers { append(bits: UInt64(number)) }
  }

  private mutating func append<Scalar: Real>(_ number: Scalar) {
    append(bits: number.isNaN ? 0x7FF8_0000_0000_0000 : UInt64(number.bitPattern))
  }

  // FNV-1a's step for a word, with its upper half mixed into the lower one.
  private mutating func append(bits: UInt64) {
    value = (value ^ bits) &* 0x0000_0100_0000_01B3
    value ^= value >> 32
  }
}
