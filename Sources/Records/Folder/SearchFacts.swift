import JSON
import Specs

/// What a plan says of the search that proposed its points.
package struct SearchFacts: Sendable, Hashable {
  package var method: SweepMethod
  /// The number of points to try; the plan has those that were proposed so far.
  package var trials: Int
  package var seed: UInt64
  /// How many points are proposed at a time.
  package var batch: Int

  package init(method: SweepMethod, trials: Int, seed: UInt64, batch: Int) {
    (self.method, self.trials, self.seed, self.batch) = (method, trials, seed, batch)
  }
}

extension SearchFacts {
  /// As plans and results hold them.
  package var json: JSON {
    [
      "method": .string(method.rawValue), "trials": .int(trials), "seed": .unsigned(seed),
      "batch": .int(batch),
    ]
  }

  /// nil if a member is missing or invalid.
  init?(json: JSON) {
    guard let method = json["method"]?.string.flatMap(SweepMethod.init(rawValue:)),
      let trials = json["trials"]?.int, let seed = json["seed"]?.unsigned, let batch = json["batch"]?.int
    else { return nil }
    self.init(method: method, trials: trials, seed: seed, batch: batch)
  }
}
