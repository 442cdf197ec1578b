import Datasets
import Learning
import Networks

extension NetworkTraining {
  /// The predictions of the selected run for one part of its data; nil if interrupted.
  ///
  /// - Parameter part: nil: the test part, or else the validation part, or else the training part.
  package func predictions(
    of selection: NetworkSelection, part: DatasetPart?, jobs: Int, observer: some TrainingObserver
  ) throws -> SamplePredictions? {
    let (dataset, partition) = try data(of: selection)
    let parts = part.map { [$0] } ?? [.test, .validation, .train]
    let samples = parts.lazy.compactMap {
      dataset.samples(of: $0, repetition: partition.repetition, fold: partition.fold)
    }.first
    guard let samples else {
      throw OperationError(.usage, "the data has no \(parts[0].rawValue) part")
    }
    return try pipeline(of: selection, jobs: jobs, observer: observer).map {
      SamplePredictions(of: samples, by: $0)
    }
  }
}
