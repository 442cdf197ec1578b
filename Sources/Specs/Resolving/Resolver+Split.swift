import Datasets
import Learning

extension Resolver {
  /// The partition of the settings.
  mutating func split() -> DatasetRequest.Split {
    let split = settings.dataset.split
    checkFolds()
    checkRepeats()
    if case .fraction(let test) = split.test, case .fraction(let validation) = split.validation,
      test + validation >= 1
    {
      report(
        "the test and validation parts leave no samples for training", at: "dataset.split.validation",
        follows: ["dataset.split.test"])
    }
    if split.stratified == true, !isClassification {
      report(
        "'stratified' is for classification, and the task is regression",
        at: "dataset.split.stratified", follows: ["dataset.task"])
    }
    return DatasetRequest.Split(
      test: split.test.map(resolved), validation: split.validation.map(resolved), folds: split.folds,
      repeats: split.repeats, order: split.order, isStratified: split.stratified ?? isClassification,
      seed: UInt64(split.seed))
  }

  private mutating func checkFolds() {
    let split = settings.dataset.split
    guard split.folds != nil, split.test != nil, split.validation != nil else { return }
    report(
      "with a test part, the held-out fold is the validation part, so 'validation' cannot be set too",
      at: "dataset.split.folds", hint: "remove 'validation' or 'folds'",
      follows: ["dataset.split.test", "dataset.split.validation"])
  }

  /// Reports repeats of a split without randomness.
  private mutating func checkRepeats() {
    let split = settings.dataset.split
    guard split.repeats > 1 else { return }
    let isRandom =
      split.order == .shuffled
      && (split.folds != nil || [split.test, split.validation].contains { $0?.isRandom == true })
    if !isRandom {
      report(
        "all repeats would be the same, since nothing in the split is random", at: "dataset.split.repeats",
        hint: "for more runs on one partition, write seeds: \(split.repeats)",
        follows: [
          "dataset.split.test", "dataset.split.validation", "dataset.split.folds", "dataset.split.order",
        ])
    }
  }

  private func resolved(_ holdout: HoldoutSettings) -> DatasetRequest.Holdout {
    switch holdout {
    case .fraction(let share): .fraction(share)
    case .count(let count): .count(count)
    case .rows(let rows): .rows(rows)
    case .published: .published
    case .file(.text(let path)): .file(.table(path: context.completed(path)))
    case .file(.idx(let images, let labels)):
      .file(.idx(images: context.completed(images), labels: context.completed(labels)))
    }
  }

  /// The parts of the data.
  var parts: [DatasetPart] {
    let split = settings.dataset.split
    let hasTest = split.test != nil || split.folds != nil
    let hasValidation = split.validation != nil || (split.folds != nil && split.test != nil)
    return [.train] + (hasValidation ? [.validation] : []) + (hasTest ? [.test] : [])
  }
}

extension HoldoutSettings {
  /// Whether the samples depend on the partition's seed.
  fileprivate var isRandom: Bool {
    switch self {
    case .fraction, .count: true
    case .rows, .file, .published: false
    }
  }
}
