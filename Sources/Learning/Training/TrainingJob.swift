/// One network to be trained: everything that determines its weights, except the samples.
public struct TrainingJob: Sendable, Hashable {
  /// The shape of the network.
  public var topology: Topology
  /// How its first weights are drawn.
  public var initialization: Initialization
  /// How it is trained.
  public var plan: TrainingPlan
  /// The seed of its random streams.
  public var seed: UInt64

  /// Creates a value from its parts.
  public init(topology: Topology, initialization: Initialization, plan: TrainingPlan, seed: UInt64) {
    self.topology = topology
    self.initialization = initialization
    self.plan = plan
    self.seed = seed
  }
}
