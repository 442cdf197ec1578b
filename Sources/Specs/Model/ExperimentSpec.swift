import Datasets
import Learning

/// One experiment as its YAML file declares it, decoded and checked: what is the same for all points.
package struct ExperimentSpec: Sendable {
  package var name: String
  package var description: String
  /// The values of every point before an axis value is put in.
  package var base: PointSpec
  /// Distinct; every point is trained from each.
  package var seeds: [UInt64]
  package var ranking: Ranking
  package var solved: Threshold?
  package var expectations: [Expectation]
  package var check: CheckSettings
  package var runCap: Int

  package init(
    name: String, description: String, base: PointSpec, seeds: [UInt64], ranking: Ranking,
    solved: Threshold?, expectations: [Expectation], check: CheckSettings, runCap: Int
  ) {
    self.name = name
    self.description = description
    self.base = base
    self.seeds = seeds
    self.ranking = ranking
    self.solved = solved
    self.expectations = expectations
    self.check = check
    self.runCap = runCap
  }
}

/// All that decides one run's result but its seed, repeat and fold; sizes that the data decide may still be open.
package struct PointSpec: Sendable, Hashable {
  package var dataset: DatasetRequest
  package var network: NetworkSpec
  package var training: TrainingPlan
  /// The metrics that curves hold, in the order of `Metric.allCases`, for every part that there is.
  package var curveMetrics: [Metric]

  package init(
    dataset: DatasetRequest, network: NetworkSpec, training: TrainingPlan, curveMetrics: [Metric]
  ) {
    self.dataset = dataset
    self.network = network
    self.training = training
    self.curveMetrics = curveMetrics
  }
}

/// A network whose first and last layer may be the data's to decide.
package struct NetworkSpec: Sendable, Hashable {
  /// nil: as many as the data have inputs.
  package var inputs: Int?
  package var hidden: [Int]
  /// nil: as many as the data's classes or target columns need.
  package var outputs: Int?
  /// One a hidden layer.
  package var hiddenActivations: [Activation]
  package var outputActivation: Activation
  package var hasBiases: Bool
  package var initialization: Initialization
  package var precision: Precision

  package init(
    inputs: Int?, hidden: [Int], outputs: Int?, hiddenActivations: [Activation],
    outputActivation: Activation, hasBiases: Bool, initialization: Initialization, precision: Precision
  ) {
    self.inputs = inputs
    self.hidden = hidden
    self.outputs = outputs
    self.hiddenActivations = hiddenActivations
    self.outputActivation = outputActivation
    self.hasBiases = hasBiases
    self.initialization = initialization
    self.precision = precision
  }
}

/// Which metric ranks points, and how a point's runs are reduced to one number.
package struct Ranking: Sendable, Hashable {
  package enum Goal: String, Sendable, Hashable, CaseIterable {
    case maximize, minimize
  }

  /// Which evaluation of a run counts.
  package enum Moment: String, Sendable, Hashable, CaseIterable {
    case final, best
    /// The epoch at which the same metric was best on the validation part.
    case bestValidation = "best_validation"
  }

  package enum Reduction: String, Sendable, Hashable, CaseIterable {
    case mean, median, best
  }

  package var metric: MetricName
  package var goal: Goal
  package var moment: Moment
  package var overSeeds: Reduction

  package init(metric: MetricName, goal: Goal, moment: Moment = .final, overSeeds: Reduction = .mean) {
    self.metric = metric
    self.goal = goal
    self.moment = moment
    self.overSeeds = overSeeds
  }
}
