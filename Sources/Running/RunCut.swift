import Kernels
import Lanes
import Online
import Tiles

/// How runs of one shape are cut into bundles.
struct RunCut {
  /// Those of a seed and partition next to each other: they read the same samples, and together they cost least.
  private let tasks: [RunTask]
  private let cost: TrainingCost
  /// The trainer that all must use; nil: the cheapest for each bundle.
  private let trainer: Trainer?
  /// Runs of the largest bundle in lanes, and of one that fills one register.
  private let width: Int
  private let register: Int
  /// Runs of the largest bundle in tiles, and in online training with the units in the lanes.
  private let siblings: Int
  private let sideBySide: Int

  init(_ group: [RunTask], trainCount: Int, trainer: Trainer?) {
    tasks = group.enumerated().sorted { a, b in
      let (x, y) = (a.element.place, b.element.place)
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

  /// The bundles that take the least time of all threads together.
  var bundles: [RunBundle] { Self.pieces(tasks, of: width).flatMap(cheapest(of:)) }

  /// Bundles of the same runs that more threads can share, each with its cheapest trainer; nothing for one run.
  func finer(_ bundle: RunBundle) -> [[RunBundle]] {
    let tasks = bundle.tasks
    guard tasks.count > 1 else { return [] }
    let halves = Self.pieces(tasks, of: (tasks.count + 1) / 2).map { half in
      options(for: half).min { Self.sum($0) < Self.sum($1) }!
    }
    return [halves.flatMap { $0 }]
      + (bundle.trainer == .lanes && trainer == nil ? [cut(tasks, for: .tiles)] : [])
  }

  private func cheapest(of tasks: [RunTask]) -> [RunBundle] {
    options(for: tasks).min { Self.sum($0) < Self.sum($1) }!
  }

  /// The ways to train at most `width` runs.
  private func options(for tasks: [RunTask]) -> [[RunBundle]] {
    if let trainer { return [cut(tasks, for: trainer)] }
    let registers = Self.pieces(tasks, of: register).flatMap { cut($0, for: .lanes) }
    return [cut(tasks, for: .lanes), cut(tasks, for: .tiles), registers]
  }

  private func cut(_ tasks: [RunTask], for trainer: Trainer) -> [RunBundle] {
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

  /// Neighbours that see the same samples, as many together as pay.
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
