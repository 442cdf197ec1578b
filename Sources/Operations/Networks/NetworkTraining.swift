import Datasets
import Files
import Hashing
import Learning
import Networks
import Records
import Running
import Synchronization

/// Gives the network of a recorded run: kept at training, or trained again, which gives the same bits.
package struct NetworkTraining: Sendable {
  let prepared: PreparedExperiment
  let folder: String
  let host: Host

  /// - Parameter folder: the results folder.
  package init(_ prepared: PreparedExperiment, folder: String, host: Host) {
    self.prepared = prepared
    self.folder = folder
    self.host = host
  }

  /// The data of a selected run, and its partition of them. Throws `OperationError` if the spec and data no longer make the run.
  func data(of selection: NetworkSelection) throws -> (dataset: Dataset, partition: PartitionKey) {
    let partition = try task(of: selection).partition
    return (try prepared.store.dataset(partition.request), partition)
  }

  func task(of selection: NetworkSelection) throws(OperationError) -> RunTask {
    let identity = selection.run.identity
    guard let task = prepared.tasks.first(where: { $0.identity == identity }) else {
      throw OperationError(
        .badInput,
        "\(folder): the spec and data no longer make run \(identity.prefix(12)); a data file has changed, or this "
          + "etalon has another version of the arithmetic")
    }
    return task
  }

  /// The run's pipeline; nil if interrupted.
  ///
  /// Throws `OperationError` if the spec or the data no longer make this run, or if the weights are not those of its record.
  package func pipeline(
    of selection: NetworkSelection, jobs: Int, observer: some TrainingObserver
  ) throws -> TrainedPipeline? {
    let run = selection.run
    let task = try task(of: selection)
    guard let record = run.record else { preconditionFailure("a selected run is measured") }
    let network: TrainedNetwork
    if let kept = KeptNetworks(results: folder).network(of: record) {
      network = kept
    } else {
      guard let trained = try train(task, jobs: jobs, observer: observer) else { return nil }
      network = trained.network
    }
    guard network.digest == record.weightsDigest else {
      throw OperationError(
        .software,
        "run \(run.identity.prefix(12)) was trained again, and its weights are not bit-identical to those of its record; "
          + "nothing was written. etalon reproduce \(folder) compares all runs")
    }
    return try source().pipeline(
      network, of: task, record: record, estimate: selection.estimate)
  }

  /// Makes pipelines of this experiment's runs.
  func source() throws -> PipelineSource {
    let spec = try PosixFile("\(folder)/spec.yaml", for: .reading).contents()
    return PipelineSource(
      prepared, specDigest: SHA256.hexDigest(of: spec), toolVersion: host.toolVersion)
  }

  /// Trains one run; nil if interrupted. `seconds` is wall time.
  func train(
    _ task: RunTask, jobs: Int, observer: some TrainingObserver
  ) throws -> (network: TrainedNetwork, record: RunRecord, seconds: Double)? {
    let start = TrainingStart(of: [task], in: prepared, known: [:], jobs: jobs)
    let bundles = try Planner(jobs: jobs).bundles(of: start.tasks, store: prepared.store)
    let trained = Mutex<TrainedBundle?>(nil)
    observer.begin(start)
    let begun = host.seconds()
    let end = try Runner(store: prepared.store, jobs: jobs, failsFast: false, keepsNetworks: true).run(
      bundles, started: observer.start,
      commit: { bundles in
        trained.withLock { $0 = bundles.first }
        observer.add(bundles)
      },
      clock: host.seconds, isInterrupted: host.isInterrupted)
    let bundle = trained.withLock { $0 }
    var records: [RunID: RunRecord] = [:]
    records.insert([bundle].compactMap { $0 })
    observer.end(
      TrainingEnd(of: start.tasks, in: prepared, records: records, seconds: host.seconds() - begun))
    guard end == .complete, let bundle else { return nil }
    guard let network = bundle.networks.first ?? nil else {
      throw OperationError(.badInput, bundle.records.first?.message ?? "the run could not be trained")
    }
    return (network, bundle.records[0], bundle.seconds)
  }
}
