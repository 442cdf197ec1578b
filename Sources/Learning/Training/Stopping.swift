extension TrainingPlan {
  /// When a run ends before its last epoch because a metric no longer improves. Decided at evaluations,
  /// from epoch 1 on.
  public struct EarlyStopping: Sendable, Hashable {
    /// When a metric counts as no longer improving.
    public enum Rule: Sendable, Hashable {
      /// After a number of epochs since the best evaluation; a value is better only by more than
      /// `minDelta`.
      case patience(Int, minDelta: Double)
      /// When Prechelt's GL (1998), 100·(E/E_lowest − 1), exceeds a number of percent; for a metric that is
      /// minimised.
      case generalizationLoss(above: Double)
    }

    /// The metric that is watched.
    public var metric: MetricName
    /// Whether larger values of the metric are better.
    public var isBetterWhenLarger: Bool
    /// When the metric counts as no longer improving.
    public var rule: Rule
    /// Whether the run ends with the best weights.
    public var restoresBest: Bool

    /// Creates a value from its parts.
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
