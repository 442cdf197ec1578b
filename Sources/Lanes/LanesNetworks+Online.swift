import Arithmetic
import Kernels
import Learning

/// An online update that is applied together with the next sample's forward step: where the sample's inputs
/// are, and whether its outputs are in the exchanged layers.
@safe
struct PendingUpdate<V: LaneVector> {
  let inputs: UnsafePointer<V>
  let isExchanged: Bool
}

extension LanesNetworks {
  /// Trains on one sample after the other; the update of the last one stays pending.
  func trainOnline(
    _ inputs: UnsafePointer<V>, _ targets: UnsafePointer<V>, rows: Int, weights: UnsafePointer<V>?,
    after due: PendingUpdate<V>?, runningLosses: UnsafeMutablePointer<V.Doubles>?
  ) -> PendingUpdate<V> {
    var due = due
    let exchanged = exchanged
    for row in 0..<rows {
      let (x, d) = unsafe (inputs + row &* inputStride, targets + row &* targetStride)
      let own = unsafe weights.map { unsafe $0 + row &* registers }
      let isExchanged = due.map { !$0.isExchanged } ?? false
      if isExchanged {
        unsafe exchanged.step(x, d, weights: own, after: due?.inputs, runningLosses)
      } else {
        unsafe step(x, d, weights: own, after: due?.inputs, runningLosses)
      }
      unsafe due = PendingUpdate(inputs: x, isExchanged: isExchanged)
    }
    return due!
  }

  /// One online step: applies the update of the previous sample, whose inputs are `previous`, propagates
  /// this sample forward, and computes its δ. Without `previous` the networks' weights are not updated. `weights`: ω by
  /// register.
  @inline(never)
  private func step(
    _ inputs: UnsafePointer<V>, _ targets: UnsafePointer<V>, weights: UnsafePointer<V>?,
    after previous: UnsafePointer<V>?, _ runningLosses: UnsafeMutablePointer<V.Doubles>?
  ) {
    if let previous = unsafe previous {
      unsafe updateAndForward(inputs, after: previous)
    } else {
      unsafe forward(inputs, rows: 1)
    }
    if let runningLosses = unsafe runningLosses {
      for r in 0..<registers {
        var loss = unsafe sampleLoss(row: 0, register: r, targets: targets)
        if let weights = unsafe weights { loss = unsafe weights[r].doubles * loss }
        unsafe runningLosses[r] = runningLosses[r] + loss
      }
    }
    if let weights = unsafe weights {
      unsafe backward(targets, rows: 1, weights: weights, scales: nil)
    } else {
      unsafe backward(targets, rows: 1, scale: nil)
    }
  }

  /// Applies the update of the previous sample, whose inputs are `previous`, and propagates this sample
  /// forward.
  @inline(never)
  private func updateAndForward(_ inputs: UnsafePointer<V>, after previous: UnsafePointer<V>) {
    var source = unsafe inputs
    var before = unsafe previous
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      switch layer.activation {
      case .sigmoid: unsafe pass(Sigmoid.self, layer, after: before, inputs: source)
      case .tanh: unsafe pass(Tanh.self, layer, after: before, inputs: source)
      default:
        unsafe pass(Identity.self, layer, after: before, inputs: source)
        layer.activate(rows: 1)
      }
      unsafe (source, before) = (UnsafePointer(layer.outputs), UnsafePointer(layer.previousOutputs))
    }
  }

  /// The same for one layer. Activation functions that are expensive have their own passes.
  @inline(__always)
  private func pass<F: ActivationFunction>(
    _ function: F.Type, _ layer: LanesLayer<V>, after previous: UnsafePointer<V>, inputs: UnsafePointer<V>
  ) {
    unsafe UpdateAndForwardPass<V, F>(
      layer: layer, hasBiases: hasBiases, learningRates: learningRates, previous: previous, inputs: inputs
    ).run(over: layer.unitCount)
  }

  /// Applies a pending update; the results of the forward step that comes with it are not used.
  func make(_ due: PendingUpdate<V>) {
    let networks = due.isExchanged ? self : exchanged
    unsafe networks.updateAndForward(due.inputs, after: due.inputs)
  }
}
