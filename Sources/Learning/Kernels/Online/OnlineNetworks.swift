/// Several networks of one topology in online training, and its steps, as the reference has them.
@safe
final class OnlineNetworks<V: VectorRegister> {
  typealias Scalar = V.Scalar
  typealias Layer = OnlineLayer<V>

  /// Networks that there are kernels for, side by side: one sample's chains of fma leave time for others.
  static var most: Int { 4 }

  let count: Int
  private let sharesInputs: Bool
  private let arena = Arena()
  private let topology: Topology
  private let loss: Loss
  private let layers: UnsafeMutablePointer<Layer>
  private let layerCount: Int
  /// Of each network.
  private let learningRates: UnsafeMutablePointer<V>
  private let errorMargins: UnsafeMutablePointer<V>?
  /// A row of targets a network.
  private let targets: UnsafeMutablePointer<V>
  /// Where each network's inputs are, of the current sample and of the one before.
  private var inputs: UnsafeMutablePointer<Layer.Row>
  private var previousInputs: UnsafeMutablePointer<Layer.Row>
  /// Which of the layers' two samples is the current one.
  private var isSecond = false
  /// Whether a sample has been trained whose update is still to come, with the next sample's way forward.
  private var hasDueUpdate = false

  /// Networks and the jobs that they belong to; `sharesInputs` where all of them see the same samples.
  init(_ networks: [Network<Scalar>], of jobs: [TrainingJob], sharesInputs: Bool) {
    precondition(networks.count == jobs.count && (1...Self.most).contains(jobs.count))
    count = jobs.count
    self.sharesInputs = sharesInputs
    topology = jobs[0].topology
    loss = jobs[0].plan.loss
    layerCount = topology.activations.count
    unsafe layers = arena.make(layerCount)
    unsafe learningRates = arena.make(count)
    unsafe errorMargins = jobs.contains { $0.plan.errorMargin > 0 } ? arena.make(count) : nil
    unsafe inputs = arena.make(count)
    unsafe previousInputs = arena.make(count)
    for l in 0..<layerCount {
      unsafe layers[l] = Layer(l, of: topology, networks: count, in: arena)
      for n in networks.indices { unsafe layers[l].put(networks[n].layers[l], into: n) }
    }
    unsafe targets = arena.make(count * layers[layerCount - 1].strips)
    for (n, job) in jobs.enumerated() {
      unsafe learningRates[n] = V(repeating: Scalar(job.plan.learningRate))
      unsafe errorMargins?[n] = V(repeating: Scalar(job.plan.errorMargin))
    }
  }

  private var last: Layer {
    @inline(__always) get { unsafe layers[layerCount &- 1] }
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
    unsafe inputs[n] = samples.inputs(of: sample)
    unsafe samples.copyTargets(of: sample, to: targets + n &* last.strips)
  }

  /// One sample a network: the weights move by the sample before, this one goes forward, and its δ are made.
  func step() {
    forward()
    backward()
    unsafe swap(&inputs, &previousInputs)
    isSecond.toggle()
    hasDueUpdate = true
  }

  private func forward() {
    var (rows, previous) = unsafe (Layer.Rows(inputs), Layer.Rows(previousInputs))
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      let (now, before) = samples(of: layer)
      let pass = unsafe layer.forwardPass(
        before, inputs: rows, previous: previous, isShared: sharesInputs && l == 0,
        hasBiases: topology.hasBiases)
      if hasDueUpdate { pass.run() } else { pass.sum() }
      unsafe layer.activate(now.outputs)
      unsafe (rows, previous) = (now.outputRows, before.outputRows)
    }
  }

  private func backward() {
    unsafe last.outputDeltas(
      samples(of: last).now, targets: targets, loss: loss, errorMargins: errorMargins,
      learningRates: learningRates)
    for l in stride(from: layerCount &- 1, to: 0, by: -1) {
      let (layer, below) = unsafe (layers[l], layers[l &- 1])
      let pass = unsafe layer.backwardPass(
        samples(of: layer).before, outputs: samples(of: below).before.outputs, to: below.deltas)
      if hasDueUpdate { pass.run() } else { pass.sum() }
      unsafe below.differentiate(samples(of: below).now, learningRates: learningRates)
    }
  }

  /// Moves the weights by the last sample.
  func finishUpdate() {
    guard hasDueUpdate else { return }
    var previous = unsafe Layer.Rows(previousInputs)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      let before = samples(of: layer).before
      unsafe layer.forwardPass(
        before, inputs: previous, previous: previous, isShared: false, hasBiases: topology.hasBiases
      ).update()
      if l > 0 {
        unsafe layer.backwardPass(
          before, outputs: samples(of: layers[l - 1]).before.outputs, to: layers[l - 1].deltas
        ).update()
      }
      unsafe previous = before.outputRows
    }
    hasDueUpdate = false
  }

  @inline(__always)
  private func samples(of layer: Layer) -> (now: Layer.Sample, before: Layer.Sample) {
    isSecond ? (layer.samples.1, layer.samples.0) : (layer.samples.0, layer.samples.1)
  }

  /// Each network's loss of the sample that went forward last, one a lane; computed with the columns of a network of the
  /// same topology in tiles.
  func losses(_ tiles: TileNetwork<V>) -> V {
    let outputs = unsafe samples(of: last).before.outputs
    return unsafe tiles.losses(
      outputs: outputs, nets: last.nets, targets: targets, rowVectors: last.strips, samples: count, loss: loss)
  }
}
