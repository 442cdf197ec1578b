extension OnlineLayer {
  /// Fills the weights of network `n`, and the transposed weights, from a network's layer.
  func put(_ layer: Network<V.Scalar>.Layer, into n: Int) {
    unsafe forEachVector(of: n, in: weights, strips: strips, depth: inputCount) { vector, first, i in
      for j in first..<min(unitCount, first + V.scalarCount) {
        unsafe vector.pointee[j - first] = i < 0 ? layer.biases[j] : layer.weights[j * inputCount + i]
      }
    }
    guard let transposed = unsafe transposed else { return }
    unsafe forEachVector(of: n, in: transposed, strips: inputStrips, depth: unitCount) { vector, first, j in
      guard j >= 0 else { return }
      for i in first..<min(inputCount, first + V.scalarCount) {
        unsafe vector.pointee[i - first] = layer.weights[j * inputCount + i]
      }
    }
  }

  /// Writes the weights of network `n` to a network's layer.
  func take(_ n: Int, to layer: inout Network<V.Scalar>.Layer) {
    unsafe forEachVector(of: n, in: weights, strips: strips, depth: inputCount) { vector, first, i in
      for j in first..<min(unitCount, first + V.scalarCount) {
        let w = unsafe vector.pointee[j - first]
        if i < 0 { layer.biases[j] = w } else { layer.weights[j * inputCount + i] = w }
      }
    }
  }

  /// Calls with each vector of network `n`, the number of its first lane, and what passes by when it is used; −1 for a
  /// start.
  private func forEachVector(
    of n: Int, in weights: UnsafeMutablePointer<V>, strips: Int, depth: Int,
    _ body: (_ vector: UnsafeMutablePointer<V>, _ first: Int, _ passing: Int) -> Void
  ) {
    unsafe OnlinePass.forEachBlock(in: weights, networks: networks, strips: strips, depth: depth) {
      block, first, size in
      for row in 0...depth {
        for s in 0..<size {
          unsafe body(block + ((row * networks + n) * size + s), (first + s) * V.scalarCount, row - 1)
        }
      }
    }
  }
}
