import Learning
import Specs
import Statistics

/// The pairs of runs at one point, sorted out for one metric.
struct PointPairs {
  /// The changed pairs of one seed, over folds and repeats.
  struct Seed {
    var seed: UInt64
    var baseline: [Double]
    var new: [Double]

    var baselineMean: Double { baseline.reduce(0, +) / Double(baseline.count) }
    var newMean: Double { new.reduce(0, +) / Double(new.count) }
    /// The mean of the pairs' differences.
    var change: Double { zip(new, baseline).reduce(0) { $0 + ($1.0 - $1.1) } / Double(new.count) }
  }

  let values: [AxisValue]
  private(set) var counts = MetricJudgement.PairCounts()
  /// In the order in which they come.
  private(set) var seeds: [Seed] = []
  /// The same of the identical pairs, which are in no test.
  private(set) var identicalSeeds: [Seed] = []
  private var sign = 1.0
  private var unit = 1.0
  /// nil once a changed pair did not have it.
  private var samples: McNemarTest?
  private var repetitions: Set<Int> = []

  init(values: [AxisValue]) {
    self.values = values
  }

  mutating func add(_ baseline: BaselineRun, _ new: BaselineRun, metric: JudgedMetric) {
    sign = metric.sign
    if let part = metric.part, baseline.differs(from: new, in: part) {
      counts.incomparable += 1
    } else if new.isIdentical(to: baseline) {
      counts.identical += 1
      if let value = baseline.value(of: metric.name) {
        Self.add(from: value, to: value, seed: new.seed, to: &identicalSeeds)
      }
    } else if new.status == .diverged {
      if baseline.status == .diverged { counts.bothDiverged += 1 } else { counts.diverged += 1 }
    } else if baseline.status == .diverged {
      counts.recovered += 1
    } else if let old = baseline.value(of: metric.name) {
      guard let value = new.value(of: metric.name) else {
        counts.unmeasured += 1
        return
      }
      addChange(from: old, to: value, seed: new.seed)
      addSamples(baseline, new, metric: metric)
    }
  }

  private mutating func addChange(from old: Double, to new: Double, seed: UInt64) {
    counts.changed += 1
    Self.add(from: old, to: new, seed: seed, to: &seeds)
  }

  private static func add(from old: Double, to new: Double, seed: UInt64, to seeds: inout [Seed]) {
    if let index = seeds.firstIndex(where: { $0.seed == seed }) {
      seeds[index].baseline.append(old)
      seeds[index].new.append(new)
    } else {
      seeds.append(Seed(seed: seed, baseline: [old], new: [new]))
    }
  }

  /// What means are shown of: the changed pairs, or the identical ones where none changed.
  var shownSeeds: [Seed] { seeds.isEmpty ? identicalSeeds : seeds }

  /// Adds up how single samples changed: the folds of one partition are different samples, repeats are not.
  private mutating func addSamples(_ baseline: BaselineRun, _ new: BaselineRun, metric: JudgedMetric) {
    repetitions.insert(new.repetition)
    guard case .metric(let name) = metric.measure, counts.changed == 1 || samples != nil,
      let old = baseline.correctSamples.first(where: { $0.part == name.part }),
      let now = new.correctSamples.first(where: { $0.part == name.part }), old.samples == now.samples,
      old.samples > 0
    else {
      samples = nil
      return
    }
    let total = (samples?.samples ?? 0) + old.samples
    samples = McNemarTest(
      lost: (samples?.lost ?? 0) + old.count(notIn: now),
      gained: (samples?.gained ?? 0) + now.count(notIn: old), samples: total)
    switch name.metric {
    case .accuracy, .errorRate: unit = 1
    // The mean over folds of the counts: `total` samples in as many folds.
    case .correct: unit = Double(total) / Double(counts.changed)
    default: samples = nil
    }
  }

  /// The seeds' changes, above 0 where they are for the better; nil if nothing changed.
  var gains: PairedGains? {
    guard !seeds.isEmpty else { return nil }
    return PairedGains(
      gains: seeds.map { sign * $0.change }, seeds: seeds.map(\.seed),
      samples: seeds.count == 1 && repetitions.count == 1 ? samples : nil, unit: unit)
  }
}
