import Datasets
import JSON
import Learning
import Networks
import Records
import Results
import Running

/// A chosen point trained again on more data: a run with an identity and a record of its own, which no table averages.
package struct Refit: Sendable {
  package let data: RefitData
  /// Epochs that the run trains, of those that the plan has.
  package let epochs: Int
  package let planned: Int
  package let task: RunTask
  private let selection: NetworkSelection

  /// - Parameter chosen: the run of the sweep that is refitted.
  ///
  /// Where the point's run stopped early, or went back to an earlier epoch, the refit ends after as many epochs: the median over the
  /// folds of the same seed and repeat, of an even number the larger of the two in the middle.
  package init(
    _ data: RefitData, of selection: NetworkSelection, chosen: RunTask, in prepared: PreparedExperiment
  ) throws {
    self.data = data
    self.selection = selection
    planned = chosen.job.plan.epochs
    let siblings = selection.summary.runs(of: chosen.key.point).filter {
      $0.key.seed == chosen.key.seed && $0.key.repetition == chosen.key.repetition
    }
    let lengths = siblings.compactMap { run in
      run.record.flatMap { $0.status.isMeasured ? $0.restoredEpoch ?? $0.epochs : nil }
    }.sorted()
    let median = lengths.isEmpty ? planned : lengths[lengths.count / 2]
    epochs = median
    task = try prepared.refit(of: chosen, on: data, epochs: median < planned ? median : nil)
  }

  /// What a reader must know about the network, in lines without line ends.
  package var lines: [String] {
    let length =
      epochs < planned ? "\(epochs) of \(planned) epochs, as the runs that stopped early" : "\(epochs) epochs"
    return [
      "refit on \(data.rawValue): \(length) (run \(task.identity.prefix(12)))",
      data == .all
        ? "no sample is left to test this network on; what is expected of it is the estimate of the point's own runs"
        : "the estimate is that of the point's own runs, which were trained on less",
    ]
  }

  /// What stands for the network's quality, in its file.
  package var estimate: String { "of the runs of this point before the refit: \(selection.estimate)" }

  /// What `refits.json` states about it.
  var facts: [JSON.Member] {
    [
      .init("on", .string(data.rawValue)), .init("epochs", .int(epochs)),
      .init("of", .string(selection.run.identity)), .init("point", .int(selection.run.key.point)),
      .init("seed", .unsigned(selection.run.key.seed)),
    ]
  }
}
