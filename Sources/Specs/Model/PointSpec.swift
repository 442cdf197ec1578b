import Datasets
import Learning

/// All that decides one run's result but its seed, repeat and fold; layer sizes that follow from the data may still be open.
package struct PointSpec: Sendable, Hashable {
  package var dataset: DatasetRequest
  package var network: NetworkSpec
  /// Without the weights of the classes, whose numbers follow from the data.
  package var training: TrainingPlan
  /// In canonical form; nil if all are 1.
  package var classWeights: ClassWeightSettings?
  /// The metrics that curves hold, in the order of `Metric.allCases`, for every part of the data.
  package var curveMetrics: [Metric]

  package init(
    dataset: DatasetRequest, network: NetworkSpec, training: TrainingPlan,
    classWeights: ClassWeightSettings? = nil, curveMetrics: [Metric]
  ) {
    self.dataset = dataset
    self.network = network
    self.training = training
    self.classWeights = classWeights
    self.curveMetrics = curveMetrics
  }
}
