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
    switch activation {
    case .identity: activate(Identity.self, samples)
    case .sigmoid: activate(Sigmoid.self, samples)
    case .tanh: activate(Tanh.self, samples)
    case .relu: activate(RectifiedLinear.self, samples)
    case .leakyReLU: activate(LeakyRectifiedLinear.self, samples)
    case .softsign: activate(Softsign.self, samples)
    case .softplus: activate(Softplus.self, samples)
    case .softmax: softmax(samples, columns)
    }
  }

  /// O = f(net), and +0 in the lanes that are not units.
  private func activate<F: ActivationFunction>(_ f: F.Type, _ samples: Range<Int>) {
    for s in samples {
      let nets = unsafe nets + s * rowVectors
      let outputs = unsafe outputs + s * rowVectors
      for v in 0..<strips { unsafe outputs[v] = f.output(nets[v]) }
    }
    guard unitCount % V.scalarCount != 0 else { return }
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
    switch activation {
    case .identity, .softmax: break
    case .sigmoid: timesDerivative(Sigmoid.self, samples)
    case .tanh: timesDerivative(Tanh.self, samples)
    case .relu: timesDerivative(RectifiedLinear.self, samples)
    case .leakyReLU: timesDerivative(LeakyRectifiedLinear.self, samples)
    case .softsign: timesDerivative(Softsign.self, samples)
    case .softplus: timesDerivative(Softplus.self, samples)
    }
  }

  private func timesDerivative<F: ActivationFunction>(_ f: F.Type, _ samples: Range<Int>) {
    for s in samples {
      let outputs = unsafe outputs + s * rowVectors
      let deltas = unsafe deltas + s * rowVectors
      for v in 0..<strips { unsafe deltas[v] = f.timesDerivative(deltas[v], at: outputs[v]) }
    }
  }
}
