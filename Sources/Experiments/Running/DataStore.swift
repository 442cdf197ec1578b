import Datasets
import Learning
import Synchronization

/// Which samples a run trains on, encoded and scaled for its network.
package struct PartitionKey: Sendable, Hashable {
  package var request: DatasetRequest
  package var repetition: Int
  package var fold: Int?
  package var outputs: Int
  package var outputsAreTanh: Bool
  package var precision: Precision
}

/// A partition in memory, and what metrics need to know of its targets.
package final class LoadedPartition<Scalar: Trainable>: Sendable {
  package let partition: Partition<Scalar>
  /// Of the parts that there are, in their order.
  package let targets: [PartTargets]

  init(_ partition: Partition<Scalar>) {
    self.partition = partition
    targets = Part.allCases.compactMap { part in
      partition[part].map { PartTargets(part: part, summary: TargetSummary(of: $0, task: partition.task)) }
    }
  }

  /// Roughly what it takes in memory.
  fileprivate var byteCount: Int {
    [partition.train, partition.validation, partition.test].reduce(0) { sum, part in
      sum + (part.map { ($0.inputs.count + $0.targets.count) * MemoryLayout<Scalar>.stride } ?? 0)
    }
  }
}

/// What metrics need to know of a part's targets, and which part it is.
package struct PartTargets: Sendable {
  let part: Part
  let summary: TargetSummary
}

/// The data of an experiment: each source is read once, and partitions are kept while there is room.
///
/// Safe to use from many threads; whoever asks for a partition that is being made waits for it.
package final class DataStore: Sendable {
  fileprivate struct State {
    var datasets: [DatasetRequest: Dataset] = [:]
    var digests: [RowsKey: PartitionDigests] = [:]
    var sampleCounts: [RowsKey: [Int]] = [:]
    /// What was counted last: runs ask in their order, and neighbours mostly share their samples.
    var latestCounts: (key: PartitionKey, counts: [Int])?
    var partitions: [PartitionKey: (loaded: any Sendable, byteCount: Int, use: Int)] = [:]
    var uses = 0
  }

  /// Which rows a partition has in its parts.
  fileprivate struct RowsKey: Hashable {
    var request: DatasetRequest
    var repetition: Int
    var fold: Int?
  }

  private let state = Mutex(State())
  private let capacity: Int
  private let threads: Int

  /// `capacity`: bytes of partitions to keep; the one in use is kept whatever its size. `threads`: how many read
  /// a table at a time, which changes nothing that is read.
  package init(capacity: Int = 1 << 30, threads: Int = 1) {
    self.capacity = capacity
    self.threads = threads
  }

  /// The data of a request, read when it is first asked for; throws `DatasetError`.
  package func dataset(_ request: DatasetRequest) throws -> Dataset {
    try state.withLock { try $0.dataset(request, threads: threads) }
  }

  /// The digests of a partition's parts; scaling and encoding do not matter to them.
  package func digests(of request: DatasetRequest, repetition: Int, fold: Int?) throws -> PartitionDigests {
    try state.withLock { state in
      let key = RowsKey(request: request.unscaled, repetition: repetition, fold: fold)
      if let known = state.digests[key] { return known }
      let digests = try state.dataset(request, threads: threads).digests(repetition: repetition, fold: fold)
      state.digests[key] = digests
      return digests
    }
  }

  /// The samples of each part of a partition.
  package func sampleCounts(_ key: PartitionKey) throws -> [Int] {
    try state.withLock { state in
      if let latest = state.latestCounts, latest.key == key { return latest.counts }
      let rows = RowsKey(request: key.request.unscaled, repetition: key.repetition, fold: key.fold)
      let counts =
        try state.sampleCounts[rows]
        ?? state.dataset(key.request, threads: threads)
        .sampleCounts(repetition: key.repetition, fold: key.fold)
      state.sampleCounts[rows] = counts
      state.latestCounts = (key, counts)
      return counts
    }
  }

  /// The samples of a partition; throws `DatasetError` where they do not fit the precision.
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
  /// The same samples, whatever is made of them.
  fileprivate var unscaled: DatasetRequest {
    var request = self
    request.scale = .none
    request.targetScale = .none
    request.targetValues = nil
    return request
  }
}
