import Datasets
import Files
import Networks
import Records
import Running

extension NetworkTraining {
  /// The selected point's network, trained on more data; nil if interrupted.
  ///
  /// Its record goes into the journal and its identity into `refits.json`. A refit that has a record already must be bit-identical
  /// to it.
  package func pipeline(
    of refit: Refit, selection: NetworkSelection, jobs: Int, observer: some TrainingObserver
  ) throws -> TrainedPipeline? {
    let known = try JournalReplay(results: folder).entries[refit.task.id]?.record
    guard let trained = try train(refit.task, jobs: jobs, observer: observer) else { return nil }
    guard trained.record.status.isUsable else {
      throw OperationError(.badInput, "the refit diverged, so it left no network to use; nothing was written")
    }
    if let known, known.weightsDigest != trained.record.weightsDigest {
      throw OperationError(
        .software,
        "the refit was trained again, and its weights are not bit-identical to those of its record; nothing was written"
      )
    }
    let pipeline = try source().pipeline(
      trained.network, of: refit.task, record: trained.record, estimate: refit.estimate)
    // Named first: a record that nothing names would be pruned.
    try RefitList.add(refit.task.identity, facts: refit.facts, results: folder)
    if known == nil {
      let journal = try Journal(results: folder, holder: host.lockHolder)
      try journal.append([
        JournalEntry(
          record: trained.record, build: host.build ?? host.toolVersion, seconds: trained.seconds,
          ended: host.timeText())
      ])
      try journal.sync()
    }
    return pipeline
  }

  /// The refit of a selected run. Throws `DatasetError` where the data have no part to add.
  package func refit(_ data: RefitData, of selection: NetworkSelection) throws -> Refit {
    try Refit(data, of: selection, chosen: task(of: selection), in: prepared)
  }
}

extension RunStatus {
  fileprivate var isUsable: Bool { self == .finished || self == .stopped }
}
