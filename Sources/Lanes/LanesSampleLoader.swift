import Arithmetic
import Kernels
import Learning

/// Copies samples into the lanes. The samples of one partition in one order are a source, which is read
/// once for all lanes of a register that share it.
struct LanesSampleLoader<V: LaneVector> {
  struct Source {
    let samples: Samples<V.Scalar>
    /// The index of the samples' order; nil for the order of the data.
    let order: Int?
    /// 1 in the source's lanes, 0 in the others.
    let lanes: V
  }

  /// The sources of each register.
  private let sources: [[Source]]

  /// `numbers` holds the number of each lane's source; `source` returns the samples and the order of a
  /// number.
  init(_ numbers: [Int], source: (Int) -> (Samples<V.Scalar>, order: Int?)) {
    let width = V.scalarCount
    sources = stride(from: 0, to: numbers.count, by: width).map { first in
      let own = Array(numbers[first..<first + width])
      var seen: [Int] = []
      for number in own where !seen.contains(number) { seen.append(number) }
      return seen.map { number in
        let (samples, order) = source(number)
        return Source(samples: samples, order: order, lanes: V(lanes: { own[$0] == number ? 1 : 0 }))
      }
    }
  }

  /// Packs samples: row r gets the lanes' samples at position `positions[r]` of their orders.
  func pack(
    _ positions: Range<Int>, in orders: [SampleOrder], inputs: UnsafeMutablePointer<V>, inputStride: Int,
    targets: UnsafeMutablePointer<V>, targetStride: Int
  ) {
    for (register, sources) in sources.enumerated() {
      for (number, source) in sources.enumerated() {
        let samples = source.samples
        let order = source.order.map { orders[$0].indices } ?? []
        let lanes = number == 0 ? nil : source.lanes
        unsafe samples.inputs.withUnsafeBufferPointer { from in
          unsafe LanesSampleLoader.pack(
            positions, order, from, count: samples.inputCount, to: inputs + register * samples.inputCount,
            stride: inputStride, lanes: lanes)
        }
        unsafe samples.targets.withUnsafeBufferPointer { from in
          unsafe LanesSampleLoader.pack(
            positions, order, from, count: samples.outputCount, to: targets + register * samples.outputCount,
            stride: targetStride, lanes: lanes)
        }
      }
    }
  }

  /// The first source fills whole registers, the others only their own lanes.
  private static func pack(
    _ positions: Range<Int>, _ order: [Int32], _ source: UnsafeBufferPointer<V.Scalar>, count: Int,
    to target: UnsafeMutablePointer<V>, stride: Int, lanes: V?
  ) {
    var row = unsafe target
    for position in positions {
      let sample = order.isEmpty ? position : Int(order[position])
      let from = unsafe source.baseAddress! + sample &* count
      if let lanes {
        let isOwn = V(repeating: 0) .< lanes
        for i in 0..<count { unsafe row[i] = row[i].replacing(with: V(repeating: from[i]), where: isOwn) }
      } else {
        for i in 0..<count { unsafe row[i] = V(repeating: from[i]) }
      }
      unsafe row += stride
    }
  }
}
