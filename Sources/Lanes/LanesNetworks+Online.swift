import Arithmetic
import Kernels
import Learning

/// An online update that will be made with the next sample's forward step: where the sample's inputs are, and in which
/// of two places its outputs.
@safe
struct DueUpdate<V: LaneVector> {
  let inputs: UnsafePointer<V>
  let isExchanged: Bool
}

extension LanesNetworks {
  /// One sample after the other, each of which moves the weights; the last one's update is left due.
  func trainOnline(
    _ inputs: UnsafePointer<V>, _ targets: UnsafePointer<V>, rows: Int, after due: DueUpdate<V>?,
    runningLosses: UnsafeMutablePointer<V.Doubles>?
  ) -> DueUpdate<V> {
    var due = due
    let exchanged = exchanged
    for row in 0..<rows {
      let (x, d) = unsafe (inputs + row &* inputStride, targets + row &* targetStride)
      let isExchanged = due.map { !$0.isExchanged } ?? false
      if isExchanged {
        unsafe exchanged.step(x, d, after: due?.inputs, runningLosses)
      } else {
        unsafe step(x, d, after: due?.inputs, runningLosses)
      }
      unsafe due = DueUpdate(inputs: x, isExchanged: isExchanged)
    }
    return due!
  }

  /// One online step: the weights move by the sample before, whose inputs are `previous`, and take this sample forward;
  /// then its δ are made. Without `previous` the weights stay as they are.
  @inline(never)
  private func step(
    _ inputs: UnsafePointer<V>, _ targets: UnsafePointer<V>, after previous: UnsafePointer<V>?,
    _ runningLosses: UnsafeMutablePointer<V.Doubles>?
  ) {
    if let previous = unsafe previous {
      unsafe updateAndForward(inputs, after: previous)
    } else {
      unsafe forward(inputs, rows: 1)
    }
    if let runningLosses = unsafe runningLosses {
      for r in 0..<registers {
        unsafe runningLosses[r] = runningLosses[r] + sampleLoss(row: 0, register: r, targets: targets)
      }
    }
    unsafe backward(targets, rows: 1, scale: nil)
  }

  /// The weights move by the sample before, whose inputs are `previous`, and take this sample forward.
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

  /// One layer's share of it. Functions that take long have passes of their own.
  @inline(__always)
  private func pass<F: ActivationFunction>(
    _ function: F.Type, _ layer: LanesLayer<V>, after previous: UnsafePointer<V>, inputs: UnsafePointer<V>
  ) {
    unsafe UpdateAndForwardPass<V, F>(
      layer: layer, hasBiases: hasBiases, learningRates: learningRates, previous: previous, inputs: inputs
    ).run(over: layer.unitCount)
  }

  /// Makes an update that is due; the way forward that comes with it leaves nothing that is read.
  func make(_ due: DueUpdate<V>) {
    let networks = due.isExchanged ? self : exchanged
    unsafe networks.updateAndForward(due.inputs, after: due.inputs)
  }
}
