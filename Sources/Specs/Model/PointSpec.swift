import Datasets
import Learning

/// All that decides one run's result but its seed, repeat and fold; layer sizes that follow from the data may still be open.
package struct PointSpec: Sendable, Hashable {
  package var dataset: DatasetRequest
  package var network: NetworkSpec
  package var training: TrainingPlan
  /// The metrics that curves hold, in the order of `Metric.allCases`, for every part of the data.
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
