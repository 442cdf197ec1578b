import Learning

extension TrainingJob {
  /// Whether two jobs can be trained side by side in the lanes of vectors, if their partitions' parts also have the same
  /// counts: they have one topology, loss, batch size, sample order policy and kind of update rule, and class weights or none.
  public func canTrainSideBySide(with other: TrainingJob) -> Bool {
    let (a, b) = (plan, other.plan)
    return topology == other.topology && a.loss == b.loss && a.batchSize == b.batchSize
      && (a.classWeights == nil) == (b.classWeights == nil)
      && a.gradient == b.gradient && a.shuffle == b.shuffle && a.measuresRunningLoss == b.measuresRunningLoss
      && a.isOnline == b.isOnline && a.ruleKind == b.ruleKind
  }
}
