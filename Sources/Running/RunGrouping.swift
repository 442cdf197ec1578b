import Kernels
import Lanes
import Online
import Tiles

/// Groups runs of one network shape into bundles.
struct RunGrouping {
  /// Runs with the same seed and partition are adjacent: they read the same samples and are cheapest together.
  private let tasks: [RunTask]
  private let cost: TrainingCost
  /// The trainer for all bundles; nil selects the cheapest one for each.
  private let trainer: Trainer?
  /// Maximum number of runs in a bundle of `lanes`, and the number that fills one register.
  private let width: Int
  private let register: Int
  /// Maximum number of runs in a bundle of `tiles`, and in one of online training.
  private let siblings: Int
  private let sideBySide: Int

  init(_ group: [RunTask], trainCount: Int, trainer: Trainer?) {
    tasks = group.enumerated().sorted { a, b in
      let (x, y) = (a.element.key, b.element.key)
      return (x.seed, x.repetition, x.fold ?? 0, a.offset) < (y.seed, y.repetition, y.fold ?? 0, b.offset)
    }.map(\.element)
    cost = TrainingCost(group[0], trainCount: trainCount)
    self.trainer = trainer
    let topology = group[0].job.topology
    switch group[0].partition.precision {
    case .float32:
      (width, register) = (LanesTrainer<Float>.bundleSize(for: topology), Float.registerLanes)
      siblings = TilesTrainer<Float>.bundleSize(for: topology)
      sideBySide = OnlineTrainer<Float>.bundleSize(for: topology)
    case .float64:
      (width, register) = (LanesTrainer<Double>.bundleSize(for: topology), Double.registerLanes)
      siblings = TilesTrainer<Double>.bundleSize(for: topology)
      sideBySide = OnlineTrainer<Double>.bundleSize(for: topology)
    }
  }

  /// The bundles with the least total processor time.
  var bundles: [RunBundle] { Self.pieces(tasks, of: width).flatMap(cheapest(of:)) }

  /// Ways to divide a bundle for more threads, each part with its cheapest trainer; empty for a single run.
  func finer(_ bundle: RunBundle) -> [[RunBundle]] {
    let tasks = bundle.tasks
    guard tasks.count > 1 else { return [] }
    let halves = Self.pieces(tasks, of: (tasks.count + 1) / 2).map { half in
      options(for: half).min { Self.sum($0) < Self.sum($1) }!
    }
    return [halves.flatMap { $0 }]
      + (bundle.trainer == .lanes && trainer == nil ? [split(tasks, for: .tiles)] : [])
  }

  private func cheapest(of tasks: [RunTask]) -> [RunBundle] {
    options(for: tasks).min { Self.sum($0) < Self.sum($1) }!
  }

  /// The ways to train at most `width` runs.
  private func options(for tasks: [RunTask]) -> [[RunBundle]] {
    if let trainer { return [split(tasks, for: trainer)] }
    let registers = Self.pieces(tasks, of: register).flatMap { split($0, for: .lanes) }
    return [split(tasks, for: .lanes), split(tasks, for: .tiles), registers]
  }

  private func split(_ tasks: [RunTask], for trainer: Trainer) -> [RunBundle] {
    let pieces: [[RunTask]]
    switch trainer {
    case .lanes: pieces = Self.pieces(tasks, of: width)
    case .tiles where OnlineTrainer<Float>.canTrain(tasks[0].job):
      pieces = Self.pieces(tasks, of: sideBySide)
    case .tiles: pieces = siblings(in: tasks)
    case .reference: pieces = Self.pieces(tasks, of: 1)
    }
    return pieces.map {
      RunBundle(trainer: trainer, tasks: $0, nanoseconds: cost.nanoseconds(of: trainer, runs: $0.count))
    }
  }

  /// Adjacent runs on the same samples, at most `siblings` together.
  private func siblings(in tasks: [RunTask]) -> [[RunTask]] {
    var groups: [[RunTask]] = []
    for task in tasks {
      if let group = groups.last, group.count < siblings, group[0].partition == task.partition,
        TilesTrainer<Float>.canTrain(task.job, with: group[0].job)
      {
        groups[groups.count - 1].append(task)
      } else {
        groups.append([task])
      }
    }
    return groups
  }

  private static func pieces(_ tasks: [RunTask], of count: Int) -> [[RunTask]] {
    stride(from: 0, to: tasks.count, by: count).map { Array(tasks[$0..<min($0 + count, tasks.count)]) }
  }

  private static func sum(_ bundles: [RunBundle]) -> Double { bundles.reduce(0) { $0 + $1.nanoseconds } }
}
