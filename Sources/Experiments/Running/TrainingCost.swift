import Learning

/// What runs of one shape take to train, by trainer: a model of a few terms, whose constants were fitted to
/// measurements on one machine (AVX-512, 2.8 GHz, caches of 48 KiB and 1.25 MiB). Other machines differ more in
/// how fast they are than in which trainer is the faster.
struct TrainingCost {
  private let job: TrainingJob
  /// Numbers that a vector register holds.
  private let lanes: Int
  private let samples: Double
  private let batch: Double
  /// Whether each sample moves the weights by itself.
  private let isOnline: Bool

  init(_ task: RunTask, trainCount: Int) {
    job = task.job
    lanes =
      task.partition.precision == .float32 ? LanesTrainer<Float>.lanes : LanesTrainer<Double>.lanes
    samples = Double(trainCount) * Double(job.plan.epochs)
    isOnline = OnlineTrainer<Float>.canTrain(job)
    switch job.plan.batchSize {
    case .samples(let n): batch = Double(min(n, trainCount))
    case .full: batch = Double(trainCount)
    }
  }

  /// What runs that are trained in one bundle take one thread.
  func nanoseconds(of trainer: Trainer, runs: Int) -> Double {
    switch trainer {
    case .reference: samples * Double(runs) * (30 + 20 * units + 2 * weights)
    case .lanes: samples * lanesSample(registers: runs <= lanes ? 1 : 4)
    case .tiles where isOnline: samples * onlineSample(networks: runs)
    case .tiles: samples * Double(runs) * tilesSample
    }
  }

  private var weights: Double { Double(job.topology.weightCount) }
  private var units: Double { Double(job.topology.sizes.dropFirst().reduce(0, +)) }

  /// Registers of networks in lanes: each weight is a vector, each unit a division, whether or not all lanes are in use.
  private func lanesSample(registers: Double) -> Double {
    let bytes = weights * registers * Double(lanes) * (lanes == 16 ? 4 : 8)
    let perWeight = bytes <= 32 << 10 ? 1.0 : bytes <= 1 << 20 ? 2.2 : 4.0
    return registers * (perWeight * weights + 10 * units) + 60
  }

  /// A network with the units in the lanes: the vectors of its weights, and again those between layers of units.
  private func onlineSample(networks: Int) -> Double {
    let sizes = job.topology.sizes
    var vectors = 0.0
    var strips = 0.0
    for l in 1..<sizes.count {
      vectors += Double(self.strips(sizes[l]) * (sizes[l - 1] + 1))
      if l > 1 { vectors += Double(self.strips(sizes[l - 1]) * sizes[l]) }
      strips += Double(self.strips(sizes[l]))
    }
    let bytes = vectors * 64 * Double(min(networks, OnlineTrainer<Float>.width))
    let perVector = bytes <= 48 << 10 ? 1.0 : bytes <= 1 << 20 ? 2.0 : 4.0
    return Double(networks) * (perVector * vectors + 15 * strips + 60)
  }

  /// A network in tiles: matrix products over the batch, and a step for the batch.
  private var tilesSample: Double {
    let sizes = job.topology.sizes
    var vectors = 0.0
    for l in 1..<sizes.count { vectors += Double(strips(sizes[l]) * (sizes[l - 1] + 1)) }
    return 1.0 * vectors + 30 + (1.0 * vectors + 500) / batch
  }

  /// Vectors with one number a unit.
  private func strips(_ units: Int) -> Int { (units + lanes - 1) / lanes }
}
