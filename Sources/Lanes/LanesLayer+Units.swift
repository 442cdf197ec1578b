import Arithmetic
import Kernels
import Learning

// The elementwise operations of a layer's units.

extension LanesLayer {
  /// O = f(net) for a number of rows.
  func activate(rows: Int) {
    switch activation {
    case .identity: apply(Identity.self, rows: rows)
    case .sigmoid: apply(Sigmoid.self, rows: rows)
    case .tanh: apply(Tanh.self, rows: rows)
    case .relu: apply(RectifiedLinear.self, rows: rows)
    case .leakyReLU: apply(LeakyRectifiedLinear.self, rows: rows)
    case .softsign: apply(Softsign.self, rows: rows)
    case .softplus: apply(Softplus.self, rows: rows)
    case .softmax: applySoftmax(rows: rows)
    }
  }

  @inline(__always)
  private func apply<F: ActivationFunction>(_ type: F.Type, rows: Int) {
    for place in 0..<rows &* stride { unsafe outputs[place] = F.output(nets[place]) }
  }

  /// O_k = e^(net_k − m)·(1/Σ e^(net − m)), where m is the largest net input.
  private func applySoftmax(rows: Int) {
    for row in 0..<rows {
      for register in 0..<registers {
        let nets = unsafe nets + (row * stride + register * unitCount)
        let outputs = unsafe outputs + (row * stride + register * unitCount)
        let most = unsafe largest(nets, count: unitCount)
        var sum = V(repeating: 0)
        for k in 0..<unitCount {
          let e = unsafe V.exp(nets[k] - most)
          unsafe outputs[k] = e
          sum = sum + e
        }
        let reciprocal = V(repeating: 1) / sum
        for k in 0..<unitCount { unsafe outputs[k] = outputs[k] * reciprocal }
      }
    }
  }

  /// One row's loss in one register, in the networks' precision; `targets` are the register's.
  func sampleLoss(_ loss: Loss, row: Int, register: Int, targets: UnsafePointer<V>) -> V {
    let place = row * stride + register * unitCount
    return unsafe loss.ofSamples(
      activation, nets: nets + place, outputs: outputs + place, targets: targets, count: unitCount)
  }
}
