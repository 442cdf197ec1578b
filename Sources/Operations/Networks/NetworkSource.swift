import Results
import Running
import Specs

/// A results folder whose networks can be had: its records, and its experiment read again.
package struct NetworkSource: Sendable {
  package let summary: ExperimentSummary
  package let prepared: PreparedExperiment
  /// The points that the command line selected; nil: all.
  package var chosen: Set<Int>? { prepared.experiment.chosen }

  /// - Parameter only: selects points, as in `--only`. Throws `OperationError`, `Diagnostics`, `DatasetError` and `FileError`.
  package init(_ folder: String, only: [String], store: DataStore) throws {
    guard !ExternalResults.isNamed(folder) else {
      throw OperationError(
        .badInput,
        "\(folder) was written by another program; only a results folder of etalon can be trained again")
    }
    summary = try ResultsFolder.summary(of: folder)
    prepared = try PreparedExperiment(
      RecordedSpec.experiment(in: folder, only: only, store: store), store: store)
  }

  /// The run that is wished for.
  package func selection(_ wish: NetworkSelection.Wish) throws(OperationError) -> NetworkSelection {
    try NetworkSelection(wish, in: summary)
  }
}
