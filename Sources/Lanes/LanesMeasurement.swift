import Arithmetic
import Kernels
import Learning

/// `StridedSum` with one sum per lane.
struct StridedLaneSums<V: LaneVector> {
  private var chains = Array(repeating: V(repeating: 0), count: StridedSum.chainCount)

  @inline(__always)
  mutating func add(_ value: V, at position: Int) {
    chains[position & 15] = chains[position & 15] + value
  }

  @inline(__always)
  mutating func addProduct(_ a: V, _ b: V, at position: Int) {
    chains[position & 15] = chains[position & 15].addingProduct(a, b)
  }

  /// The upper half of the chains is added to the lower half until one is left.
  var total: V {
    var sums = chains
    while sums.count > 1 {
      let half = sums.count / 2
      sums = (0..<half).map { sums[$0] + sums[$0 + half] }
    }
    return sums[0]
  }
}

/// The sums of an evaluation of one part, for the networks in one register.
struct LanesMeasurement<V: LaneVector> {
  private let tasks: [Task]
  private let isClassification: Bool
  /// The factor that converts each output's error to original units.
  private let units: [V.Doubles]
  private var loss = StridedLaneSums<V.Doubles>()
  private var squares: [StridedLaneSums<V.Doubles>]
  private var magnitudes: [StridedLaneSums<V.Doubles>]
  private var largestError = V.Doubles(repeating: 0)
  private var confusion: [[Int]]
  /// Which samples were classified correctly: the bytes of one lane after those of the previous one.
  private var right: [UInt8]
  private let byteCount: Int

  /// `tasks` by lane.
  init(tasks: [Task], outputs: Int, samples: Int) {
    self.tasks = tasks
    isClassification = tasks[0].classCount > 0
    units = (0..<outputs).map { k in V.Doubles { tasks[$0].unit(ofOutput: k) } }
    squares = (0..<outputs).map { _ in StridedLaneSums() }
    magnitudes = squares
    confusion = tasks.map { Array(repeating: 0, count: $0.classCount * $0.classCount) }
    byteCount = isClassification ? SampleBits.byteCount(samples) : 0
    right = Array(repeating: 0, count: byteCount * tasks.count)
  }

  /// Adds the loss of one sample.
  @inline(__always)
  mutating func add(loss sampleLoss: V, at position: Int) {
    loss.add(sampleLoss.doubles, at: position)
  }

  /// Adds the loss of one sample times its weights.
  @inline(__always)
  mutating func add(loss sampleLoss: V, weights: V, at position: Int) {
    loss.addProduct(weights.doubles, sampleLoss.doubles, at: position)
  }

  /// Adds the errors of one sample.
  mutating func add(outputs: UnsafePointer<V>, targets: UnsafePointer<V>, at position: Int) {
    for k in units.indices {
      let error = unsafe (targets[k] - outputs[k]).doubles * units[k]
      squares[k].addProduct(error, error, at: position)
      magnitudes[k].add(error.magnitudes, at: position)
      largestError = largestError.replacing(with: error.magnitudes, where: largestError .< error.magnitudes)
    }
  }

  /// Counts each lane's predicted class: the largest output, the first of equal ones; for a single output,
  /// whether it is above the threshold.
  mutating func count(
    outputs: UnsafePointer<V>, at position: Int, label: (_ lane: Int) -> Int32
  ) {
    guard isClassification else { return }
    var best = unsafe outputs[0]
    var number = V(repeating: 0)
    for k in 1..<max(1, units.count) {
      let isBetter = unsafe best .< outputs[k]
      best = unsafe best.replacing(with: outputs[k], where: isBetter)
      number = number.replacing(with: V(repeating: V.Scalar(k)), where: isBetter)
    }
    // By way of float64, because converting a generic number to an integer is slow.
    let (outputs, numbers) = (best.doubles, number.doubles)
    for lane in 0..<V.scalarCount {
      guard case .classification(let classes, let threshold) = tasks[lane] else { continue }
      let predicted = units.count > 1 ? Int(numbers[lane]) : outputs[lane] > threshold ? 1 : 0
      let label = Int(label(lane))
      confusion[lane][label * classes + predicted] += 1
      right[lane * byteCount + position / 8] |= (predicted == label ? 1 : 0) << UInt8(position % 8)
    }
  }

  /// The measurements by lane.
  func measurements(penalties: [Double], weightSums: [Double]) -> [Measurement] {
    let (loss, squares, magnitudes) = (loss.total, squares.map { $0.total }, magnitudes.map { $0.total })
    return (0..<V.scalarCount).map { lane in
      Measurement(
        lossSum: loss[lane], weightSum: weightSums[lane], penalty: penalties[lane],
        squaredErrors: squares.map { $0[lane] },
        absoluteErrors: magnitudes.map { $0[lane] }, largestError: largestError[lane],
        confusion: confusion[lane],
        rightSamples: isClassification
          ? SampleBits(bytes: right[lane * byteCount..<(lane + 1) * byteCount]) : nil)
    }
  }
}
