import Learning

/// Puts runs into bundles and picks a trainer for each: a pure function of the runs and the machine.
///
/// Whatever it decides, the results are the same bits; it decides how soon they are there.
package struct Planner: Sendable {
  /// Threads that will train.
  package var jobs: Int
  /// The trainer to use for all runs; nil: the faster one for each.
  package var trainer: Trainer?

  package init(jobs: Int, trainer: Trainer? = nil) {
    self.jobs = jobs
    self.trainer = trainer
  }

  /// What runs must have in common to be trained side by side.
  private struct Shape: Hashable {
    var topology: Topology
    var loss: Loss
    var batchSize: TrainingPlan.BatchSize
    var precision: Precision
    var epochs: Int
    var sampleCounts: [Int]
  }

  /// The bundles, in the order in which they should be started: the runs' own, by the first of each bundle.
  ///
  /// - Parameter sampleCounts: the samples of each part of a partition.
  package func bundles(
    of tasks: [RunTask], sampleCounts: (PartitionKey) throws -> [Int]
  ) rethrows -> [RunBundle] {
    var groups: [[RunTask]] = []
    var places: [Shape: [Int]] = [:]
    for task in tasks {
      let shape = Shape(
        topology: task.job.topology, loss: task.job.plan.loss, batchSize: task.job.plan.batchSize,
        precision: task.partition.precision, epochs: task.job.plan.epochs,
        sampleCounts: try sampleCounts(task.partition))
      if let place = places[shape]?.first(where: { canJoin(task, groups[$0]) }) {
        groups[place].append(task)
      } else {
        places[shape, default: []].append(groups.count)
        groups.append([task])
      }
    }
    return groups.flatMap(bundles(of:))
  }

  /// The same, the samples counted in the data at hand; throws `DatasetError`.
  package func bundles(of tasks: [RunTask], store: DataStore) throws -> [RunBundle] {
    try bundles(of: tasks) { try store.sampleCounts($0) }
  }

  private func canJoin(_ task: RunTask, _ group: [RunTask]) -> Bool {
    switch task.partition.precision {
    case .float32: LanesTrainer<Float>.canTrain(task.job, with: group[0].job)
    case .float64: LanesTrainer<Double>.canTrain(task.job, with: group[0].job)
    }
  }

  /// Cuts runs of one shape into bundles.
  private func bundles(of group: [RunTask]) -> [RunBundle] {
    let topology = group[0].job.topology
    let width =
      group[0].partition.precision == .float32
      ? LanesTrainer<Float>.bundleSize(for: topology) : LanesTrainer<Double>.bundleSize(for: topology)
    let choice = trainer ?? faster(for: group, width: width)
    guard choice == .lanes else { return group.map { RunBundle(trainer: choice, tasks: [$0]) } }
    // Runs of one seed and partition read the same samples: next to each other they cost least.
    let sorted = group.enumerated().sorted { a, b in
      let (x, y) = (a.element.place, b.element.place)
      return (x.seed, x.repetition, x.fold ?? 0, a.offset) < (y.seed, y.repetition, y.fold ?? 0, b.offset)
    }.map(\.element)
    return stride(from: 0, to: sorted.count, by: width).map { start in
      RunBundle(trainer: .lanes, tasks: Array(sorted[start..<min(start + width, sorted.count)]))
    }
  }

  /// Lanes are for small networks, of which there are enough to fill a vector at least by half; Tiles for the others.
  ///
  /// Measured on one AVX-512 machine: with batches of at most 4 Lanes are ahead up to a few thousand weights, with larger
  /// batches, where matrix products have something to share, up to a few hundred.
  private func faster(for group: [RunTask], width: Int) -> Trainer {
    let job = group[0].job
    let mostWeights = job.plan.hasSmallBatches ? 4096 : 512
    return job.topology.weightCount <= mostWeights && group.count >= 8 ? .lanes : .tiles
  }
}

extension TrainingPlan {
  /// Whether batches are so small that matrix products have nothing to share.
  fileprivate var hasSmallBatches: Bool {
    if case .samples(let n) = batchSize { n <= 4 } else { false }
  }
}
