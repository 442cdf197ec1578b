import Learning
import Specs

/// The runs of an experiment and their records: the input of all reports.
package struct ExperimentOutcome: Sendable {
  /// One run, trained or not.
  package struct Run: Sendable {
    package var key: RunKey
    package var id: RunID
    /// The digest of each part of the data that the run is trained or evaluated on.
    package var data: [Manifest.DataDigest]
    /// nil if the run is not trained yet.
    package var record: RunRecord?

    package init(key: RunKey, id: RunID, data: [Manifest.DataDigest] = [], record: RunRecord?) {
      self.key = key
      self.id = id
      self.data = data
      self.record = record
    }

    package init(key: RunKey, identity: String, data: [Manifest.DataDigest] = [], record: RunRecord?) {
      self.init(key: key, id: RunID(identity), data: data, record: record)
    }

    /// The identity in hexadecimal.
    package var identity: String { id.text }

    /// The digest of a part; nil if the run has no such part.
    package func digest(of part: DatasetPart) -> String? { data.first { $0.part == part.rawValue }?.digest }
  }

  package var name: String
  package var description: String
  /// Dotted paths of the swept fields, in the order of the sweep.
  package var axes: [String]
  /// The axis values of each point, in the order of `axes`.
  package var points: [[AxisValue]]
  package var ranking: Ranking
  package var solved: Threshold?
  /// The metrics that the spec names and that not every record has, in ascending order; they are measured on every
  /// part.
  package var metrics: [Metric]
  /// Class names, for confusion matrices; empty for regression.
  package var classes: [String]
  /// The axes that change what is evaluated: points are compared only where these have the same values.
  package var conditions: [String]
  /// Weights and biases of each point's network; empty in plans of older tools.
  package var weights: [Int]
  /// What is known of the data that runs name by their digests; empty in plans of older tools.
  package var facts: [[Manifest.DataDigest]: DataFacts]
  /// How the points were found; nil for a grid. A search's points are its trials in their order.
  package var search: SearchFacts?
  /// Which points a race by seeds has stopped; nil without a race. Runs that it has not decided to train are not among `runs`.
  package var race: RaceDecisions?
  /// Which points were stopped at which epochs; nil where every run is trained to its end, so that paused runs count as missing.
  package var rungs: RungDecisions?
  /// Point by point, then seed, repeat, fold.
  package var runs: [Run]

  package init(
    name: String, description: String, axes: [String], points: [[AxisValue]], ranking: Ranking,
    solved: Threshold?, metrics: [Metric] = [], classes: [String], conditions: [String] = [],
    weights: [Int] = [],
    facts: [[Manifest.DataDigest]: DataFacts] = [:], search: SearchFacts? = nil, runs: [Run]
  ) {
    precondition(weights.isEmpty || weights.count == points.count)
    self.name = name
    self.description = description
    self.axes = axes
    self.points = points
    self.ranking = ranking
    self.solved = solved
    self.metrics = metrics
    self.classes = classes
    self.conditions = conditions
    self.weights = weights
    self.facts = facts
    self.search = search
    self.runs = runs
  }
}

extension ExperimentOutcome {
  /// A record of one of the runs, as the results show it; nil for a run that another spec has paused.
  package func presenting(_ record: RunRecord) -> RunRecord? {
    record.isPaused && rungs == nil ? nil : record.presenting(metrics, classes: classes)
  }
}
