import Arithmetic
import Kernels
import Learning

/// One layer of the networks that are trained online side by side, with the units in the lanes: pointers
/// into the arena of `OnlineNetworks`, which must outlive it. `lanes` describes the layout of rows.
@safe
struct OnlineLayer<V: VectorRegister> {
  /// What is needed of a sample until its update is applied, with the next sample.
  @safe
  struct Sample {
    /// The rows of η·δ and of O.
    let pushes: UnsafeMutablePointer<V>
    let outputs: UnsafeMutablePointer<V>

    init(strips: Int, in arena: Arena) {
      unsafe pushes = arena.make(strips)
      unsafe outputs = arena.make(strips)
    }
  }

  let lanes: OnlineLanes<V>
  let inputCount: Int
  let unitCount: Int
  let activation: Activation
  /// Vectors of a row, and of a row of inputs.
  let strips: Int
  let inputStrips: Int
  /// 1 in the lanes of a row's last vector that are units, 0 in the others.
  let areUnits: UnsafePointer<V>
  /// The weights in the layout of `OnlinePass`; the starts are the biases.
  let weights: UnsafeMutablePointer<V>
  /// The weights with inputs and units exchanged and with starts of 0, for the sums of δ of the previous
  /// layer; nil in the first layer.
  let transposed: UnsafeMutablePointer<V>?
  /// The rows of net and of δ.
  let nets: UnsafeMutablePointer<V>
  let deltas: UnsafeMutablePointer<V>

  /// Makes layer `l`, all zero.
  init(_ l: Int, of topology: Topology, lanes: OnlineLanes<V>, in arena: Arena) {
    self.lanes = lanes
    inputCount = topology.sizes[l]
    unitCount = topology.sizes[l + 1]
    activation = topology.activations[l]
    strips = lanes.strips(for: unitCount)
    inputStrips = lanes.strips(for: inputCount)
    let areUnits: UnsafeMutablePointer<V> = unsafe arena.make(1)
    unsafe areUnits.pointee = lanes.areInUse(for: unitCount)
    unsafe self.areUnits = UnsafePointer(areUnits)
    unsafe weights = arena.make(strips * (inputCount + 1))
    unsafe transposed = l == 0 ? nil : arena.make(inputStrips * (unitCount + 1))
    unsafe nets = arena.make(strips)
    unsafe deltas = arena.make(strips)
  }

  /// The forward pass, from a row of the previous layer.
  func forwardPass(
    _ before: Sample, inputs: UnsafeRawPointer, previous: UnsafeRawPointer, hasBiases: Bool
  ) -> OnlinePass<V> {
    unsafe OnlinePass(
      lanes: lanes, strips: strips, depth: inputCount, weights: weights, movesStarts: hasBiases,
      factors: before.pushes, sums: nets, previous: previous, current: inputs)
  }

  /// The backward pass to the δ of the previous layer, whose outputs for the previous sample are `outputs`.
  func backwardPass(_ before: Sample, outputs: UnsafePointer<V>, to sums: UnsafeMutablePointer<V>)
    -> OnlinePass<V>
  {
    unsafe OnlinePass(
      lanes: lanes, strips: inputStrips, depth: unitCount, weights: transposed.unsafelyUnwrapped,
      movesStarts: false, factors: outputs, sums: sums, previous: UnsafeRawPointer(before.pushes),
      current: UnsafeRawPointer(deltas))
  }
}
