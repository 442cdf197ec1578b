import Kernels
import Learning
import Online

/// Estimates the training time of runs of one network shape, for each trainer.
///
/// The constants were fitted to measurements on one machine (AVX-512, 2.8 GHz, caches of 48 KiB and 1.25 MiB). Other
/// machines differ more in speed than in which trainer is fastest.
struct TrainingCost {
  private let job: TrainingJob
  private let isSingle: Bool
  /// Scalars per vector register.
  private let lanes: Int
  private let samples: Double
  private let batch: Double
  /// Whether the weights are updated after each sample.
  private let isOnline: Bool

  /// - Parameter registerBytes: the size of a vector register; nil: of this machine.
  init(_ task: RunTask, trainCount: Int, registerBytes: Int? = nil) {
    job = task.job
    isSingle = task.partition.precision == .float32
    if let registerBytes {
      lanes = registerBytes / (isSingle ? 4 : 8)
    } else {
      lanes = isSingle ? Float.registerLanes : Double.registerLanes
    }
    samples = Double(trainCount) * Double(job.plan.lastEpoch)
    isOnline = OnlineTrainer<Float>.canTrain(job)
    switch job.plan.batchSize {
    case .samples(let n): batch = Double(min(n, trainCount))
    case .full: batch = Double(trainCount)
    }
  }

  /// The time for one thread to train a bundle of `runs` runs.
  func nanoseconds(of trainer: Trainer, runs: Int) -> Double {
    switch trainer {
    case .reference: samples * Double(runs) * (30 + 20 * units + 2 * weights)
    case .lanes: samples * lanesSample(registers: Double((runs + lanes - 1) / lanes))
    case .tiles where isOnline: samples * onlineSample(networks: runs)
    // Several networks fill taller tiles and load their samples once.
    case .tiles: samples * Double(runs) * tilesSample * (runs == 1 ? 1 : 0.8)
    }
  }

  private var weights: Double { Double(job.topology.weightCount) }
  private var units: Double { Double(job.topology.sizes.dropFirst().reduce(0, +)) }

  /// Nanoseconds per sample for one network per lane: a vector operation per weight and a division per unit, whether or
  /// not all lanes are used.
  private func lanesSample(registers: Double) -> Double {
    let bytes = job.topology.weightCount * lanes * bytesPerNumber
    if isOnline {
      let perWeight = bytes <= 32 << 10 ? 2.2 : bytes <= 1 << 20 ? 2.6 : 4.2
      return registers * (perWeight * weights + 12 * units + 20) + 40
    }
    let perWeight = bytes <= 1 << 20 ? 2.3 : 2.7
    return registers * (perWeight * weights + 12 * units + 7 * weights / batch + 30) + 300 / batch
  }

  /// Nanoseconds per sample of online training with the units in the lanes, which several networks may share: all weight
  /// vectors, and those between two layers of units a second time.
  private func onlineSample(networks: Int) -> Double {
    let lanesEach = networks == 1 ? lanes : max(4, lanes / networks)
    let sizes = job.topology.sizes
    var count = weightVectors(in: lanesEach)
    for l in 1..<sizes.count - 1 { count += Double(vectors(for: sizes[l], in: lanesEach) * sizes[l + 1]) }
    let bytes = count * Double(lanes * bytesPerNumber)
    let perVector = bytes <= 32 * 1024 ? 1.8 : bytes <= 48 * 1024 ? 2.0 : 2.3
    return perVector * count + 20 * rowVectors(in: lanesEach) + 70 + 60 * Double(networks)
  }

  /// Nanoseconds per sample of a network in tiles: its share of the matrix products and of the update of its batch.
  private var tilesSample: Double {
    let weightVectors = weightVectors(in: lanes)
    return 1.25 * weightVectors + 15 * rowVectors(in: lanes) + 50 + (1.5 * weightVectors + 400) / batch
  }

  private var bytesPerNumber: Int { isSingle ? 4 : 8 }

  /// The number of vectors for all weights and biases of a network, with `lanes` units per vector.
  private func weightVectors(in lanes: Int) -> Double {
    let sizes = job.topology.sizes
    var count = 0
    for l in 1..<sizes.count { count += vectors(for: sizes[l], in: lanes) * (sizes[l - 1] + 1) }
    return Double(count)
  }

  /// The number of vectors for one number per unit.
  private func rowVectors(in lanes: Int) -> Double {
    Double(job.topology.sizes.dropFirst().reduce(0) { $0 + vectors(for: $1, in: lanes) })
  }

  private func vectors(for units: Int, in lanes: Int) -> Int { (units + lanes - 1) / lanes }
}
