import Datasets
import Learning
import Networks
import Operations
import Records
import Running
import TestFiles
import Testing

@Suite("Refits")
struct RefitTests {
  private static let spec = """
    version: 1
    name: refit
    dataset: {source: iris, scale: standard, split: {test: 0.2, validation: 0.2, seed: 1}}
    network: {hidden: [3], activation: tanh}
    training:
      batch_size: 16
      epochs: 60
      learning_rate: 2
      schedule: cosine
      early_stopping: {patience: 2}
    metric: validation.loss
    seeds: 1

    """

  /// Runs `body` with the results of the spec.
  private func withResults(_ body: (String, NetworkSource, Host) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try writeFile(Array(Self.spec.utf8), at: "\(folder)/refit.yaml")
      let (store, host, results) = (DataStore(), testHost(in: folder), "\(folder)/results/refit")
      let named = try NamedExperiment(file: "\(folder)/refit.yaml", overrides: [], store: store)
      try Self.train(named, results: results, store: store, host: host)
      try body(results, NetworkSource(results, only: [], store: store), host)
    }
  }

  /// The session ends with this function, and with it the lock of the folder.
  private static func train(
    _ named: NamedExperiment, results: String, store: DataStore, host: Host
  ) throws {
    let session = try TrainingSession(
      named, overrides: [], store: store, folder: results, isFresh: false, host: host)
    _ = try session.train(jobs: 1, trainer: nil, failsFast: false, observer: SilentObserver())
    _ = try session.finish()
  }

  @Test(
    "train the unchanged plan on more samples, as many epochs as the chosen run",
    arguments: RefitData.allCases)
  func moreData(_ data: RefitData) throws {
    try withResults { results, source, host in
      let selection = try source.selection(.init())
      let training = NetworkTraining(source.prepared, folder: results, host: host)
      let record = try #require(selection.run.record)
      let epochs = record.restoredEpoch ?? record.epochs
      try #require(epochs < 60, "the run stops early")
      let refit = try training.refit(data, of: selection)
      #expect(refit.epochs == epochs && refit.task.job.plan.epochs == 60)
      #expect(refit.task.identity != selection.run.identity)
      let counts = try source.prepared.store.sampleCounts(refit.task.partition)
      #expect(counts == (data == .all ? [150] : [120, 30]))
      let pipeline = try #require(
        try training.pipeline(of: refit, selection: selection, jobs: 1, observer: SilentObserver()))
      #expect(pipeline.provenance.epochs == epochs && pipeline.provenance.run == refit.task.identity)
      #expect(pipeline.provenance.estimate?.contains("before the refit") == true)

      // The same epochs of the same plan by the reference, which never stops early.
      var job = refit.task.job
      job.plan.earlyStopping = nil
      let loaded = try source.prepared.store.partition(refit.task.partition, as: Float.self)
      var reference = ReferenceTrainer<Float>(job, on: loaded.partition)
      _ = reference.train(isCancelled: Self.after(epochs: epochs, batches: (counts[0] + 15) / 16))
      #expect(TrainedNetwork.float32(reference.network).digest == pipeline.network.digest)
    }
  }

  /// Cancels the reference before the first batch of the epoch behind `epochs`: it asks before each batch.
  private static func after(epochs: Int, batches: Int) -> () -> Bool {
    var asked = 0
    return {
      asked += 1
      return asked > epochs * batches
    }
  }

  @Test("have a record that no table averages and prune keeps")
  func records() throws {
    try withResults { results, source, host in
      let selection = try source.selection(.init())
      let training = NetworkTraining(source.prepared, folder: results, host: host)
      let refit = try training.refit(.all, of: selection)
      for _ in 0..<2 {
        // The second time its record is compared with.
        _ = try training.pipeline(of: refit, selection: selection, jobs: 1, observer: SilentObserver())
      }
      #expect(try RefitList.identities(results: results) == [refit.task.identity])
      let entries = try JournalReplay(results: results).entries
      #expect(entries.count == 2 && entries[refit.task.id]?.record.status == .stopped)
      #expect(try ResultsFolder.summary(of: results).outcome.runs.count == 1)
      let pruning = try Pruning(folder: results)
      #expect(pruning.unnamed == 0 && pruning.recorded == 2)
    }
  }

  @Test("of parts with files of their own train on the rows of all files, in this order")
  func files() throws {
    let rows = (0..<90).map { "\($0 * 37 % 50),\($0 * 11 % 23),\(["a", "b", "c"][$0 * 7 % 3])" }
    let whole = ["x,y,class"] + rows
    let dataset = "scale: standard"
    try withTemporaryFolder { folder in
      for (name, part) in [("main", 0..<50), ("second", 50..<70), ("third", 70..<90)] {
        try writeFile(
          Array((["x,y,class"] + rows[part]).joined(separator: "\n").utf8), at: "\(folder)/\(name).csv")
      }
      try writeFile(Array(whole.joined(separator: "\n").utf8), at: "\(folder)/whole.csv")
      func source(_ name: String, _ dataset: String) throws -> NetworkSource {
        let text = """
          version: 1
          name: \(name)
          dataset: {\(dataset)}
          network: {hidden: [3], activation: tanh}
          training: {batch_size: 8, epochs: 3, learning_rate: 0.1}
          metric: train.loss

          """
        try writeFile(Array(text.utf8), at: "\(folder)/\(name).yaml")
        let (store, host) = (DataStore(), testHost(in: folder))
        let named = try NamedExperiment(file: "\(folder)/\(name).yaml", overrides: [], store: store)
        try Self.train(named, results: "\(folder)/results/\(name)", store: store, host: host)
        return try NetworkSource("\(folder)/results/\(name)", only: [], store: store)
      }
      let parts = "split: {validation: {file: second.csv}, test: {file: third.csv}}"
      let divided = try source("divided", "source: main.csv, \(dataset), \(parts)")
      let single = try source("single", "source: whole.csv, \(dataset)")
      let training = NetworkTraining(
        divided.prepared, folder: "\(folder)/results/divided", host: testHost(in: folder))
      let selection = try divided.selection(.init())
      let all = try training.refit(.all, of: selection)
      let store = divided.prepared.store
      #expect(try store.sampleCounts(all.task.partition) == [90])
      #expect(
        try store.sampleCounts(training.refit(.trainAndValidation, of: selection).task.partition) == [70, 20])
      #expect(
        all.task.data.train == single.prepared.tasks[0].data.train, "the same samples in the same order")
      let pipeline = try #require(
        try training.pipeline(of: all, selection: selection, jobs: 1, observer: SilentObserver()))
      let record = try #require(try single.selection(.init()).run.record)
      #expect(pipeline.network.digest == record.weightsDigest)
    }
  }

  @Test("are refused where there is nothing to add")
  func refusals() throws {
    let iris = DatasetRequest.Source.bundled(name: "iris", size: nil)
    #expect(throws: DatasetError.self) { try DatasetRequest(source: iris).refitted(on: .all) }
    let file = DatasetRequest(
      source: .table(path: "a.csv"), split: .init(test: .file(.table(path: "b.csv")), validation: .count(2)))
    #expect(try file.refitted(on: .all).files == ["a.csv", "b.csv"])
    #expect(try file.refitted(on: .trainAndValidation).split.test == file.split.test)
  }
}
