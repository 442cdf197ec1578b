/// Several networks of one topology in online training, and its steps, as the reference has them.
@safe
final class OnlineNetworks<V: VectorRegister> {
  typealias Scalar = V.Scalar
  typealias Layer = OnlineLayer<V>

  /// What is there twice, for this sample and the one before, which change places: by layer.
  @safe
  private struct Side {
    /// Where each network's inputs are.
    let inputs: UnsafeMutablePointer<Layer.Row>
    let samples: UnsafeMutablePointer<Layer.Sample>
    let forward: UnsafeMutablePointer<OnlinePass<V>>
    /// The first layer has none.
    let backward: UnsafeMutablePointer<OnlinePass<V>>
  }

  let count: Int
  private let arena = Arena()
  private let topology: Topology
  private let loss: Loss
  private let layers: UnsafeMutablePointer<Layer>
  private let layerCount: Int
  /// Of each network.
  private let learningRates: UnsafeMutablePointer<V>
  private let errorMargins: UnsafeMutablePointer<V>?
  /// A row of targets a network, and its vectors.
  private let targets: UnsafeMutablePointer<V>
  private let targetStrips: Int
  private var now: Side
  private var before: Side
  /// Whether a sample has been trained whose update is still to come, with the next sample's way forward.
  private var hasDueUpdate = false

  /// Networks and the jobs that they belong to; `sharesInputs` where all of them see the same samples.
  init(_ networks: [Network<Scalar>], of jobs: [TrainingJob], sharesInputs: Bool) {
    precondition(networks.count == jobs.count && (1...OnlineGroup.size).contains(jobs.count))
    count = jobs.count
    topology = jobs[0].topology
    loss = jobs[0].plan.loss
    layerCount = topology.activations.count
    unsafe layers = arena.make(layerCount)
    unsafe learningRates = arena.make(count)
    unsafe errorMargins = jobs.contains { $0.plan.errorMargin > 0 } ? arena.make(count) : nil
    for l in 0..<layerCount {
      unsafe layers[l] = Layer(l, of: topology, networks: count, in: arena)
      for n in networks.indices { unsafe layers[l].put(networks[n].layers[l], into: n) }
    }
    targetStrips = unsafe layers[layerCount - 1].strips
    unsafe targets = arena.make(count * targetStrips)
    for (n, job) in jobs.enumerated() {
      unsafe errorMargins?[n] = V(repeating: Scalar(job.plan.errorMargin))
    }
    now = unsafe Self.side(layers, layerCount, networks: count, in: arena)
    before = unsafe Self.side(layers, layerCount, networks: count, in: arena)
    connect(now, after: before, sharesInputs: sharesInputs)
    connect(before, after: now, sharesInputs: sharesInputs)
  }

  /// Sets η of a network, from the next sample on.
  func setLearningRate(_ rate: Scalar, of n: Int) { unsafe learningRates[n] = V(repeating: rate) }

  private static func side(
    _ layers: UnsafeMutablePointer<Layer>, _ layerCount: Int, networks: Int, in arena: Arena
  ) -> Side {
    let side = unsafe Side(
      inputs: arena.make(networks), samples: arena.make(layerCount), forward: arena.make(layerCount),
      backward: arena.make(layerCount))
    for l in 0..<layerCount {
      unsafe side.samples[l] = Layer.Sample(networks: networks, strips: layers[l].strips, in: arena)
    }
    return side
  }

  /// Makes the passes of the samples on one side, which follow those on the other.
  private func connect(_ now: Side, after before: Side, sharesInputs: Bool) {
    for l in 0..<layerCount {
      unsafe now.forward[l] = layers[l].forwardPass(
        before.samples[l], inputs: l == 0 ? Layer.Rows(now.inputs) : now.samples[l - 1].outputRows,
        previous: l == 0 ? Layer.Rows(before.inputs) : before.samples[l - 1].outputRows,
        isShared: l == 0 && sharesInputs, hasBiases: topology.hasBiases)
      guard l > 0 else { continue }
      unsafe now.backward[l] = layers[l].backwardPass(
        before.samples[l], outputs: before.samples[l - 1].outputs, to: layers[l - 1].deltas)
    }
  }

  /// Network `n` with its weights as they are, once no update is due.
  func network(_ n: Int) -> Network<Scalar> {
    precondition(!hasDueUpdate)
    var network = Network<Scalar>(zeros: topology)
    for l in 0..<layerCount { unsafe layers[l].take(n, to: &network.layers[l]) }
    return network
  }

  /// Makes a sample the next that network `n` is trained on.
  @inline(__always)
  func place(_ sample: Int, of samples: SampleRows<V>, for n: Int) {
    unsafe now.inputs[n] = samples.inputs(of: sample)
    unsafe samples.copyTargets(of: sample, to: targets + n &* targetStrips)
  }

  /// One sample a network: the weights move by the sample before, this one goes forward, and its δ are made.
  func step() {
    let (now, last) = (now, layerCount &- 1)
    for l in 0...last {
      if hasDueUpdate { unsafe OnlinePass.run(now.forward + l) } else { unsafe now.forward[l].sum() }
      unsafe layers[l].activate(now.samples[l].outputs)
    }
    unsafe layers[last].outputDeltas(
      now.samples[last], targets: targets, loss: loss, errorMargins: errorMargins,
      learningRates: learningRates)
    for l in stride(from: last, to: 0, by: -1) {
      if hasDueUpdate { unsafe OnlinePass.run(now.backward + l) } else { unsafe now.backward[l].sum() }
      unsafe layers[l &- 1].differentiate(now.samples[l &- 1], learningRates: learningRates)
    }
    (self.now, before) = (before, now)
    hasDueUpdate = true
  }

  /// Moves the weights by the last sample.
  func finishUpdate() {
    guard hasDueUpdate else { return }
    for l in 0..<layerCount {
      unsafe now.forward[l].update()
      if l > 0 { unsafe now.backward[l].update() }
    }
    hasDueUpdate = false
  }

  /// Each network's loss of the sample that went forward last, one a lane; computed with the columns of a network of the
  /// same topology in tiles.
  func losses(_ tiles: TileNetworks<V>) -> V {
    let last = unsafe layers[layerCount - 1]
    return unsafe tiles.losses(
      outputs: before.samples[layerCount - 1].outputs, nets: last.nets, targets: targets,
      rowVectors: targetStrips, samples: count, loss: loss)
  }
}
