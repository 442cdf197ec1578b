import Arithmetic
import Kernels
import Learning

/// One layer of the networks in the lanes: where its weights and its units' values are stored.
///
/// Each register of networks has its own weights, one register's after the other's. The weights of a block
/// of units are `inputCount + 1` rows of as many vectors as it has units: first the biases, then the
/// weights from input 0, from input 1, … Kernels that go through a block input by input read and write
/// memory in order.
@safe
struct LanesLayer<V: LaneVector> {
  let registers: Int
  let inputCount: Int
  let unitCount: Int
  let activation: Activation
  let weights: UnsafeMutablePointer<V>
  /// What the update rule stores per weight, in the same layout; empty if it stores less.
  let firstState: UnsafeMutablePointer<V>
  let secondState: UnsafeMutablePointer<V>
  /// Σ δ·O of each weight over the batch so far, and over the current chain of samples; only for batches that are
  /// processed piece by piece.
  let gradients: UnsafeMutablePointer<V>
  let chains: UnsafeMutablePointer<V>
  /// net, δ and O of each unit of the first register, then of the second, …; one row per sample.
  let nets: UnsafeMutablePointer<V>
  let deltas: UnsafeMutablePointer<V>
  /// O of the current samples and, in online training, of the previous one.
  let outputs: UnsafeMutablePointer<V>
  let previousOutputs: UnsafeMutablePointer<V>
  /// Vectors from one row to the next.
  let stride: Int

  /// Calls `body` with the index of every weight of a register, counted from the layer's first, and its
  /// unit and input; the input of a bias is −1.
  @inline(__always)
  func forEachPlace(of register: Int, _ body: (_ place: Int, _ unit: Int, _ input: Int) -> Void) {
    var place = register * weightCount
    var first = 0
    while first < unitCount {
      let size = UnitBlocks.size(left: unitCount - first)
      for input in -1..<inputCount {
        for unit in first..<first + size {
          body(place, unit, input)
          place += 1
        }
      }
      first += size
    }
  }

  /// The index of the biases of the block of units that begins at `unit`, counted from the layer's first
  /// weight.
  @inline(__always)
  func place(of register: Int, from unit: Int) -> Int {
    register &* weightCount &+ unit &* (inputCount &+ 1)
  }

  @inline(__always)
  func weights(of register: Int, from unit: Int) -> UnsafeMutablePointer<V> {
    unsafe weights + place(of: register, from: unit)
  }

  /// Weights and biases of a register.
  var weightCount: Int { unitCount &* (inputCount &+ 1) }

  /// The same layer with `outputs` and `previousOutputs` exchanged.
  var exchanged: LanesLayer {
    unsafe LanesLayer(
      registers: registers, inputCount: inputCount, unitCount: unitCount, activation: activation,
      weights: weights,
      firstState: firstState, secondState: secondState, gradients: gradients, chains: chains, nets: nets,
      deltas: deltas,
      outputs: previousOutputs, previousOutputs: outputs, stride: stride)
  }
}
