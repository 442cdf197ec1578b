import Arithmetic

extension TrainingPlan {
  /// When a run ends before its last epoch because its measure gets no better. Decided at evaluations, from epoch 1 on.
  public struct EarlyStopping: Sendable, Hashable {
    public enum Rule: Sendable, Hashable {
      /// So many epochs since the best evaluation; one is better only by more than `minDelta`.
      case patience(Int, minDelta: Double)
      /// Prechelt's GL (1998) is above a number of percent: 100·(E/E_lowest − 1), for a measure that is to be small.
      case generalizationLoss(above: Double)
    }

    public var metric: MetricName
    public var isBetterWhenLarger: Bool
    public var rule: Rule
    /// Whether the run ends with the weights that were best.
    public var restoresBest: Bool

    public init(metric: MetricName, isBetterWhenLarger: Bool, rule: Rule, restoresBest: Bool) {
      self.metric = metric
      self.isBetterWhenLarger = isBetterWhenLarger
      self.rule = rule
      self.restoresBest = restoresBest
    }

    /// Whether a value is better than the best so far.
    func prefers(_ value: Double, to best: Double) -> Bool {
      let delta =
        switch rule {
        case .patience(_, let minDelta): minDelta
        case .generalizationLoss: 0.0
        }
      return isBetterWhenLarger ? value > best + delta : value < best - delta
    }
  }
}
