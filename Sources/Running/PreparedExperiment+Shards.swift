import Hashing
import Learning
import Records
import Specs

extension PreparedExperiment {
  /// Divides the runs at the points that the command line selected: a pure function of the spec, its data and `count`.
  ///
  /// Runs of one kind, which train together, follow each other, and the sequence is cut where the predicted cost is
  /// reached, between full registers if that keeps shards balanced. Of several runs with one identity only the first counts.
  package func division(into count: Int) -> ShardDivision {
    let kinds = kinds
    let total = kinds.reduce(0.0) { $0 + $1.cost * Double($1.runs.count) }
    var shards = Array(repeating: [Range<Int>](), count: count)
    var costs = Array(repeating: 0.0, count: count)
    var done = 0.0
    for kind in kinds {
      let block = Self.blockSize(kind.cost, target: total / Double(count))
      for start in stride(from: 0, to: kind.runs.count, by: block) {
        let runs = kind.runs[start..<min(start + block, kind.runs.count)]
        let cost = kind.cost * Double(runs.count)
        // The middle of the block decides, so that no shard is more than half a block off.
        let shard = min(count - 1, Int((done + cost / 2) * Double(count) / total))
        for run in runs { shards[shard].append(run: run) }
        costs[shard] += cost
        done += cost
      }
    }
    return ShardDivision(
      runs: shards.map { $0.sorted { $0.lowerBound < $1.lowerBound } }, seconds: costs.map { $0 * 1e-9 })
  }

  /// Runs of one network shape, which train together.
  private struct Kind {
    /// The places of its runs, without those that have the identity of an earlier run.
    var runs: [Int] = []
    /// The cost of one run, in whole nanoseconds.
    var cost: Double
  }

  /// The kinds of the runs at the selected points, in the order of their first points.
  private var kinds: [Kind] {
    struct Key: Hashable {
      var layout: Int32
      var epochs: Int
      var batch: TrainingPlan.BatchSize
    }
    var places: [Key: Int] = [:]
    var kinds: [Kind] = []
    var seen = Set<SHA256Digest>(minimumCapacity: identities.count)
    for point in chosenPoints {
      let spec = experiment.points.spec(at: point)
      let key = Key(
        layout: layoutOfPoint[point], epochs: spec.training.epochs, batch: spec.training.batchSize)
      let place = places[key] ?? kinds.count
      if place == kinds.count {
        let layout = layout(of: point)
        let task = RunTask(
          key: RunKey(point: point, seed: 0, repetition: 0, fold: nil), id: RunID(""),
          point: PointRuns(spec, layout: layout), place: 0)
        let cost = ShardCost(task, trainCount: layout.trainingSamples)
        kinds.append(Kind(cost: cost.nanoseconds))
        places[key] = place
      }
      for run in runs(at: point) where seen.insert(identities[run]).inserted { kinds[place].runs.append(run) }
    }
    return kinds
  }

  /// The runs that stay together: 16 fill a register; fewer if they would be more than an eighth of a shard.
  private static func blockSize(_ cost: Double, target: Double) -> Int {
    [16, 8, 4, 2].first { Double($0) * cost <= target / 8 } ?? 1
  }
}

extension [Range<Int>] {
  /// Adds a run to the last range if it follows it, or as a new range.
  fileprivate mutating func append(run: Int) {
    if let last, last.upperBound == run {
      self[count - 1] = last.lowerBound..<run + 1
    } else {
      append(run..<run + 1)
    }
  }
}
