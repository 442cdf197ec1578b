import Arithmetic
import Kernels
import Learning

/// Several networks of one topology in online training, with the steps of the reference.
@safe
final class OnlineNetworks<V: VectorRegister> {
  typealias Scalar = V.Scalar
  typealias Layer = OnlineLayer<V>

  /// What exists twice, for the current and the previous sample, and is swapped after each step; by layer.
  @safe
  private struct SampleBuffers {
    /// The row of inputs, if networks share vectors; a single network reads them in place.
    let inputs: UnsafeMutablePointer<V>
    let samples: UnsafeMutablePointer<Layer.Sample>
    let forward: UnsafeMutablePointer<OnlinePass<V>>
    /// The first layer has none.
    let backward: UnsafeMutablePointer<OnlinePass<V>>
  }

  private let arena = Arena()
  private let topology: Topology
  private let loss: Loss
  private let lanes: OnlineLanes<V>
  private let layers: UnsafeMutablePointer<Layer>
  private let layerCount: Int
  /// η of each network, in its lanes.
  private var learningRates = V(repeating: 0)
  private var errorMargins: V?
  /// ω of each network's next sample, in its lanes; nil if no network has weights.
  private var weights: V?
  /// A row.
  private let targets: UnsafeMutablePointer<V>
  /// The outputs of each network's last sample, one network per lane.
  private let columns: SampleColumns<V>
  private var now: SampleBuffers
  private var before: SampleBuffers
  /// Whether the update of the last sample is pending: it is applied with the next sample's forward pass.
  private var hasPendingUpdate = false

  /// Creates networks for their jobs, at most `OnlineLanes.mostNetworks`.
  ///
  /// `isWeighted`: whether `setWeight` says each sample's weight.
  init(_ networks: [Network<Scalar>], of jobs: [TrainingJob], isWeighted: Bool) {
    precondition(networks.count == jobs.count)
    topology = jobs[0].topology
    loss = jobs[0].plan.loss
    lanes = OnlineLanes(networks: jobs.count)
    layerCount = topology.activations.count
    unsafe layers = arena.make(layerCount)
    for l in 0..<layerCount {
      unsafe layers[l] = Layer(l, of: topology, lanes: lanes, in: arena)
      for n in networks.indices { unsafe layers[l].put(networks[n].layers[l], into: n) }
    }
    unsafe targets = arena.make(layers[layerCount - 1].strips)
    columns = SampleColumns(strips: (topology.outputCount - 1) / V.scalarCount + 1, in: arena)
    if jobs.contains(where: { $0.plan.errorMargin > 0 }) {
      var margins = V(repeating: 0)
      for (n, job) in jobs.enumerated() { lanes.set(Scalar(job.plan.errorMargin), of: n, in: &margins) }
      errorMargins = margins
    }
    if isWeighted { weights = V(repeating: 0) }
    now = unsafe Self.buffers(layers, layerCount, in: arena)
    before = unsafe Self.buffers(layers, layerCount, in: arena)
    connect(now, after: before)
    connect(before, after: now)
  }

  /// Sets η of a network for the next samples.
  func setLearningRate(_ rate: Scalar, of n: Int) { lanes.set(rate, of: n, in: &learningRates) }

  /// Sets ω of the sample that network `n` is trained on next.
  @inline(__always)
  func setWeight(_ weight: Scalar, of n: Int) {
    guard var weights else { return }
    lanes.set(weight, of: n, in: &weights)
    self.weights = weights
  }

  private static func buffers(
    _ layers: UnsafeMutablePointer<Layer>, _ layerCount: Int, in arena: Arena
  ) -> SampleBuffers {
    let buffers = unsafe SampleBuffers(
      inputs: arena.make(layers[0].inputStrips), samples: arena.make(layerCount),
      forward: arena.make(layerCount), backward: arena.make(layerCount))
    for l in 0..<layerCount {
      unsafe buffers.samples[l] = Layer.Sample(strips: layers[l].strips, in: arena)
    }
    return buffers
  }

  /// Creates the passes of the samples in one set of buffers, which follow those in the other.
  private func connect(_ now: SampleBuffers, after before: SampleBuffers) {
    for l in 0..<layerCount {
      unsafe now.forward[l] = layers[l].forwardPass(
        before.samples[l], inputs: UnsafeRawPointer(l == 0 ? now.inputs : now.samples[l - 1].outputs),
        previous: UnsafeRawPointer(l == 0 ? before.inputs : before.samples[l - 1].outputs),
        hasBiases: topology.hasBiases)
      guard l > 0 else { continue }
      unsafe now.backward[l] = layers[l].backwardPass(
        before.samples[l], outputs: before.samples[l - 1].outputs, to: layers[l - 1].deltas)
    }
  }

  /// The current state of network `n`; no update may be pending.
  func network(_ n: Int) -> Network<Scalar> {
    precondition(!hasPendingUpdate)
    var network = Network<Scalar>(zeros: topology)
    for l in 0..<layerCount { unsafe layers[l].take(n, to: &network.layers[l]) }
    return network
  }

  /// Sets the sample that network `n` is trained on next.
  @inline(__always)
  func place(_ sample: Int, of samples: SampleRows<V>, for n: Int) {
    if lanes.areShared {
      unsafe lanes.put(samples.inputs(of: sample), count: topology.inputCount, of: n, into: now.inputs)
      unsafe lanes.put(samples.targets(of: sample), count: topology.outputCount, of: n, into: targets)
    } else {
      let inputs = unsafe UnsafeRawPointer(samples.inputs(of: sample))
      unsafe now.forward[0].current = inputs
      unsafe before.forward[0].previous = inputs
      unsafe samples.copyTargets(of: sample, to: targets)
    }
  }

  /// Trains on one sample per network: applies the update of the previous sample, propagates this one
  /// forward and computes its δ.
  func step() {
    let (now, layers, last) = unsafe (now, layers, layerCount &- 1)
    let (isUpdatePending, rates) = (hasPendingUpdate, learningRates)
    for l in 0...last {
      if isUpdatePending { unsafe OnlinePass.run(now.forward + l) } else { unsafe now.forward[l].sum() }
      unsafe layers[l].activate(now.samples[l].outputs)
    }
    unsafe layers[last].outputDeltas(
      now.samples[last], targets: targets, loss: loss, errorMargins: errorMargins, learningRates: rates)
    if let weights {
      unsafe layers[last].weighDeltas(now.samples[last], weights: weights, learningRates: rates)
    }
    for l in stride(from: last, to: 0, by: -1) {
      if isUpdatePending { unsafe OnlinePass.run(now.backward + l) } else { unsafe now.backward[l].sum() }
      unsafe layers[l &- 1].differentiate(now.samples[l &- 1], learningRates: rates)
    }
    (self.now, before) = (before, now)
    hasPendingUpdate = true
  }

  /// Applies the update of the last sample.
  func finishUpdate() {
    guard hasPendingUpdate else { return }
    for l in 0..<layerCount {
      unsafe now.forward[l].update()
      if l > 0 { unsafe now.backward[l].update() }
    }
    hasPendingUpdate = false
  }

  /// The losses of the samples that were propagated forward last, one lane for each of the first `count`
  /// networks.
  func losses(of count: Int) -> V {
    let last = unsafe layers[layerCount - 1]
    for n in 0..<count { copyOutputs(of: n, last) }
    return unsafe loss.ofSamples(
      last.activation, nets: columns.nets, outputs: columns.outputs, targets: columns.targets,
      count: topology.outputCount)
  }

  /// Copies the outputs, net inputs and targets of network `n` into lane `n` of the columns.
  private func copyOutputs(of n: Int, _ last: Layer) {
    for k in 0..<topology.outputCount {
      let (vector, lane) = lanes.place(of: k, in: n).quotientAndRemainder(dividingBy: V.scalarCount)
      unsafe columns.outputs[k][n] = before.samples[layerCount - 1].outputs[vector][lane]
      unsafe columns.nets[k][n] = last.nets[vector][lane]
      unsafe columns.targets[k][n] = targets[vector][lane]
    }
  }
}
