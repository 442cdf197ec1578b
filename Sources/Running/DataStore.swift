import Datasets
import Learning
import Records
import Synchronization
import YAML

/// Identifies the samples of a run, as encoded and scaled for its network.
package struct PartitionKey: Sendable, Hashable {
  package var request: DatasetRequest
  package var repetition: Int
  package var fold: Int?
  package var outputs: Int
  package var outputsAreTanh: Bool
  package var precision: Precision
}

/// A partition in memory, with the facts about its targets that metrics need.
package final class LoadedPartition<Scalar: Trainable>: Sendable {
  package let partition: Partition<Scalar>
  /// One element per existing part: train, validation, test.
  package let targets: [PartTargets]

  init(_ partition: Partition<Scalar>) {
    self.partition = partition
    targets = DatasetPart.allCases.compactMap { part in
      partition[part].map { PartTargets(part: part, summary: TargetSummary(of: $0, task: partition.task)) }
    }
  }

  /// Approximate memory use.
  fileprivate var byteCount: Int {
    [partition.train, partition.validation, partition.test].reduce(0) { sum, part in
      guard let part else { return sum }
      let numbers = (part.inputs.count + part.targets.count) * MemoryLayout<Scalar>.stride
      return sum + numbers + part.weights.count * MemoryLayout<Double>.stride
    }
  }
}

/// The facts about the targets of a part that metrics need.
package struct PartTargets: Sendable {
  let part: DatasetPart
  let summary: TargetSummary
}

/// The data of an experiment: each source is read once, and recently used partitions are cached.
///
/// Thread-safe: a caller waits for a partition that another thread is loading.
package final class DataStore: Sendable {
  fileprivate struct State {
    var datasets: [DatasetRequest: Dataset] = [:]
    var digests: [RowsKey: PartitionDigests] = [:]
    var facts: [RowsKey: DataFacts] = [:]
    var sampleCounts: [RowsKey: [Int]] = [:]
    /// The latest result: consecutive runs mostly share their samples.
    var latestCounts: (key: PartitionKey, counts: [Int])?
    var partitions: [PartitionKey: (loaded: any Sendable, byteCount: Int, use: Int)] = [:]
    var uses = 0
  }

  /// Identifies the rows of a partition, without their encoding and scaling.
  fileprivate struct RowsKey: Hashable {
    var request: DatasetRequest
    var repetition: Int
    var fold: Int?
  }

  private let state = Mutex(State())
  private let capacity: Int
  private let threads: Int

  /// - Parameters:
  ///   - capacity: maximum bytes of cached partitions; the latest one is kept whatever its size.
  ///   - threads: number of threads that read a table; the content does not depend on it.
  package init(capacity: Int = 1 << 30, threads: Int = 1) {
    self.capacity = capacity
    self.threads = threads
  }

  /// The data of a request, read at the first call; throws `DatasetError`.
  package func dataset(_ request: DatasetRequest) throws -> Dataset {
    try state.withLock { try $0.dataset(request, threads: threads) }
  }

  /// The digests of the parts of a partition, which do not depend on scaling and encoding.
  package func digests(of request: DatasetRequest, repetition: Int, fold: Int?) throws -> PartitionDigests {
    try state.withLock { state in
      let key = RowsKey(request: request.unscaled, repetition: repetition, fold: fold)
      if let known = state.digests[key] { return known }
      let digests = try state.dataset(request, threads: threads).digests(repetition: repetition, fold: fold)
      state.digests[key] = digests
      return digests
    }
  }

  /// What is known of a partition by its targets.
  package func facts(of request: DatasetRequest, repetition: Int, fold: Int?) throws -> DataFacts {
    try state.withLock { state in
      let key = RowsKey(request: request.unscaled, repetition: repetition, fold: fold)
      if let known = state.facts[key] { return known }
      let facts = DataFacts(
        try state.dataset(request, threads: threads).targets(repetition: repetition, fold: fold))
      state.facts[key] = facts
      return facts
    }
  }

  /// |target| of every sample of a regression's parts, as read from the data: output by output, by part.
  package func targetMagnitudes(_ key: PartitionKey) throws -> [DatasetPart: [[Double]]] {
    try state.withLock { state in
      let targets = try state.dataset(key.request, threads: threads)
        .targets(repetition: key.repetition, fold: key.fold)
      let values = targets.compactMap { part, targets -> (DatasetPart, [[Double]])? in
        guard case .values(let columns) = targets else { return nil }
        return (part, columns.map { $0.map(\.magnitude) })
      }
      return Dictionary(uniqueKeysWithValues: values)
    }
  }

  /// The samples of each part of a partition.
  package func sampleCounts(_ key: PartitionKey) throws -> [Int] {
    try state.withLock { state in
      if let latest = state.latestCounts, latest.key == key { return latest.counts }
      let rows = RowsKey(request: key.request.unscaled, repetition: key.repetition, fold: key.fold)
      let counts =
        try state.sampleCounts[rows]
        ?? state.dataset(key.request, threads: threads).sampleCounts(
          repetition: key.repetition, fold: key.fold)
      state.sampleCounts[rows] = counts
      state.latestCounts = (key, counts)
      return counts
    }
  }

  /// The samples of a partition; throws `DatasetError` if a value does not fit the precision.
  package func partition<Scalar: Trainable>(
    _ key: PartitionKey, as: Scalar.Type
  ) throws -> LoadedPartition<Scalar> {
    try state.withLock { state in
      state.uses += 1
      if let loaded = state.partitions[key]?.loaded as? LoadedPartition<Scalar> {
        state.partitions[key]?.use = state.uses
        return loaded
      }
      let loaded = LoadedPartition<Scalar>(
        try state.dataset(key.request, threads: threads).partition(
          repetition: key.repetition, fold: key.fold, outputs: key.outputs, outputsAreTanh: key.outputsAreTanh
        ))
      state.partitions[key] = (loaded, loaded.byteCount, state.uses)
      state.forgetOldest(over: capacity, but: key)
      return loaded
    }
  }
}

extension DataStore.State {
  fileprivate mutating func dataset(_ request: DatasetRequest, threads: Int) throws -> Dataset {
    if let known = datasets[request] { return known }
    try DataPins.check(request)
    let dataset = try Dataset(request, threads: threads)
    datasets[request] = dataset
    return dataset
  }

  fileprivate mutating func forgetOldest(over capacity: Int, but kept: PartitionKey) {
    var total = partitions.values.reduce(0) { $0 + $1.byteCount }
    while total > capacity {
      guard let oldest = partitions.filter({ $0.key != kept }).min(by: { $0.value.use < $1.value.use }) else {
        return
      }
      total -= oldest.value.byteCount
      partitions[oldest.key] = nil
    }
  }
}

extension DatasetRequest {
  /// The same request without scaling and encoding.
  fileprivate var unscaled: DatasetRequest {
    var request = self
    request.scale = .none
    request.targetScale = .none
    request.targetValues = nil
    return request
  }
}
