import Arithmetic
import Kernels
import Learning

extension LanesBundle {
  /// Trains every job until its last epoch, or until an evaluation finds that it has diverged; nil if
  /// cancelled.
  func train(_ isCancelled: () -> Bool) -> [TrainingOutcome<Scalar>]? {
    var epoch = 0
    evaluateDue(after: epoch)
    while let next = nextEvaluation(after: epoch) {
      let running = outcomes.count { $0 == nil }
      while epoch < next {
        epoch += 1
        guard pass(epoch, isCancelled) else { return nil }
        progress?.addEpoch(networks: running)
      }
      evaluateDue(after: epoch)
    }
    return outcomes.map { $0! }
  }

  /// The next epoch after which some job is evaluated; nil when all jobs have ended.
  private func nextEvaluation(after epoch: Int) -> Int? {
    jobs.indices.lazy.filter { self.outcomes[$0] == nil }.map { job in
      let plan = self.jobs[job].plan
      return switch plan.evaluation {
      case .every(let n): min((epoch / n + 1) * n, plan.epochs)
      case .end: plan.epochs
      }
    }.min()
  }

  /// One epoch; false if cancelled.
  private func pass(_ epoch: Int, _ isCancelled: () -> Bool) -> Bool {
    advanceOrders(to: epoch)
    startRules(epoch: epoch)
    for r in 0..<networks.registers { unsafe runningLosses[r] = V.Doubles(repeating: 0) }
    return plan.isOnline ? passOnline(isCancelled) : passBatches(isCancelled)
  }

  /// Evaluates the jobs that are due after this epoch, and ends those that are finished.
  private func evaluateDue(after epoch: Int) {
    let due = jobs.indices.filter {
      outcomes[$0] == nil && jobs[$0].plan.evaluation.includes(epoch: epoch, of: jobs[$0].plan.epochs)
    }
    guard !due.isEmpty else { return }
    applyPendingUpdate()
    let found = evaluate(epoch: epoch)
    let areFinite = networks.areFinite()
    for job in due {
      outcomes[job] = histories[job].add(found[job], weightsAreFinite: areFinite[job]) {
        networks.network(in: job, of: jobs[job].topology)
      }
      if outcomes[job] != nil { networks.clear(job) }
    }
  }

  /// Applies the last online sample's update, which otherwise the next sample applies.
  private func applyPendingUpdate() {
    if let update = pendingUpdate { networks.make(update) }
    pendingUpdate = nil
  }

  /// Writes the update rules of an epoch into the lanes whose jobs are in training.
  private func startRules(epoch: Int) {
    guard epoch == 1 || !hasConstantRates else { return }
    for job in ruleStates.indices { ruleStates[job].start(epoch: epoch) }
    // The pending sample's update uses the learning rate of its own epoch.
    applyPendingUpdate()
    ruleBatch = 0
    if plan.isOnline { writeRules(batch: 1) }
  }

  /// Advances the lanes' rules to the next step, which is on `batch` samples.
  /// Those of `resting` jobs stay at the step before.
  func stepRules(batch: Int, resting: [Int]) {
    let changesByStep = ruleStates[0].changesByStep
    if changesByStep {
      for job in ruleStates.indices where !resting.contains(job) { ruleStates[job].advance() }
    }
    if ruleBatch == 0 || (hasPenalty && batch != ruleBatch) { return writeRules(batch: batch) }
    guard changesByStep else { return }
    for job in ruleStates.indices where outcomes[job] == nil {
      networks.putCorrections(
        learningRate: ruleStates[job].stepLearningRate, epsilon: ruleStates[job].stepEpsilon, into: job)
    }
  }

  /// Lanes without a job get the last job's constants and are frozen.
  private func writeRules(batch: Int) {
    for lane in 0..<networks.laneCount where lane >= jobs.count || outcomes[lane] == nil {
      networks.put(ruleStates[min(lane, jobs.count - 1)].rule(batch: batch), into: lane)
      if lane >= jobs.count { networks.freeze(lane) }
    }
    ruleBatch = batch
  }

  /// One epoch in batches of one sample, each of which updates the weights; false if cancelled.
  private func passOnline(_ isCancelled: () -> Bool) -> Bool {
    let size = isPackedOnce ? trainCount : pieceSize
    for start in stride(from: 0, to: trainCount, by: size) {
      let rows = min(size, trainCount - start)
      pack(start..<start + rows)
      pendingUpdate = unsafe networks.trainOnline(
        inputs, targets, rows: rows, weights: weights?.rows, after: pendingUpdate,
        runningLosses: plan.measuresRunningLoss ? runningLosses : nil)
      if shouldStop(after: rows, isCancelled) { return false }
    }
    return true
  }

  /// Each lane's penalty on its current weights; 0 if it has no job.
  func penaltyValues(_ penalty: (TrainingPlan) -> WeightPenalty) -> [Double] {
    let penalties = jobs.map { penalty($0.plan) }
    let squares = penalties.contains { $0.l2 != 0 } ? networks.sums(of: .square) : []
    let magnitudes = penalties.contains { $0.l1 != 0 } ? networks.sums(of: .magnitude) : []
    return (0..<networks.laneCount).map { lane in
      guard lane < jobs.count else { return 0 }
      return penalties[lane].value(squares: { squares[lane] }, magnitudes: { magnitudes[lane] })
    }
  }
}
