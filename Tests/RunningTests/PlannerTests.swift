import Datasets
import Kernels
import Learning
import Testing

@testable import Records
@testable import Running

@Suite struct PlannerTests {
  /// Runs of one shape on `samples` training samples, each with a seed of its own unless `points` share seeds.
  private func runs(
    _ sizes: [Int], batch: Int, points: Int = 1, seeds: Int, epochs: Int = 10,
    precision: Precision = .float32,
    classWeights: TrainingPlan.ClassWeights? = nil
  ) -> [RunTask] {
    (0..<points).flatMap { point in
      (0..<seeds).map { seed in
        let topology = Topology(
          sizes: sizes, activations: Array(repeating: .sigmoid, count: sizes.count - 1), hasBiases: true)
        let plan = TrainingPlan(
          loss: .squaredError, classWeights: classWeights, optimizer: .sgd(momentum: 0, nesterov: false),
          learningRate: 0.1 + Double(point), batchSize: .samples(batch), gradient: .mean, l2: 0,
          l2Basis: .step, errorMargin: 0, shuffle: .epoch, epochs: epochs, evaluation: .end)
        return RunTask(
          key: RunKey(point: point, seed: UInt64(seed), repetition: 0, fold: nil),
          identity: "\(sizes) \(batch) \(point) \(seed) \(epochs) \(String(describing: classWeights))",
          job: TrainingJob(
            topology: topology,
            initialization: Initialization(weights: .uniform(low: -1, high: 1), biases: .zeros), plan: plan,
            seed: UInt64(seed)),
          partition: PartitionKey(
            request: DatasetRequest(source: .bundled(name: "iris", size: nil)), repetition: 0, fold: nil,
            outputs: sizes.last!, outputsAreTanh: false, precision: precision),
          data: PartitionDigests(train: "", validation: nil, test: nil), curveMetrics: [])
      }
    }
  }

  private func plan(_ tasks: [RunTask], jobs: Int, trainer: Trainer? = nil, samples: Int = 1000)
    -> [RunBundle]
  {
    Planner(jobs: jobs, trainer: trainer).bundles(of: tasks) { _ in [samples] }
  }

  /// When the last of the threads ends that take the bundles in their order.
  private func end(of bundles: [RunBundle], jobs: Int) -> Double {
    var ends = Array(repeating: 0.0, count: jobs)
    for bundle in bundles { ends[ends.indices.min { ends[$0] < ends[$1] }!] += bundle.nanoseconds }
    return ends.max()!
  }

  @Test(
    "The trainer depends on weights, batch size and number of runs",
    arguments: [
      ([2, 4, 1], 1, 64, Trainer.lanes), ([4, 8, 3], 1, 64, .lanes), ([4, 8, 3], 16, 64, .lanes),
      ([784, 512, 10], 128, 1, .tiles), ([784, 30, 10], 10, 16, .tiles), ([784, 30, 10], 1, 16, .tiles),
      ([64, 32, 10], 1, 2, .tiles), ([64, 32, 10], 32, 1, .tiles),
    ])
  func choice(sizes: [Int], batch: Int, count: Int, trainer: Trainer) {
    let bundles = plan(runs(sizes, batch: batch, seeds: count), jobs: 1)
    #expect(bundles.allSatisfy { $0.trainer == trainer })
  }

  @Test("A requested trainer trains all runs", arguments: Trainer.allCases)
  func forced(trainer: Trainer) {
    let tasks = runs([4, 8, 3], batch: 1, seeds: 9) + runs([64, 32, 10], batch: 32, seeds: 5)
    let bundles = plan(tasks, jobs: 2, trainer: trainer)
    #expect(bundles.allSatisfy { $0.trainer == trainer })
    #expect(bundles.flatMap(\.tasks).count == 14)
  }

  @Test("The number of networks that tiles train together depends on what they can share")
  func bundleSizes() {
    let fours = Float.registerLanes / 4
    let online = plan(runs([64, 32, 10], batch: 1, seeds: 6), jobs: 1, trainer: .tiles)
    #expect(
      online.map(\.tasks.count) == [[1, 1, 1, 1, 1, 1], [2, 2, 2], [4, 2]][fours.trailingZeroBitCount])
    let large = plan(runs([784, 300, 10], batch: 1, seeds: 2), jobs: 1, trainer: .tiles)
    #expect(large.map(\.tasks.count) == [1, 1])
    let batches = plan(runs([64, 32, 10], batch: 2, seeds: 3), jobs: 1, trainer: .tiles)
    #expect(batches.map(\.tasks.count) == [1, 1, 1])
    let siblings = plan(runs([64, 32, 10], batch: 2, points: 4, seeds: 3), jobs: 1, trainer: .tiles)
    // Eight vectors of first units together: four networks of 32 with AVX-512, two with AVX2.
    let together = max(1, 8 * Float.registerLanes / 32)
    #expect(siblings.map(\.tasks.count).allSatisfy { $0 == min(4, together) })
    for bundle in siblings { #expect(Set(bundle.tasks.map(\.key.seed)).count == 1) }
  }

  @Test("Runs with other class weights share lanes, but no tiles; runs without any stay apart")
  func weights() {
    let weights: [TrainingPlan.ClassWeights?] = [nil, .balanced, .listed([1, 2, 3])]
    let tasks = weights.flatMap { runs([4, 8, 3], batch: 8, points: 2, seeds: 1, classWeights: $0) }
    let lanes = plan(tasks, jobs: 1, trainer: .lanes).map { $0.tasks.map(\.job.plan.classWeights) }
    #expect(lanes.map(\.count).sorted() == [2, 4])
    for bundle in lanes { #expect(Set(bundle.map { $0 == nil }).count == 1) }
    for bundle in plan(tasks, jobs: 1, trainer: .tiles) {
      #expect(Set(bundle.tasks.map(\.job.plan.classWeights)).count == 1)
    }
  }

  @Test("Several threads are used from a minimum amount of work per update")
  func threads() {
    for (batch, pays) in [(1, false), (16, false), (128, true), (Int.max, true)] {
      #expect(runs([64, 32, 10], batch: batch, seeds: 1)[0].paysForThreads == pays, "\(batch)")
    }
  }

  @Test("Runs of the same seed are adjacent")
  func order() {
    let bundles = plan(runs([4, 8, 3], batch: 1, points: 4, seeds: 4), jobs: 1, trainer: .lanes)
    #expect(bundles.count == 1)
    #expect(bundles[0].tasks.map(\.key.seed) == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
  }

  @Test("One run is one bundle; no runs are no bundles")
  func few() {
    #expect(plan(runs([4, 8, 3], batch: 1, seeds: 1), jobs: 8).count == 1)
    #expect(plan([], jobs: 2).isEmpty)
  }

  @Test(
    "A mixed sweep contains every run once, the longest bundles first, and threads end at about the same time",
    arguments: [1, 2, 3, 8])
  func mixed(jobs: Int) {
    var tasks: [RunTask] = []
    for (n, hidden) in [1, 2, 3, 5, 8, 16, 31, 64, 128].enumerated() {
      tasks += runs([16, hidden, 3], batch: [1, 4, 32][n % 3], points: 1 + n % 4, seeds: 5)
    }
    tasks += runs([64, 32, 10], batch: 1, seeds: 17) + runs([4, 8, 3], batch: 1, seeds: 67)
    let bundles = plan(tasks, jobs: jobs)
    let found = bundles.flatMap(\.tasks).map(\.identity)
    #expect(found.sorted() == tasks.map(\.identity).sorted())
    let isSorted = zip(bundles, bundles.dropFirst()).allSatisfy { $0.nanoseconds >= $1.nanoseconds }
    #expect(isSorted == (jobs > 1))
    for bundle in bundles {
      #expect(Set(bundle.tasks.map(\.job.topology)).count == 1)
    }
    let ideal = plan(tasks, jobs: 1).reduce(0) { $0 + $1.nanoseconds } / Double(jobs)
    #expect(end(of: bundles, jobs: jobs) < 1.15 * ideal)
  }

  @Test("A sweep that fits into one bundle is split for two threads if that is faster")
  func cut() {
    let tasks = runs([64, 32, 10], batch: 1, points: 4, seeds: 4)
    let alone = plan(tasks, jobs: 1)
    let shared = plan(tasks, jobs: 2)
    #expect(end(of: shared, jobs: 2) < 0.8 * end(of: alone, jobs: 1))
  }
}
