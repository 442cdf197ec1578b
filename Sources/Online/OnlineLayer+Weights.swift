import Arithmetic
import Kernels
import Learning

extension OnlineLayer {
  /// Copies a network's layer into the weights, and the transposed weights, of network `n`.
  func put(_ layer: Network<V.Scalar>.Layer, into n: Int) {
    unsafe forEachPlace(of: n, in: weights, units: unitCount, depth: inputCount) { place, j, i in
      unsafe place.pointee = i < 0 ? layer.biases[j] : layer.weights[j * inputCount + i]
    }
    guard let transposed = unsafe transposed else { return }
    unsafe forEachPlace(of: n, in: transposed, units: inputCount, depth: unitCount) { place, i, j in
      if j >= 0 { unsafe place.pointee = layer.weights[j * inputCount + i] }
    }
  }

  /// Copies the weights of network `n` into a network's layer.
  func take(_ n: Int, to layer: inout Network<V.Scalar>.Layer) {
    unsafe forEachPlace(of: n, in: weights, units: unitCount, depth: inputCount) { place, j, i in
      if i < 0 {
        layer.biases[j] = unsafe place.pointee
      } else {
        layer.weights[j * inputCount + i] = unsafe place.pointee
      }
    }
  }

  /// Calls `body` with each weight of network `n` in a pass, its unit, and the index of the input that it
  /// is multiplied by; −1 for the start of a sum.
  @inline(__always)
  private func forEachPlace(
    of n: Int, in weights: UnsafeMutablePointer<V>, units: Int, depth: Int,
    _ body: (_ place: UnsafeMutablePointer<V.Scalar>, _ unit: Int, _ passing: Int) -> Void
  ) {
    unsafe OnlinePass.forEachBlock(in: weights, strips: lanes.strips(for: units), depth: depth) {
      block, first, size in
      let begin = first * lanes.unitLanes
      for row in 0...depth {
        let numbers = unsafe UnsafeMutableRawPointer(block + row * size).assumingMemoryBound(
          to: V.Scalar.self)
        for unit in begin..<min(units, begin + size * lanes.unitLanes) {
          unsafe body(numbers + lanes.place(of: unit - begin, in: n), unit, row - 1)
        }
      }
    }
  }
}
