extension LanesBundle {
  /// Trains every job until its last epoch, or until an evaluation finds that it has diverged; nil when it was cancelled.
  func train(_ isCancelled: () -> Bool) -> [TrainingOutcome<Scalar>]? {
    var epoch = 0
    evaluateDue(after: epoch)
    while isLearning.contains(true) {
      epoch += 1
      for o in orders.indices { orders[o].advance(to: epoch) }
      for group in runningLosses.indices { runningLosses[group] = V.Doubles(repeating: 0) }
      let isDone = plan.isOnline ? passOnline(isCancelled: isCancelled) : passBatches(isCancelled: isCancelled)
      guard isDone else { return nil }
      evaluateDue(after: epoch)
    }
    return outcomes.map { $0! }
  }

  /// Evaluates the jobs whose plans ask for it after this epoch, and ends those that are at their ends.
  private func evaluateDue(after epoch: Int) {
    for group in 0..<groupCount {
      let first = group * V.scalarCount
      let due = (first..<min(first + V.scalarCount, jobs.count)).filter {
        isLearning[$0] && jobs[$0].plan.evaluation.includes(epoch: epoch, of: jobs[$0].plan.epochs)
      }
      guard !due.isEmpty else { continue }
      settle()
      let found = evaluate(group: group, epoch: epoch)
      let areFinite = areFinite(group: group)
      for job in due {
        evaluations[job].append(found[job - first])
        let hasDiverged = !(found[job - first].isFinite && areFinite[job - first])
        guard hasDiverged || epoch == jobs[job].plan.epochs else { continue }
        outcomes[job] = TrainingOutcome(
          hasDiverged: hasDiverged, epochs: epoch, evaluations: evaluations[job], network: network(of: job))
        silence(job)
      }
    }
  }
}
