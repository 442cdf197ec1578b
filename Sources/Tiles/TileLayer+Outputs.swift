import Arithmetic
import Kernels
import Learning

// The passes of the output layer: softmax, δ from the targets, and losses.

extension TileLayer {
  /// O_k = e^(net_k − m)·(1/Σ e^(net − m)), where m is the largest net input.
  func softmax(_ samples: Range<Int>, _ columns: SampleColumns<V>) {
    let outputs = unsafe columns.outputs
    for first in stride(from: samples.lowerBound, to: samples.upperBound, by: V.scalarCount) {
      let count = min(V.scalarCount, samples.upperBound - first)
      unsafe columns.gather(nets + first * rowVectors, rowVectors: rowVectors, samples: count, to: outputs)
      let most = unsafe largest(outputs, count: unitCount)
      var sum = V(repeating: 0)
      for k in 0..<unitCount {
        let e = unsafe V.exp(outputs[k] - most)
        unsafe outputs[k] = e
        sum = sum + e
      }
      let reciprocal = V(repeating: 1) / sum
      for k in 0..<unitCount { unsafe outputs[k] = outputs[k] * reciprocal }
      for k in unitCount..<columns.count { unsafe outputs[k] = V(repeating: 0) }
      unsafe columns.scatter(
        outputs, to: self.outputs + first * rowVectors, rowVectors: rowVectors, samples: count)
    }
  }

  /// δ_k = (d_k − O_k)·f′(net_k), or d_k − O_k where the loss is cross-entropy. `targets` has a row of
  /// `strips` vectors per sample; `scale` is 1/(batch size) if the gradient is a mean.
  func outputDeltas(
    _ samples: Range<Int>, targets: UnsafePointer<V>, loss: Loss, errorMargin: V.Scalar, scale: V.Scalar?
  ) {
    let errors = unsafe OutputDeltas(
      layer: self, samples: samples, targets: targets, errorMargin: errorMargin, scale: scale)
    (loss == .squaredError ? activation : .identity).apply(errors)
  }

  /// δ_k ← δ_k·ω, then δ_k·`scale`: 1/Ω if the gradient is a mean. `weights` has the ω of each row.
  func weighDeltas(_ samples: Range<Int>, weights: UnsafePointer<V.Scalar>, scale: V.Scalar?) {
    for s in samples {
      let deltas = unsafe deltas + s * rowVectors
      let weight = unsafe V(repeating: weights[s])
      for strip in 0..<strips {
        let delta = unsafe deltas[strip] * weight
        unsafe deltas[strip] = scale.map { delta * V(repeating: $0) } ?? delta
      }
    }
  }

  /// The losses of the samples in the lanes of `columns`, in the network's precision.
  func losses(_ columns: SampleColumns<V>, loss: Loss) -> V {
    unsafe loss.ofSamples(
      activation, nets: columns.nets, outputs: columns.outputs, targets: columns.targets, count: unitCount)
  }

  /// Copies outputs, net inputs and targets of `count` samples from `first` into columns.
  func gather(_ columns: SampleColumns<V>, first: Int, count: Int, targets: UnsafePointer<V>) {
    unsafe columns.gather(targets + first * strips, rowVectors: strips, samples: count, to: columns.targets)
    unsafe columns.gather(
      outputs + first * rowVectors, rowVectors: rowVectors, samples: count, to: columns.outputs)
    unsafe columns.gather(nets + first * rowVectors, rowVectors: rowVectors, samples: count, to: columns.nets)
  }
}

/// δ_k = (d_k − O_k)·f′(net_k) in the rows of some samples; an error within the margin counts as +0.
@safe
private struct OutputDeltas<V: VectorRegister>: ActivationUse {
  let layer: TileLayer<V>
  let samples: Range<Int>
  /// A row of as many vectors as the layer has strips per sample.
  let targets: UnsafePointer<V>
  let errorMargin: V.Scalar
  /// 1/(batch size) if the gradient is a mean.
  let scale: V.Scalar?

  @inline(__always)
  func callAsFunction<F: ActivationFunction>(_ f: F.Type) {
    let zero = V(repeating: 0)
    for strip in 0..<layer.strips {
      let isUnit = layer.isUnit(inStrip: strip)
      for s in samples {
        let place = s * layer.rowVectors + strip
        let (net, output) = unsafe (layer.nets[place], layer.outputs[place])
        var error = unsafe targets[s * layer.strips + strip] - output
        if errorMargin > 0 {
          error = error.replacing(with: zero, where: error.magnitudes .< V(repeating: errorMargin))
        }
        error = f.timesDerivative(error, net: net, output: output)
        if let scale { error = error * V(repeating: scale) }
        unsafe layer.deltas[place] = zero.replacing(with: error, where: isUnit)
      }
    }
  }
}
