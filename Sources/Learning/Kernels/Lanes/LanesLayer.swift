/// One layer of the networks in the lanes: where its weights and its units' numbers are.
///
/// The weights of a block of units are `inputCount + 1` rows of as many vectors as it has units: first the biases, then
/// what leads from input 0, from input 1, … Kernels that go through a block input by input read and write
/// memory in order.
@safe
struct LanesLayer<V: LaneVector> {
  let inputCount: Int
  let unitCount: Int
  let activation: Activation
  let weights: UnsafeMutablePointer<V>
  /// What the update rule keeps of each weight, laid out likewise; only as much as it keeps.
  let firstState: UnsafeMutablePointer<V>
  let secondState: UnsafeMutablePointer<V>
  /// Σ δ·O of each weight over the batch so far, and over the current chain of samples; only for batches that are
  /// processed piece by piece.
  let descents: UnsafeMutablePointer<V>
  let chains: UnsafeMutablePointer<V>
  /// net, δ and O of each unit, a row a sample.
  let nets: UnsafeMutablePointer<V>
  let deltas: UnsafeMutablePointer<V>
  /// O of the current samples and, online, of the one before.
  let outputs: UnsafeMutablePointer<V>
  let previousOutputs: UnsafeMutablePointer<V>
  /// Vectors from one row to the next.
  let stride: Int

  /// Calls with the place of every weight, counted from the layer's first, and its unit and input; with input −1 for a
  /// bias.
  @inline(__always)
  func forEachPlace(_ body: (_ place: Int, _ unit: Int, _ input: Int) -> Void) {
    var place = 0
    var first = 0
    while first < unitCount {
      let size = UnitBlocks<V>.block(of: first, among: unitCount).size
      for input in -1..<inputCount {
        for unit in first..<first + size {
          body(place, unit, input)
          place += 1
        }
      }
      first += size
    }
  }

  /// Weights and biases.
  var weightCount: Int { unitCount * (inputCount + 1) }

  /// The same layer with the two places for outputs exchanged.
  var exchanged: LanesLayer {
    unsafe LanesLayer(
      inputCount: inputCount, unitCount: unitCount, activation: activation, weights: weights,
      firstState: firstState, secondState: secondState, descents: descents, chains: chains, nets: nets,
      deltas: deltas,
      outputs: previousOutputs, previousOutputs: outputs, stride: stride)
  }
}
