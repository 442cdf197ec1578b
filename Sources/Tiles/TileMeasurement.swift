import Arithmetic
import Kernels
import Learning

/// The sums of an evaluation, in one chain per sample number modulo 16. As many samples are added at once
/// as a vector has lanes, each lane to its own chain.
@safe
final class TileMeasurement<V: VectorRegister> {
  let loss: Loss
  private let task: Task
  private let part: Samples<V.Scalar>
  /// ω of the samples; nil if the run has no weights.
  private let weights: SampleWeights<V.Scalar>?
  private let arena = Arena()
  // All 16 chains, those of one output after those of the previous one; the largest errors are over all
  // outputs.
  private let losses: UnsafeMutablePointer<V.Doubles>
  private let squares: UnsafeMutablePointer<V.Doubles>
  private let magnitudes: UnsafeMutablePointer<V.Doubles>
  private let largest: UnsafeMutablePointer<V.Doubles>
  /// Samples by label and predicted class.
  private let confusion: UnsafeMutablePointer<Int>
  /// Which samples were classified correctly: the bytes of `SampleBits`.
  private let right: UnsafeMutablePointer<UInt8>
  private let lanes = V { V.Scalar($0) }

  /// The vectors of the chains of one sum.
  private static var chainVectors: Int { StridedSum.chainCount / V.scalarCount }

  init(of part: Samples<V.Scalar>, weights: SampleWeights<V.Scalar>?, task: Task, loss: Loss) {
    self.weights = weights
    self.loss = loss
    self.task = task
    self.part = part
    unsafe losses = arena.make(Self.chainVectors)
    unsafe squares = arena.make(Self.chainVectors * part.outputCount)
    unsafe magnitudes = arena.make(Self.chainVectors * part.outputCount)
    unsafe largest = arena.make(Self.chainVectors)
    unsafe confusion = arena.make(task.classCount * task.classCount)
    unsafe right = arena.make(SampleBits.byteCount(part.count))
  }

  /// Adds the samples in the lanes; the first of them is number `sample` of the part, a multiple of the lanes.
  func add(_ columns: SampleColumns<V>, losses values: V, samples: Int, from sample: Int) {
    let chain = sample % StridedSum.chainCount / V.scalarCount
    // A lane without a sample adds +0, which does not change a sum that started at +0.
    let (zero, isSample) = (V(repeating: 0), lanes .< V(repeating: V.Scalar(samples)))
    let loss = zero.replacing(with: values, where: isSample).doubles
    if let weights {
      let own = V { $0 < samples ? weights.values[sample + $0] : 0 }
      unsafe losses[chain] = losses[chain].addingProduct(own.doubles, loss)
    } else {
      unsafe losses[chain] = losses[chain] + loss
    }
    var most = unsafe largest[chain]
    for k in 0..<part.outputCount {
      let error = unsafe zero.replacing(with: columns.targets[k] - columns.outputs[k], where: isSample)
      let inUnits = error.doubles * V.Doubles(repeating: task.unit(ofOutput: k))
      let magnitude = inUnits.magnitudes
      let place = k &* Self.chainVectors &+ chain
      unsafe squares[place] = squares[place].addingProduct(inUnits, inUnits)
      unsafe magnitudes[place] = magnitudes[place] + magnitude
      most = most.replacing(with: magnitude, where: most .< magnitude)
    }
    unsafe largest[chain] = most
    if case .classification(let classes, let threshold) = task {
      countClasses(columns, classes: classes, threshold: threshold, samples: samples, from: sample)
    }
  }

  /// The class of the largest output, the first of equal ones; for a single output, whether it is above the
  /// threshold.
  private func countClasses(
    _ columns: SampleColumns<V>, classes: Int, threshold: Double, samples: Int, from sample: Int
  ) {
    var largest = unsafe columns.outputs[0]
    var predicted = V(repeating: 0)
    for k in 0..<part.outputCount {
      let output = unsafe columns.outputs[k]
      let isLarger = largest .< output
      predicted = predicted.replacing(with: V(repeating: V.Scalar(k)), where: isLarger)
      largest = largest.replacing(with: output, where: isLarger)
    }
    // By way of float64, because converting a generic number to an integer is slow.
    let (outputs, numbers) = (largest.doubles, predicted.doubles)
    for s in 0..<samples {
      let predicted = part.outputCount == 1 ? (outputs[s] > threshold ? 1 : 0) : Int(numbers[s])
      let (number, label) = (sample + s, Int(part.labels[sample + s]))
      unsafe confusion[label * classes + predicted] += 1
      if predicted == label { unsafe right[number / 8] |= 1 << UInt8(number % 8) }
    }
  }

  func measurement(penalty: Double) -> Measurement {
    var largestError = 0.0
    for chain in 0..<StridedSum.chainCount {
      let error = unsafe Self.chain(chain, of: largest)
      if error > largestError { largestError = error }
    }
    let classes = task.classCount
    return unsafe Measurement(
      lossSum: total(losses), weightSum: weights?.sum ?? Double(part.count), penalty: penalty,
      squaredErrors: (0..<part.outputCount).map { unsafe total(squares + $0 * Self.chainVectors) },
      absoluteErrors: (0..<part.outputCount).map { unsafe total(magnitudes + $0 * Self.chainVectors) },
      largestError: largestError,
      confusion: Array(UnsafeBufferPointer(start: confusion, count: classes * classes)),
      rightSamples: classes > 0
        ? SampleBits(bytes: UnsafeBufferPointer(start: right, count: SampleBits.byteCount(part.count))) : nil)
  }

  private static func chain(_ chain: Int, of chains: UnsafePointer<V.Doubles>) -> Double {
    unsafe chains[chain / V.scalarCount][chain % V.scalarCount]
  }

  /// The sum of the chains. No chain is −0, because it starts at +0, so that adding it to +0 does not
  /// change it.
  private func total(_ chains: UnsafePointer<V.Doubles>) -> Double {
    var sum = StridedSum()
    for chain in 0..<StridedSum.chainCount { unsafe sum.add(Self.chain(chain, of: chains), at: chain) }
    return sum.total
  }
}
