extension LanesBundle {
  /// Trains every job until its last epoch, or until an evaluation finds that it has diverged; nil when it was cancelled.
  func train(_ isCancelled: () -> Bool) -> [TrainingOutcome<Scalar>]? {
    var epoch = 0
    evaluateDue(after: epoch)
    while let next = nextEvaluation(after: epoch) {
      while epoch < next {
        epoch += 1
        guard pass(epoch, isCancelled) else { return nil }
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

  /// One epoch; false when it was cancelled.
  private func pass(_ epoch: Int, _ isCancelled: () -> Bool) -> Bool {
    advanceOrders(to: epoch)
    if plan.measuresRunningLoss { unsafe runningLosses[0] = V.Doubles(repeating: 0) }
    return plan.isOnline ? passOnline(isCancelled) : passBatches(isCancelled)
  }

  /// Evaluates the jobs whose plans ask for it after this epoch, and ends those that are at their ends.
  private func evaluateDue(after epoch: Int) {
    let due = jobs.indices.filter {
      outcomes[$0] == nil && jobs[$0].plan.evaluation.includes(epoch: epoch, of: jobs[$0].plan.epochs)
    }
    guard !due.isEmpty else { return }
    if let update = dueUpdate { networks.make(update) }
    dueUpdate = nil
    let found = evaluate(epoch: epoch)
    let areFinite = networks.areFinite()
    for job in due {
      evaluations[job].append(latest: found[job])
      let hasDiverged = !(found[job].isFinite && areFinite[job])
      guard hasDiverged || epoch == jobs[job].plan.epochs else { continue }
      outcomes[job] = TrainingOutcome(
        hasDiverged: hasDiverged, epochs: epoch, evaluations: evaluations[job],
        network: networks.network(in: job, of: jobs[job].topology))
      networks.silence(job)
    }
  }

  /// One epoch in batches of one sample, each of which moves the weights by itself; false when it was cancelled.
  private func passOnline(_ isCancelled: () -> Bool) -> Bool {
    for start in stride(from: 0, to: trainCount, by: pieceSize) {
      let rows = min(pieceSize, trainCount - start)
      pack(start..<start + rows)
      dueUpdate = unsafe networks.trainOnline(
        inputs, targets, rows: rows, after: dueUpdate,
        runningLoss: plan.measuresRunningLoss ? runningLosses : nil)
      if shouldStop(after: rows, isCancelled) { return false }
    }
    return true
  }

  /// One epoch in batches, over which the descent is summed before all weights move; false when it was cancelled.
  private func passBatches(_ isCancelled: () -> Bool) -> Bool {
    let size = plan.batchCount(of: trainCount)
    for start in stride(from: 0, to: trainCount, by: size) {
      guard step(start..<min(start + size, trainCount), isCancelled) else { return false }
    }
    return true
  }

  private func step(_ batch: Range<Int>, _ isCancelled: () -> Bool) -> Bool {
    let penalties = penalties(batch: batch.count)
    unsafe networks.penalties[0] = V { Scalar(penalties[$0]) }
    let hasPenalty = penalties.contains { Scalar($0) != 0 }
    var loss = plan.measuresRunningLoss ? penaltyLoss(penalties, batch: batch.count) : V.Doubles(repeating: 0)
    for start in stride(from: 0, to: batch.count, by: pieceSize) {
      let rows = min(pieceSize, batch.count - start)
      pack(batch.lowerBound + start..<batch.lowerBound + start + rows)
      unsafe networks.forward(inputs, rows: rows)
      if plan.measuresRunningLoss {
        for row in 0..<rows {
          loss =
            unsafe loss
            + networks.sampleLoss(row: row, targets: targets + row * networks.outputCount).doubles
        }
      }
      unsafe networks.backward(
        targets, rows: rows, scale: plan.gradient == .mean ? 1 / Scalar(batch.count) : nil)
      unsafe networks.update(
        inputs, rows: rows, piece: BatchPiece(start, start + rows, of: batch.count), hasPenalty: hasPenalty)
      if shouldStop(after: rows, isCancelled) { return false }
    }
    unsafe runningLosses[0] = runningLosses[0] + loss
    return true
  }

  /// λ of each lane with its basis put in; 0 where there is no job.
  func penalties(batch: Int) -> [Double] {
    (0..<V.scalarCount).map {
      $0 < jobs.count ? jobs[$0].plan.penalty(batch: batch, of: trainCount) : 0
    }
  }

  /// What the penalty adds to the running loss of a batch: for every sample the same.
  private func penaltyLoss(_ penalties: [Double], batch: Int) -> V.Doubles {
    guard penalties.contains(where: { $0 != 0 }) else { return V.Doubles(repeating: 0) }
    let norms = networks.squaredNorms()
    return V.Doubles { penalties[$0] == 0 ? 0 : Double(batch) * (penalties[$0] / 2 * norms[$0]) }
  }
}
