import Learning
import Specs

/// What an experiment asked for and what came of it: all that reports are made from.
package struct ExperimentOutcome: Sendable {
  package struct Run: Sendable {
    package var place: RunPlace
    package var identity: String
    /// The digest of each part that the run is trained or measured on.
    package var data: [Manifest.DataDigest]
    /// nil: not trained yet.
    package var record: RunRecord?

    package init(
      place: RunPlace, identity: String, data: [Manifest.DataDigest] = [], record: RunRecord?
    ) {
      self.place = place
      self.identity = identity
      self.data = data
      self.record = record
    }

    /// The digest of a part; nil where the run has no such part.
    package func digest(of part: DatasetPart) -> String? { data.first { $0.part == part.rawValue }?.digest }
  }

  package var name: String
  package var description: String
  /// Dotted paths of the swept fields, in the sweep's order.
  package var axes: [String]
  /// Each point's axis values, in the order of `axes`.
  package var points: [[AxisValue]]
  package var ranking: Ranking
  package var solved: Threshold?
  /// Class names, for confusion matrices; empty for regression.
  package var classes: [String]
  /// The axes that change what is evaluated: points are compared only where these have the same values.
  package var conditions: [String]
  /// Weights and biases of each point's network; empty in plans of older tools.
  package var weights: [Int]
  /// What is known of the data that runs name by their digests; empty in plans of older tools.
  package var facts: [[Manifest.DataDigest]: DataFacts]
  /// Point by point, then seed, repeat, fold.
  package var runs: [Run]

  package init(
    name: String, description: String, axes: [String], points: [[AxisValue]], ranking: Ranking,
    solved: Threshold?, classes: [String], conditions: [String] = [], weights: [Int] = [],
    facts: [[Manifest.DataDigest]: DataFacts] = [:], runs: [Run]
  ) {
    precondition(weights.isEmpty || weights.count == points.count)
    self.name = name
    self.description = description
    self.axes = axes
    self.points = points
    self.ranking = ranking
    self.solved = solved
    self.classes = classes
    self.conditions = conditions
    self.weights = weights
    self.facts = facts
    self.runs = runs
  }
}
