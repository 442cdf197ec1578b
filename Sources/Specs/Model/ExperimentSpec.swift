import Learning

/// One experiment as its YAML file declares it, decoded and checked: what is the same for all points.
package struct ExperimentSpec: Sendable {
  package var name: String
  package var description: String
  /// The values of every point before its axis values are applied.
  package var base: PointSpec
  /// Distinct; every point is trained from each.
  package var seeds: [UInt64]
  package var ranking: Ranking
  package var solved: Threshold?
  package var expectations: [Expectation]
  package var check: CheckSettings
  package var savedNetworks: SavedNetworks
  /// The parts whose samples' predictions are written; distinct.
  package var predictedParts: [DatasetPart]
  /// The number of runs above which the sweep is an error.
  package var maxRuns: Int
  /// nil: every point is trained with every seed.
  package var earlyStop: EarlyStop?

  package init(
    name: String, description: String, base: PointSpec, seeds: [UInt64], ranking: Ranking,
    solved: Threshold?, expectations: [Expectation], check: CheckSettings,
    savedNetworks: SavedNetworks = .none, predictedParts: [DatasetPart] = [], maxRuns: Int,
    earlyStop: EarlyStop? = nil
  ) {
    self.name = name
    self.description = description
    self.base = base
    self.seeds = seeds
    self.ranking = ranking
    self.solved = solved
    self.expectations = expectations
    self.check = check
    self.savedNetworks = savedNetworks
    self.predictedParts = predictedParts
    self.maxRuns = maxRuns
    self.earlyStop = earlyStop
  }
}
