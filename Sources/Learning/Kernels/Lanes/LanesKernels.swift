// The three loops that touch every weight. Each keeps the sums of a block of units in registers while it goes through
// the inputs (or samples), so that a weight is loaded once for several sums.

/// net_j = b_j + Σ_i w_ji·O_i for a number of rows (samples).
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
  func run<B: RegisterBlock>(_ type: B.Type, from unit: Int) where B.Register == V {
    let size = B.registerCount
    let biases = unsafe weights + unit &* (inputCount &+ 1)
    let block = unsafe UnsafePointer(biases + size)
    let bias: B = unsafe biases.block(at: 0)
    var row = 0
    while row &+ 3 <= rows {
      let x = unsafe inputs + row &* inputStride
      let sums = unsafe productSums(
        (bias, bias, bias), of: block, stride: size, with: x, x + inputStride, x + 2 &* inputStride, stride: 1,
        count: inputCount)
      let net = unsafe nets + (row &* netStride &+ unit)
      unsafe net.store(sums.0, at: 0)
      unsafe net.store(sums.1, at: netStride)
      unsafe net.store(sums.2, at: 2 &* netStride)
      row &+= 3
    }
    while row < rows {
      let sum = unsafe productSum(
        bias, of: block, stride: size, with: inputs + row &* inputStride, stride: 1, count: inputCount)
      unsafe nets.store(sum, at: row &* netStride &+ unit)
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
  func run<B: RegisterBlock>(_ type: B.Type, from unit: Int) where B.Register == V {
    let size = B.registerCount
    let push = unsafe B(everywhere: learningRate) * deltas.block(at: unit)
    var block = unsafe weights + unit &* (inputCount &+ 1)
    var net: B = unsafe block.block(at: 0)
    if hasBiases {
      net = net + push
      unsafe block.store(net, at: 0)
    }
    for i in 0..<inputCount {
      unsafe block += size
      let w = unsafe block.block(B.self, at: 0).addingProduct(push, B(everywhere: previous[i]))
      unsafe block.store(w, at: 0)
      net = unsafe net.addingProduct(w, B(everywhere: inputs[i]))
    }
    unsafe nets.store(net, at: unit)
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
  func run<B: RegisterBlock>(_ type: B.Type, from unit: Int) where B.Register == V {
    let size = B.registerCount
    let push = unsafe B(everywhere: learningRate) * deltas.block(at: unit)
    var block = unsafe weights + unit &* (inputCount &+ 1)
    if hasBiases { unsafe block.store(block.block(B.self, at: 0) + push, at: 0) }
    for i in 0..<inputCount {
      unsafe block += size
      unsafe block.store(block.block(B.self, at: 0).addingProduct(push, B(everywhere: inputs[i])), at: 0)
    }
  }
}

/// s_j = Σ_k δ_k·w_kj for one row, j over the units before the layer.
@safe
struct BackwardPass<V: LaneVector> {
  let weights: UnsafeMutablePointer<V>
  let inputCount: Int
  let unitCount: Int

  @inline(__always)
  func run(_ deltas: UnsafePointer<V>, to sums: UnsafeMutablePointer<V>) {
    var j = 0
    while j &+ 4 <= inputCount {
      let zero = V(repeating: 0)
      var (s0, s1, s2, s3) = (zero, zero, zero, zero)
      var k = 0
      var size = UnitBlocks.largest
      while k < unitCount {
        while k &+ size > unitCount { size &>>= 1 }
        var w = unsafe weights + (k &* (inputCount &+ 1) &+ (1 &+ j) &* size)
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
      unsafe sums[j] = s0
      unsafe sums[j &+ 1] = s1
      unsafe sums[j &+ 2] = s2
      unsafe sums[j &+ 3] = s3
      j &+= 4
    }
    while j < inputCount {
      var s = V(repeating: 0)
      var k = 0
      var size = UnitBlocks.largest
      while k < unitCount {
        while k &+ size > unitCount { size &>>= 1 }
        var w = unsafe weights + (k &* (inputCount &+ 1) &+ (1 &+ j) &* size)
        for _ in 0..<size {
          s = unsafe s.addingProduct(deltas[k], w[0])
          k &+= 1
          unsafe w += 1
        }
      }
      unsafe sums[j] = s
      j &+= 1
    }
  }
}

/// Adds Σ_t panel_t·factor_t to a block of sums.
@inline(__always)
func productSum<B: RegisterBlock>(
  _ sum: B, of panel: UnsafePointer<B.Register>, stride: Int, with factors: UnsafePointer<B.Register>,
  stride factorStride: Int, count: Int
) -> B {
  var sum = sum
  var (panel, factors) = unsafe (panel, factors)
  for _ in 0..<count {
    sum = unsafe sum.addingProduct(panel.block(at: 0), B(everywhere: factors[0]))
    unsafe panel += stride
    unsafe factors += factorStride
  }
  return sum
}

/// The same for three sequences of factors, so that each block of the panel is loaded once for three.
@inline(__always)
func productSums<B: RegisterBlock>(
  _ sums: (B, B, B), of panel: UnsafePointer<B.Register>, stride: Int, with first: UnsafePointer<B.Register>,
  _ second: UnsafePointer<B.Register>, _ third: UnsafePointer<B.Register>, stride factorStride: Int, count: Int
) -> (B, B, B) {
  var (a, b, c) = sums
  var panel = unsafe panel
  var place = 0
  for _ in 0..<count {
    let p: B = unsafe panel.block(at: 0)
    a = unsafe a.addingProduct(p, B(everywhere: first[place]))
    b = unsafe b.addingProduct(p, B(everywhere: second[place]))
    c = unsafe c.addingProduct(p, B(everywhere: third[place]))
    unsafe panel += stride
    place &+= factorStride
  }
  return (a, b, c)
}
