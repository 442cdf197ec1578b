import Arithmetic
import Kernels
import Learning

/// Jobs of one topology in online training, a few side by side: when one ends, the next takes its place.
final class OnlineTraining<V: VectorRegister> where V.Scalar: OnlineScalar {
  typealias Scalar = V.Scalar

  private let jobs: [TrainingJob]
  private let partitions: [Partition<Scalar>]
  private let partitionOfJob: [Int]
  private let progress: TrainingProgress?
  private let isCancelled: () -> Bool
  private let mostNetworks: Int
  /// The numbers and states of the jobs in training.
  private var active: [(number: Int, run: OnlineJobState<V>)] = []
  /// The initial weights drawn last, and their job.
  private var lastStart: (TrainingJob, Network<Scalar>)?
  private var outcomes: [TrainingOutcome<Scalar>?]
  /// Connection updates since the last call of `isCancelled`.
  private var workSinceCheck = 0

  /// Connection updates between two calls of `isCancelled`: about a millisecond's work.
  private static var workPerCheck: Int { 8_000_000 }

  /// Jobs that can be trained together (`OnlineTrainer.canTrain`), at most `mostNetworks` side by side.
  init(
    _ jobs: [TrainingJob], on partitions: [Partition<Scalar>], partitionOfJob: [Int], mostNetworks: Int,
    progress: TrainingProgress?, isCancelled: @escaping () -> Bool
  ) {
    self.jobs = jobs
    self.partitions = partitions
    self.partitionOfJob = partitionOfJob
    self.progress = progress
    self.isCancelled = isCancelled
    self.mostNetworks = mostNetworks
    outcomes = jobs.map { _ in nil }
  }

  /// Trains all jobs to the end, or until they diverge; nil if cancelled first.
  func train() -> [TrainingOutcome<Scalar>]? {
    var started: [Network<Scalar>] = []
    var next = 0
    while true {
      while active.count < mostNetworks && next < jobs.count {
        guard let network = start(next) else { return nil }
        if outcomes[next] == nil { started.append(network) }
        next += 1
      }
      guard !active.isEmpty else { return outcomes.map { $0! } }
      guard let left = trainActive(started) else { return nil }
      started = left
    }
  }

  /// Makes a job active, unless it ends at its first evaluation; nil if cancelled.
  private func start(_ number: Int) -> Network<Scalar>? {
    let job = jobs[number]
    let run = OnlineJobState<V>(job, on: partitions[partitionOfJob[number]], progress: progress)
    let network = firstWeights(of: job)
    if run.isDue && !run.evaluate(network, isCancelled) { return nil }
    outcomes[number] = run.outcome
    if run.outcome == nil { active.append((number, run)) }
    return network
  }

  /// The initial weights of a job; neighbouring jobs of one seed share one draw.
  private func firstWeights(of job: TrainingJob) -> Network<Scalar> {
    if let (before, network) = lastStart, before.seed == job.seed,
      before.initialization == job.initialization
    {
      return network
    }
    let network = Network<Scalar>(job.topology, initialization: job.initialization, seed: job.seed)
    lastStart = (job, network)
    return network
  }

  /// Trains the active jobs until at least one has ended; returns the networks of the others, or nil if
  /// cancelled.
  private func trainActive(_ started: [Network<Scalar>]) -> [Network<Scalar>]? {
    let networks = OnlineNetworks<V>(
      started, of: active.map { $0.run.job }, isWeighted: active.contains { $0.run.weights != nil })
    repeat {
      let epochs = active.map { $0.run.epochsToEvaluation }.min()!
      guard withSamples([], { train(networks, on: $0, epochs: epochs) }) else { return nil }
      for (n, (number, run)) in active.enumerated() where run.isDue {
        guard run.evaluate(networks.network(n), isCancelled) else { return nil }
        outcomes[number] = run.outcome
      }
    } while active.allSatisfy { $0.run.outcome == nil }
    let left = active.indices.filter { active[$0].run.outcome == nil }
    defer { active = left.map { active[$0] } }
    return left.map { networks.network($0) }
  }

  /// Calls `body` with the training samples of each active job.
  private func withSamples(_ found: [SampleRows<V>], _ body: ([SampleRows<V>]) -> Bool) -> Bool {
    guard found.count < active.count else { return body(found) }
    return SampleRows.with(active[found.count].run.partition.train) { withSamples(found + [$0], body) }
  }

  /// Trains every active job for some epochs; false if cancelled.
  private func train(_ networks: OnlineNetworks<V>, on samples: [SampleRows<V>], epochs: Int) -> Bool {
    let measuresRunningLoss = jobs[0].plan.measuresRunningLoss
    let isWeighted = active.contains { $0.run.weights != nil }
    let work = active.count * jobs[0].topology.weightCount
    for _ in 0..<epochs {
      for (n, (_, run)) in active.enumerated() {
        run.advance()
        networks.setLearningRate(run.learningRate, of: n)
      }
      let turns = turns
      for turn in stride(from: 0, to: turns.count, by: samples.count) {
        for n in samples.indices {
          networks.place(Int(turns[turn &+ n]), of: samples[n], for: n)
          let next = turn &+ samples.count &+ n
          if next < turns.count { samples[n].prefetch(Int(turns[next])) }
        }
        if isWeighted { setWeights(of: networks, turns[turn..<turn &+ samples.count]) }
        networks.step()
        if measuresRunningLoss { addLosses(of: networks, turns[turn..<turn &+ samples.count]) }
        if shouldStop(after: work) { return false }
      }
      progress?.addEpoch(networks: active.count)
    }
    networks.finishUpdate()
    return true
  }

  /// The samples of an epoch: the first of each job, the second of each, …
  private var turns: [Int32] {
    let orders = active.map { $0.run.order.indices }
    var turns: [Int32] = []
    turns.reserveCapacity(orders.count * orders[0].count)
    for position in orders[0].indices {
      for order in orders { turns.append(order[position]) }
    }
    return turns
  }

  /// Whether to stop; calls `isCancelled` if enough work was done since the last call.
  @inline(__always)
  private func shouldStop(after work: Int) -> Bool {
    workSinceCheck &+= work
    guard workSinceCheck >= Self.workPerCheck else { return false }
    workSinceCheck = 0
    return isCancelled()
  }

  /// Sets the weights of the samples that the networks are trained on next, one each.
  private func setWeights(of networks: OnlineNetworks<V>, _ samples: ArraySlice<Int32>) {
    for ((n, (_, run)), sample) in zip(active.enumerated(), samples) {
      networks.setWeight(run.weights?.train.values[Int(sample)] ?? 1, of: n)
    }
  }

  /// Adds each network's loss of the last sample, times its weight. `samples` are theirs.
  private func addLosses(of networks: OnlineNetworks<V>, _ samples: ArraySlice<Int32>) {
    let losses = networks.losses(of: active.count)
    for ((n, (_, run)), sample) in zip(active.enumerated(), samples) {
      let weight = run.weights.map { Double($0.train.values[Int(sample)]) } ?? 1
      run.lossSum += weight * Double(losses[n])
    }
  }
}
