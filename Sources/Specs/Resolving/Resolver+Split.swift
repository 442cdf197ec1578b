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
        "the test and the validation part leave nothing to train on", at: "dataset.split.validation",
        follows: ["dataset.split.test"])
    }
    if split.stratified == true, !isClassification {
      report(
        "stratified parts keep the shares of classes, and the task is regression",
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
      "beside a test part the held-out fold is the validation part: 'validation' cannot be there too",
      at: "dataset.split.folds", hint: "remove 'validation' or 'folds'",
      follows: ["dataset.split.test", "dataset.split.validation"])
  }

  /// New partitions need something that is drawn.
  private mutating func checkRepeats() {
    let split = settings.dataset.split
    guard split.repeats > 1 else { return }
    let isDrawn =
      split.order == .shuffled
      && (split.folds != nil || [split.test, split.validation].contains { $0?.isDrawn == true })
    if !isDrawn {
      report(
        "every partition would be the same, since nothing in the split is drawn", at: "dataset.split.repeats",
        hint: "more runs on one partition are more seeds: seeds: \(split.repeats)",
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

  /// The parts that the data will have.
  var parts: [DatasetPart] {
    let split = settings.dataset.split
    let hasTest = split.test != nil || split.folds != nil
    let hasValidation = split.validation != nil || (split.folds != nil && split.test != nil)
    return [.train] + (hasValidation ? [.validation] : []) + (hasTest ? [.test] : [])
  }
}

extension HoldoutSettings {
  /// Whether another partition would have other samples here.
  fileprivate var isDrawn: Bool {
    switch self {
    case .fraction, .count: true
    case .rows, .file, .published: false
    }
  }
}
