import Datasets
import Learning
import YAML

extension Resolver {
  /// Checks the weights of samples and classes against the task and the batches.
  mutating func checkWeights() {
    let training = settings.training
    let path = "training.class_weight"
    let classWeights = training.classWeight?.canonical
    if classWeights != nil, !isClassification {
      report(
        "'class_weight' is for classification: with task: regression the targets are numbers, not classes",
        at: path,
        hint: "to weight samples, write dataset: {weight: column}", follows: ["dataset.task"])
    }
    guard classWeights != nil || settings.dataset.weight != nil, training.batchSize == .samples(1),
      training.gradient == .mean
    else { return }
    report(
      "weights have no effect with batch_size: 1 and gradient: mean, since a mean over one sample does not depend on its "
        + "weight", at: classWeights != nil ? path : "dataset.weight",
      hint: "write gradient: sum, or a larger batch_size",
      follows: ["training.batch_size", "training.gradient", "training.class_weight", "dataset.weight"])
  }

  /// Checks that the classes with weights are classes of the data.
  mutating func checkClassWeights(against shape: DatasetShape) {
    guard case .listed(let weights)? = settings.training.classWeight, case .classes(let names) = shape.target
    else { return }
    let path = "training.class_weight"
    let known = Set(names.map { Array($0.utf8) })
    for name in weights.keys.sorted() where !known.contains(Array(name.utf8)) {
      let own = "\(path).\(name)"
      let shown = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
      report(
        "the data has no class '\(name)'", at: isGiven(own) ? own : path,
        hint: nearestName(to: name, in: names).map { "did you mean '\($0)'?" } ?? "the classes are \(shown)",
        follows: ["dataset"])
    }
    if names.allSatisfy({ weights[$0] == 0 }) {
      report("all classes have the weight 0, so nothing would be learned", at: path, follows: ["dataset"])
    }
  }
}
