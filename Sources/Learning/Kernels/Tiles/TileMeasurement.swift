/// The sums of an evaluation, a chain for every sample number modulo 16, added to by as many samples at once as a vector
/// has lanes: lane and chain go together.
@safe
final class TileMeasurement<V: VectorRegister> {
  let loss: Loss
  private let task: Task
  private let part: Samples<V.Scalar>
  private let arena = Arena()
  // 16 chains an output, but for the losses.
  private let losses: UnsafeMutablePointer<Double>
  private let squares: UnsafeMutablePointer<Double>
  private let magnitudes: UnsafeMutablePointer<Double>
  private let largest: UnsafeMutablePointer<Double>
  private var confusion: [Int]
  private var right: SampleBits?

  init(of part: Samples<V.Scalar>, task: Task, loss: Loss) {
    self.loss = loss
    self.task = task
    self.part = part
    unsafe losses = arena.make(StridedSum.chainCount)
    unsafe squares = arena.make(StridedSum.chainCount * part.outputCount)
    unsafe magnitudes = arena.make(StridedSum.chainCount * part.outputCount)
    unsafe largest = arena.make(StridedSum.chainCount)
    confusion = Array(repeating: 0, count: task.classCount * task.classCount)
    right = task.classCount > 0 ? SampleBits(samples: part.count) : nil
  }

  /// Adds the samples in the lanes; the first of them is number `sample` of the part, a multiple of the lanes.
  func add(_ columns: TileColumns<V>, losses values: V, samples: Int, from sample: Int) {
    let chain = sample % StridedSum.chainCount
    for s in 0..<samples { unsafe losses[chain + s] += Double(values[s]) }
    for k in 0..<part.outputCount {
      let error = unsafe columns.targets[k] - columns.outputs[k]
      let first = k * StridedSum.chainCount + chain
      if samples == V.scalarCount {
        addErrors(error, samples: V.scalarCount, unit: task.unit(ofOutput: k), at: first, chain: chain)
      } else {
        addErrors(error, samples: samples, unit: task.unit(ofOutput: k), at: first, chain: chain)
      }
    }
    if case .classification(let classes, let threshold) = task {
      countClasses(columns, classes: classes, threshold: threshold, samples: samples, from: sample)
    }
  }

  @inline(__always)
  private func addErrors(_ error: V, samples: Int, unit: Double, at first: Int, chain: Int) {
    for s in 0..<samples {
      let inUnits = Double(error[s]) * unit
      unsafe squares[first + s] = squares[first + s].addingProduct(inUnits, inUnits)
      unsafe magnitudes[first + s] += inUnits.magnitude
      if unsafe inUnits.magnitude > largest[chain + s] { unsafe largest[chain + s] = inUnits.magnitude }
    }
  }

  /// The class of the largest output, the first of equals; for one output, whether it is above the threshold.
  private func countClasses(
    _ columns: TileColumns<V>, classes: Int, threshold: Double, samples: Int, from sample: Int
  ) {
    var largest = unsafe columns.outputs[0]
    var predicted = V(repeating: 0)
    for k in 0..<part.outputCount {
      let output = unsafe columns.outputs[k]
      let isLarger = largest .< output
      predicted = predicted.replacing(with: V(repeating: V.Scalar(k)), where: isLarger)
      largest = largest.replacing(with: output, where: isLarger)
    }
    for s in 0..<samples {
      let predicted = part.outputCount == 1 ? (Double(largest[s]) > threshold ? 1 : 0) : Int(predicted[s])
      let label = Int(part.labels[sample + s])
      confusion[label * classes + predicted] += 1
      if predicted == label { right?.insert(sample + s) }
    }
  }

  func measurement(penalty: Double) -> Measurement {
    var largestError = 0.0
    for chain in 0..<StridedSum.chainCount {
      if unsafe largest[chain] > largestError { largestError = unsafe largest[chain] }
    }
    return unsafe Measurement(
      lossSum: total(losses), penalty: penalty,
      squaredErrors: (0..<part.outputCount).map { unsafe total(squares + $0 * StridedSum.chainCount) },
      absoluteErrors: (0..<part.outputCount).map { unsafe total(magnitudes + $0 * StridedSum.chainCount) },
      largestError: largestError, confusion: confusion, rightSamples: right)
  }

  /// The chains joined. No chain is −0, since it starts at +0, so that adding it to +0 leaves it as it is.
  private func total(_ chains: UnsafePointer<Double>) -> Double {
    var sum = StridedSum()
    for chain in 0..<StridedSum.chainCount { unsafe sum.add(chains[chain], at: chain) }
    return sum.total
  }
}
