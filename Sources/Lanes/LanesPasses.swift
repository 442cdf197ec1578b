import Arithmetic
import Kernels
import Learning

// The loops over all weights. Each keeps the sums of a block of units in registers while it iterates over
// their common inputs or samples, so that memory is accessed in order and an input is loaded once for
// several units. They interleave several registers of networks, whose operations hide each other's latency.

/// net_j = b_j + Σ_i w_ji·O_i for a number of rows.
@safe
struct ForwardPass<V: LaneVector>: UnitPass {
  let layer: LanesLayer<V>
  let inputs: UnsafePointer<V>
  let inputStride: Int
  let rows: Int

  @inline(__always)
  func run<B: UnitBlock>(_ type: B.Type, from unit: Int) where B.V == V {
    let (inputCount, stride) = (layer.inputCount, layer.stride)
    for register in 0..<layer.registers {
      let biases = unsafe layer.weights(of: register, from: unit)
      let block = unsafe UnsafePointer(biases + B.unitCount)
      let bias = unsafe B(at: biases)
      var x = unsafe inputs + register &* inputCount
      var net = unsafe layer.nets + (register &* layer.unitCount &+ unit)
      var row = 0
      while row &+ 3 <= rows {
        let sums = unsafe productSums(
          (bias, bias, bias), of: block, stride: B.unitCount, with: x, x + inputStride, x + 2 &* inputStride,
          stride: 1, count: inputCount)
        unsafe sums.0.store(to: net)
        unsafe sums.1.store(to: net + stride)
        unsafe sums.2.store(to: net + 2 &* stride)
        row &+= 3
        unsafe x += 3 &* inputStride
        unsafe net += 3 &* stride
      }
      while row < rows {
        unsafe productSum(bias, of: block, stride: B.unitCount, with: x, stride: 1, count: inputCount)
          .store(to: net)
        row &+= 1
        unsafe x += inputStride
        unsafe net += stride
      }
    }
  }
}

/// The update of one sample and the forward step of the next, each weight loaded and stored once: w_ji ←
/// w_ji + (η·δ_j)·O_i of the one, net_j = b_j + Σ_i w_ji·O_i and O_j = f(net_j) of the other.
///
/// While one register of networks waits for its weights, f is computed for another.
@safe
struct UpdateAndForwardPass<V: LaneVector, F: ActivationFunction>: UnitPass {
  let layer: LanesLayer<V>
  let hasBiases: Bool
  let learningRates: UnsafePointer<V>
  let previous: UnsafePointer<V>
  let inputs: UnsafePointer<V>

  @inline(__always)
  func run<B: UnitBlock>(_ type: B.Type, from unit: Int) where B.V == V {
    let inputCount = layer.inputCount
    for register in 0..<layer.registers {
      let units = register &* layer.unitCount &+ unit
      let (before, now) = unsafe (previous + register &* inputCount, inputs + register &* inputCount)
      let push = unsafe B(at: layer.deltas + units).times(learningRates[register])
      var block = unsafe layer.weights(of: register, from: unit)
      var net = unsafe B(at: block)
      if hasBiases {
        net = net.adding(push)
        unsafe net.store(to: block)
      }
      for i in 0..<inputCount {
        unsafe block += B.unitCount
        let w = unsafe B(at: block).addingProduct(push, before[i])
        unsafe w.store(to: block)
        net = unsafe net.addingProduct(w, now[i])
      }
      unsafe net.store(to: layer.nets + units)
      unsafe net.output(of: F.self).store(to: layer.outputs + units)
    }
  }
}

/// δ_i = f′·Σ_k δ_k·w_ki for one row: its blocks consist of units of the previous layer.
@safe
struct BackwardPass<V: LaneVector>: UnitPass {
  let layer: LanesLayer<V>
  let before: LanesLayer<V>
  let row: Int

  @inline(__always)
  func run<B: UnitBlock>(_ type: B.Type, from input: Int) where B.V == V {
    let (inputCount, unitCount) = (layer.inputCount, layer.unitCount)
    for register in 0..<layer.registers {
      let deltas = unsafe layer.deltas + (row &* layer.stride &+ register &* unitCount)
      var sum = B(repeating: V(repeating: 0))
      var k = 0
      while k < unitCount {
        let size = UnitBlocks.size(left: unitCount &- k)
        var block = unsafe layer.weights(of: register, from: k) + (input &+ 1) &* size
        let end = k &+ size
        while k < end {
          sum = unsafe sum.addingProduct(B(at: block, stride: size), deltas[k])
          unsafe block += 1
          k &+= 1
        }
      }
      let place = row &* before.stride &+ register &* inputCount &+ input
      unsafe sum.timesDerivative(of: before.activation, at: B(at: before.outputs + place))
        .store(to: before.deltas + place)
    }
  }
}

/// g_ji = Σ δ_j·O_i over the rows of a piece of a batch; `finish` processes the sums.
@safe
struct GradientPass<V: LaneVector>: UnitPass {
  let inputs: UnsafePointer<V>
  let inputStride: Int
  let rows: Int
  let hasBiases: Bool
  let update: LanesUpdate<V>

  @inline(__always)
  func run<B: UnitBlock>(_ type: B.Type, from unit: Int) where B.V == V {
    let (layer, sums, size) = unsafe (update.layer, update.sums, B.unitCount)
    for register in 0..<layer.registers {
      let deltas = unsafe layer.deltas + (register &* layer.unitCount &+ unit)
      var inputs = unsafe inputs + register &* layer.inputCount
      var place = layer.place(of: register, from: unit)
      if hasBiases {
        update.start(at: place, count: size)
        var sum = unsafe B(at: sums)
        for row in 0..<rows { sum = unsafe sum.adding(B(at: deltas + row &* layer.stride)) }
        unsafe sum.store(to: sums)
        update.finish(register, at: place, count: size, hasPenaltyTerm: false)
      }
      place &+= size
      var left = layer.inputCount
      while left >= 3 {
        update.start(at: place, count: 3 &* size)
        let g = unsafe productSums(
          (B(at: sums), B(at: sums + size), B(at: sums + 2 &* size)), of: deltas, stride: layer.stride,
          with: inputs, inputs + 1, inputs + 2, stride: inputStride, count: rows)
        unsafe g.0.store(to: sums)
        unsafe g.1.store(to: sums + size)
        unsafe g.2.store(to: sums + 2 &* size)
        update.finish(register, at: place, count: 3 &* size, hasPenaltyTerm: true)
        unsafe inputs += 3
        place &+= 3 &* size
        left &-= 3
      }
      while left > 0 {
        update.start(at: place, count: size)
        let g = unsafe productSum(
          B(at: sums), of: deltas, stride: layer.stride, with: inputs, stride: inputStride, count: rows)
        unsafe g.store(to: sums)
        update.finish(register, at: place, count: size, hasPenaltyTerm: true)
        unsafe inputs += 1
        place &+= size
        left &-= 1
      }
    }
  }
}

/// Adds Σ_t panel_t·factor_t to a block of sums.
@inline(__always)
private func productSum<B: UnitBlock>(
  _ sum: B, of panel: UnsafePointer<B.V>, stride: Int, with factors: UnsafePointer<B.V>,
  stride factorStride: Int,
  count: Int
) -> B {
  var sum = sum
  var (panel, factors) = unsafe (panel, factors)
  for _ in 0..<count {
    sum = unsafe sum.addingProduct(B(at: panel), factors[0])
    unsafe panel += stride
    unsafe factors += factorStride
  }
  return sum
}

/// The same for three sequences of factors, so that each block of the panel is loaded once for three.
@inline(__always)
private func productSums<B: UnitBlock>(
  _ sums: (B, B, B), of panel: UnsafePointer<B.V>, stride: Int, with first: UnsafePointer<B.V>,
  _ second: UnsafePointer<B.V>, _ third: UnsafePointer<B.V>, stride factorStride: Int, count: Int
) -> (B, B, B) {
  var (a, b, c) = sums
  var panel = unsafe panel
  var place = 0
  for _ in 0..<count {
    let p = unsafe B(at: panel)
    a = unsafe a.addingProduct(p, first[place])
    b = unsafe b.addingProduct(p, second[place])
    c = unsafe c.addingProduct(p, third[place])
    unsafe panel += stride
    place &+= factorStride
  }
  return (a, b, c)
}
