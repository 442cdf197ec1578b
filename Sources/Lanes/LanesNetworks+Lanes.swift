import Arithmetic
import Kernels
import Learning

extension LanesNetworks {
  /// Writes a network's weights into a lane.
  func put(_ network: Network<V.Scalar>, into lane: Int) {
    let (register, lane) = lane.quotientAndRemainder(dividingBy: V.scalarCount)
    for (l, from) in network.layers.enumerated() {
      let layer = unsafe layers[l]
      layer.forEachPlace(of: register) { place, unit, input in
        unsafe layer.weights[place][lane] =
          input < 0 ? from.biases[unit] : from.weights[unit * layer.inputCount + input]
      }
    }
  }

  /// The network in a lane.
  func network(in lane: Int, of topology: Topology) -> Network<V.Scalar> {
    let (register, lane) = lane.quotientAndRemainder(dividingBy: V.scalarCount)
    var network = Network<V.Scalar>(zeros: topology)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      // Moved out of the network while they are filled: an array with two owners is copied at the first
      // write.
      var (own, biases) = ([V.Scalar](), [V.Scalar]())
      swap(&own, &network.layers[l].weights)
      swap(&biases, &network.layers[l].biases)
      layer.forEachPlace(of: register) { place, unit, input in
        let w = unsafe layer.weights[place][lane]
        if input < 0 { biases[unit] = w } else { own[unit * layer.inputCount + input] = w }
      }
      (network.layers[l].weights, network.layers[l].biases) = (own, biases)
    }
    return network
  }

  /// All that a step changes of a lane: the weights and the state of the update rule, layer by layer.
  func numbers(of lane: Int) -> [V.Scalar] {
    var numbers: [V.Scalar] = []
    forEachNumber(of: lane) { numbers.append($0) }
    return numbers
  }

  /// Puts back the `numbers(of:)` a lane.
  func put(_ numbers: [V.Scalar], into lane: Int) {
    var place = 0
    forEachNumber(of: lane) { number in
      number = numbers[place]
      place += 1
    }
  }

  private func forEachNumber(of lane: Int, _ body: (inout V.Scalar) -> Void) {
    let (register, lane) = lane.quotientAndRemainder(dividingBy: V.scalarCount)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      for place in register * layer.weightCount..<(register + 1) * layer.weightCount {
        unsafe body(&layer.weights[place][lane])
        if kind.stateCount > 0 { unsafe body(&layer.firstState[place][lane]) }
        if kind.stateCount > 1 { unsafe body(&layer.secondState[place][lane]) }
      }
    }
  }

  /// Makes a lane a network of zeros that does not learn.
  func clear(_ lane: Int) {
    freeze(lane)
    let (register, lane) = lane.quotientAndRemainder(dividingBy: V.scalarCount)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      layer.forEachPlace(of: register) { place, _, _ in
        unsafe layer.weights[place][lane] = 0
        if kind.stateCount > 0 { unsafe layer.firstState[place][lane] = 0 }
        if kind.stateCount > 1 { unsafe layer.secondState[place][lane] = 0 }
      }
    }
  }

  /// Makes steps leave a lane's weights unchanged, provided that the weights and the rule's state are zero.
  func freeze(_ lane: Int) {
    let (register, lane) = lane.quotientAndRemainder(dividingBy: V.scalarCount)
    unsafe learningRates[register][lane] = 0
    unsafe rules[register].learningRate[lane] = 0
    unsafe rules[register].smallestStep[lane] = 0
  }

  /// Writes the constants of a lane's rule.
  func put(_ rule: UpdateRule<Double>, into lane: Int) {
    let (register, lane) = lane.quotientAndRemainder(dividingBy: V.scalarCount)
    unsafe learningRates[register][lane] = V.Scalar(rule.learningRate)
    unsafe rules[register].write(rule, lane: lane)
  }

  /// Writes the constants of a lane's rule that change from step to step.
  @inline(__always)
  func putCorrections(learningRate: Double, epsilon: Double, into lane: Int) {
    let (register, lane) = lane.quotientAndRemainder(dividingBy: V.scalarCount)
    unsafe rules[register].learningRate[lane] = V.Scalar(learningRate)
    unsafe rules[register].epsilon[lane] = V.Scalar(epsilon)
  }

  /// Gives every weight of a lane its initial step size, if the rule stores one.
  func putStepSize(_ step: V.Scalar, into lane: Int) {
    let (register, lane) = lane.quotientAndRemainder(dividingBy: V.scalarCount)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      layer.forEachPlace(of: register) { place, _, _ in unsafe layer.secondState[place][lane] = step }
    }
  }

  /// Σ w² or Σ |w| of each lane.
  func sums(of term: PenaltyTerm) -> [Double] {
    (0..<registers).flatMap { r in
      let sums = sums(of: term, in: r)
      return (0..<V.scalarCount).map { sums[$0] }
    }
  }

  /// The sums of each lane of a register: a chain over each unit's inputs, then a strided sum over the
  /// units of all layers.
  private func sums(of term: PenaltyTerm, in register: Int) -> V.Doubles {
    var sum = StridedLaneSums<V.Doubles>()
    var number = 0
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      for j in 0..<layer.unitCount {
        let (first, size) = UnitBlocks.block(of: j, among: layer.unitCount)
        let weights = unsafe layer.weights(of: register, from: first) + (j - first)
        var chain = V.Doubles(repeating: 0)
        for i in 0..<layer.inputCount {
          chain = unsafe term.added(to: chain, weights[(i + 1) * size].doubles)
        }
        sum.add(chain, at: number)
        number += 1
      }
    }
    return sum.total
  }

  /// Whether each lane's weights and biases are all finite.
  func areFinite() -> [Bool] {
    // w − w is +0 for finite numbers and NaN otherwise, and a sum with a NaN stays NaN.
    var rests = Array(repeating: V(repeating: 0), count: registers)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      for register in 0..<registers {
        layer.forEachPlace(of: register) { place, _, _ in
          rests[register] = unsafe rests[register] + (layer.weights[place] - layer.weights[place])
        }
      }
    }
    return rests.flatMap { rest in (0..<V.scalarCount).map { rest[$0] == 0 } }
  }
}

extension UpdateRule where V: LaneVector {
  /// Writes the constants of a float64 rule, rounded to the precision, into a lane.
  mutating func write(_ rule: UpdateRule<Double>, lane: Int) {
    func set(_ vector: inout V, _ value: Double) { vector[lane] = V.Scalar(value) }
    set(&learningRate, rule.learningRate)
    set(&momentum, rule.momentum)
    set(&gain, rule.gain)
    set(&squareDecay, rule.squareDecay)
    set(&squareGain, rule.squareGain)
    set(&epsilon, rule.epsilon)
    set(&shrinkage, rule.shrinkage)
    set(&increase, rule.increase)
    set(&decrease, rule.decrease)
    set(&smallestStep, rule.smallestStep)
    set(&largestStep, rule.largestStep)
    set(&l2, rule.l2)
    set(&l1, rule.l1)
  }
}
