import Arithmetic
import Kernels
import Learning

/// ω of the samples of one part in the lanes: each lane reads the weights of its own job, in its own order.
struct LanesSampleWeights<V: LaneVector> {
  private struct Source {
    let weights: SampleWeights<V.Scalar>
    /// The index of the samples' order; nil for the order of the data.
    let order: Int?
  }

  /// The weights of jobs that are weighted alike and see the samples in one order.
  private var sources: [Source] = []
  private var sourceOfLane: [Int] = []

  /// `numbers` holds a number for each lane, the same for lanes of one source; `source` returns the weights and the
  /// order of a number.
  init(_ numbers: [Int], source: (Int) -> (weights: SampleWeights<V.Scalar>, order: Int?)) {
    var seen: [Int: Int] = [:]
    for number in numbers {
      if seen[number] == nil {
        seen[number] = sources.count
        let (weights, order) = source(number)
        sources.append(Source(weights: weights, order: order))
      }
      sourceOfLane.append(seen[number]!)
    }
  }

  /// Σ ω of the part, by lane.
  var sums: [Double] { sourceOfLane.map { sources[$0].weights.sum } }

  /// Ω of a batch, by lane: the samples at `positions` of the lanes' orders.
  func totals(_ positions: Range<Int>, in orders: [SampleOrder]) -> [Double] {
    let totals = sources.map { source in
      if let order = source.order { return source.weights.total(of: orders[order].indices[positions]) }
      return source.weights.total(of: positions.map { Int32($0) }[...])
    }
    return sourceOfLane.map { totals[$0] }
  }

  /// Packs weights: row r gets, in one vector per register, those of the samples at position `positions[r]`.
  func pack(_ positions: Range<Int>, in orders: [SampleOrder], to rows: UnsafeMutablePointer<V>) {
    let registers = sourceOfLane.count / V.scalarCount
    for (row, position) in positions.enumerated() {
      let own = unsafe rows + row &* registers
      if sources.count == 1 {
        let weights = V(repeating: weight(0, at: position, in: orders))
        for register in 0..<registers { unsafe own[register] = weights }
        continue
      }
      let weights = sources.indices.map { weight($0, at: position, in: orders) }
      for (lane, source) in sourceOfLane.enumerated() {
        unsafe own[lane / V.scalarCount][lane % V.scalarCount] = weights[source]
      }
    }
  }

  @inline(__always)
  private func weight(_ number: Int, at position: Int, in orders: [SampleOrder]) -> V.Scalar {
    let source = sources[number]
    let sample = source.order.map { Int(orders[$0].indices[position]) } ?? position
    return source.weights.values[sample]
  }
}
