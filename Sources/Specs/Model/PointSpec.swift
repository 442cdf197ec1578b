import Datasets
import Learning

/// All that decides one run's result but its seed, repeat and fold, and what is measured of it; layer sizes that follow
/// from the data may still be open.
package struct PointSpec: Sendable, Hashable {
  package var dataset: DatasetRequest
  package var network: NetworkSpec
  /// Without the weights of the classes, whose numbers follow from the data.
  package var training: TrainingPlan
  /// In canonical form; nil if all are 1.
  package var classWeights: ClassWeightSettings?
  /// The metrics that curves hold, in the order of `Metric.allCases`, for every part of the data.
  package var curveMetrics: [Metric]
  /// The metrics that the spec names and that not every record has, ascending: they cannot change a run's bits.
  package var namedMetrics: [Metric]

  package init(
    dataset: DatasetRequest, network: NetworkSpec, training: TrainingPlan,
    classWeights: ClassWeightSettings? = nil, curveMetrics: [Metric], namedMetrics: [Metric] = []
  ) {
    self.dataset = dataset
    self.network = network
    self.training = training
    self.classWeights = classWeights
    self.curveMetrics = curveMetrics
    self.namedMetrics = namedMetrics
  }
}
