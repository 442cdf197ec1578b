// The loops that touch every weight. Each keeps the sums of a block of units in registers while it goes through the
// inputs, so that memory is read and written in order and an input is loaded once for several units.

/// net_j = b_j + Σ_i w_ji·O_i for a number of rows.
@safe
struct ForwardPass<V: LaneVector>: UnitPass {
  let weights: UnsafeMutablePointer<V>
  let inputCount: Int
  let inputs: UnsafePointer<V>
  let inputStride: Int
  let nets: UnsafeMutablePointer<V>
  let netStride: Int
  let rows: Int

  @inline(__always)
  func run<B: UnitBlock>(_ type: B.Type, from unit: Int) where B.V == V {
    let biases = unsafe weights + unit &* (inputCount &+ 1)
    let block = unsafe UnsafePointer(biases + B.unitCount)
    let bias = unsafe B(at: biases)
    var row = 0
    while row &+ 3 <= rows {
      let x = unsafe inputs + row &* inputStride
      let sums = unsafe productSums(
        (bias, bias, bias), of: block, stride: B.unitCount, with: x, x + inputStride, x + 2 &* inputStride,
        stride: 1, count: inputCount)
      let net = unsafe nets + (row &* netStride &+ unit)
      unsafe sums.0.store(to: net)
      unsafe sums.1.store(to: net + netStride)
      unsafe sums.2.store(to: net + 2 &* netStride)
      row &+= 3
    }
    while row < rows {
      let sum = unsafe productSum(
        bias, of: block, stride: B.unitCount, with: inputs + row &* inputStride, stride: 1, count: inputCount)
      unsafe sum.store(to: nets + (row &* netStride &+ unit))
      row &+= 1
    }
  }
}

/// The update of one sample and the forward step of the next, each weight loaded and stored once:
/// w_ji ← w_ji + (η·δ_j)·O_i of the one, net_j = b_j + Σ_i w_ji·O_i of the other.
@safe
struct UpdateAndForwardPass<V: LaneVector>: UnitPass {
  let weights: UnsafeMutablePointer<V>
  let inputCount: Int
  let hasBiases: Bool
  let learningRate: V
  let deltas: UnsafePointer<V>
  let previous: UnsafePointer<V>
  let inputs: UnsafePointer<V>
  let nets: UnsafeMutablePointer<V>

  @inline(__always)
  func run<B: UnitBlock>(_ type: B.Type, from unit: Int) where B.V == V {
    let push = unsafe B(at: deltas + unit).times(learningRate)
    var block = unsafe weights + unit &* (inputCount &+ 1)
    var net = unsafe B(at: block)
    if hasBiases {
      net = net.adding(push)
      unsafe net.store(to: block)
    }
    for i in 0..<inputCount {
      unsafe block += B.unitCount
      let w = unsafe B(at: block).addingProduct(push, previous[i])
      unsafe w.store(to: block)
      net = unsafe net.addingProduct(w, inputs[i])
    }
    unsafe net.store(to: nets + unit)
  }
}

/// The update of one sample: w_ji ← w_ji + (η·δ_j)·O_i.
@safe
struct UpdatePass<V: LaneVector>: UnitPass {
  let weights: UnsafeMutablePointer<V>
  let inputCount: Int
  let hasBiases: Bool
  let learningRate: V
  let deltas: UnsafePointer<V>
  let inputs: UnsafePointer<V>

  @inline(__always)
  func run<B: UnitBlock>(_ type: B.Type, from unit: Int) where B.V == V {
    let push = unsafe B(at: deltas + unit).times(learningRate)
    var block = unsafe weights + unit &* (inputCount &+ 1)
    if hasBiases { unsafe B(at: block).adding(push).store(to: block) }
    for i in 0..<inputCount {
      unsafe block += B.unitCount
      unsafe B(at: block).addingProduct(push, inputs[i]).store(to: block)
    }
  }
}

/// g_ji = Σ δ_j·O_i over the rows of a piece of a batch; `finish` takes what was summed up.
@safe
struct GradientPass<V: LaneVector>: UnitPass {
  let inputCount: Int
  let hasBiases: Bool
  let deltas: UnsafePointer<V>
  let deltaStride: Int
  let inputs: UnsafePointer<V>
  let inputStride: Int
  let rows: Int
  let update: LanesUpdate<V>

  @inline(__always)
  func run<B: UnitBlock>(_ type: B.Type, from unit: Int) where B.V == V {
    let size = B.unitCount
    let deltas = unsafe deltas + unit
    let sums = unsafe update.sums
    var place = unit &* (inputCount &+ 1)
    if hasBiases {
      update.start(at: place, count: size)
      var sum = unsafe B(at: sums)
      for row in 0..<rows { sum = unsafe sum.adding(B(at: deltas + row &* deltaStride)) }
      unsafe sum.store(to: sums)
      update.finish(at: place, count: size, isPenalised: false)
    }
    place &+= size
    var i = 0
    while i &+ 3 <= inputCount {
      update.start(at: place, count: 3 &* size)
      let x = unsafe inputs + i
      let g = unsafe productSums(
        (B(at: sums), B(at: sums + size), B(at: sums + 2 &* size)), of: deltas, stride: deltaStride,
        with: x, x + 1, x + 2, stride: inputStride, count: rows)
      unsafe g.0.store(to: sums)
      unsafe g.1.store(to: sums + size)
      unsafe g.2.store(to: sums + 2 &* size)
      update.finish(at: place, count: 3 &* size, isPenalised: true)
      i &+= 3
      place &+= 3 &* size
    }
    while i < inputCount {
      update.start(at: place, count: size)
      let g = unsafe productSum(
        B(at: sums), of: deltas, stride: deltaStride, with: inputs + i, stride: inputStride, count: rows)
      unsafe g.store(to: sums)
      update.finish(at: place, count: size, isPenalised: true)
      i &+= 1
      place &+= size
    }
  }
}

/// s_i = Σ_k δ_k·w_ki for one row, i over the units before the layer.
@inline(__always)
func backwardPass<V: LaneVector>(_ layer: LanesLayer<V>, row: Int, to sums: UnsafeMutablePointer<V>) {
  let inputCount = layer.inputCount
  let deltas = unsafe layer.deltas + row &* layer.stride
  var i = 0
  while i &+ 4 <= inputCount {
    let zero = V(repeating: 0)
    var (s0, s1, s2, s3) = (zero, zero, zero, zero)
    var k = 0
    var size = UnitBlocks<V>.largest
    while k < layer.unitCount {
      while k &+ size > layer.unitCount { size &>>= 1 }
      var w = unsafe layer.weights + (k &* (inputCount &+ 1) &+ (1 &+ i) &* size)
      for _ in 0..<size {
        let delta = unsafe deltas[k]
        s0 = unsafe s0.addingProduct(delta, w[0])
        s1 = unsafe s1.addingProduct(delta, w[size])
        s2 = unsafe s2.addingProduct(delta, w[2 &* size])
        s3 = unsafe s3.addingProduct(delta, w[3 &* size])
        k &+= 1
        unsafe w += 1
      }
    }
    unsafe sums[i] = s0
    unsafe sums[i &+ 1] = s1
    unsafe sums[i &+ 2] = s2
    unsafe sums[i &+ 3] = s3
    i &+= 4
  }
  while i < inputCount {
    var s = V(repeating: 0)
    var k = 0
    var size = UnitBlocks<V>.largest
    while k < layer.unitCount {
      while k &+ size > layer.unitCount { size &>>= 1 }
      var w = unsafe layer.weights + (k &* (inputCount &+ 1) &+ (1 &+ i) &* size)
      for _ in 0..<size {
        s = unsafe s.addingProduct(deltas[k], w[0])
        k &+= 1
        unsafe w += 1
      }
    }
    unsafe sums[i] = s
    i &+= 1
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
