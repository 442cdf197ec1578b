import Datasets
import Learning

extension PointSpec {
  /// The training with the weights of the data's classes, in their order.
  package func training(on shape: DatasetShape) -> TrainingPlan {
    var plan = training
    guard let classWeights, case .classes(let names) = shape.target else { return plan }
    switch classWeights {
    case .none: break
    case .balanced: plan.classWeights = .balanced
    case .listed(let weights): plan.classWeights = .listed(names.map { weights[$0] ?? 1 })
    }
    return plan
  }
}
