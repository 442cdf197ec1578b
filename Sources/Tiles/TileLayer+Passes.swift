import Arithmetic
import Kernels
import Learning

// The passes of back-propagation over a block of samples. `samples` are rows of the block; several threads
// may process different rows, because a row writes only its own values.

extension TileLayer {
  /// net_j = b_j + Σ_i w_ji·O_i
  func computeNets(_ samples: Range<Int>) {
    unsafe Self.product(
      inputs, depth: inputCount, weights, strips: strips, stripRows: stripRows, to: nets,
      rowVectors: rowVectors, rows: samples)
  }

  /// O_j = f(net_j)
  func activate(_ samples: Range<Int>, _ columns: SampleColumns<V>) {
    if activation == .softmax { return softmax(samples, columns) }
    activation.apply(Outputs(layer: self, samples: samples))
    guard unitCount % V.scalarCount != 0 else { return }
    // +0 in the lanes that are not units.
    let isUnit = isUnit(inStrip: stripsOfOne - 1)
    for s in samples {
      for v in stride(from: stripsOfOne - 1, to: strips, by: stripsOfOne) {
        let output = unsafe outputs + (s * rowVectors + v)
        unsafe output.pointee = V(repeating: 0).replacing(with: output.pointee, where: isUnit)
      }
    }
  }

  /// s_j = Σ_k δ_k·w_kj of the layer before.
  func backward(_ samples: Range<Int>, to before: TileLayer) {
    unsafe Self.product(
      deltaRows, depth: unitCount, transposed.unsafelyUnwrapped, strips: before.strips,
      stripRows: transposedRows, to: before.deltas, rowVectors: before.rowVectors, rows: samples)
  }

  /// δ_j = s_j·f′(net_j)
  func timesDerivative(_ samples: Range<Int>) {
    if activation != .identity { activation.apply(Derivatives(layer: self, samples: samples)) }
  }
}

/// O = f(net) in the rows of some samples.
@safe
private struct Outputs<V: VectorRegister>: ActivationUse {
  let layer: TileLayer<V>
  let samples: Range<Int>

  @inline(__always)
  func callAsFunction<F: ActivationFunction>(_ f: F.Type) {
    for s in samples {
      let nets = unsafe layer.nets + s * layer.rowVectors
      let outputs = unsafe layer.outputs + s * layer.rowVectors
      for v in 0..<layer.strips { unsafe outputs[v] = f.output(nets[v]) }
    }
  }
}

/// δ_j = s_j·f′(net_j) in the rows of some samples.
@safe
private struct Derivatives<V: VectorRegister>: ActivationUse {
  let layer: TileLayer<V>
  let samples: Range<Int>

  @inline(__always)
  func callAsFunction<F: ActivationFunction>(_ f: F.Type) {
    for s in samples {
      let nets = unsafe layer.nets + s * layer.rowVectors
      let outputs = unsafe layer.outputs + s * layer.rowVectors
      let deltas = unsafe layer.deltas + s * layer.rowVectors
      for v in 0..<layer.strips {
        unsafe deltas[v] = f.timesDerivative(deltas[v], net: nets[v], output: outputs[v])
      }
    }
  }
}
