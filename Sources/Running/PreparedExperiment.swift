import Datasets
import Hashing
import JSON
import Learning
import Records
import Specs

/// An experiment with its data loaded: all runs and their identities.
package struct PreparedExperiment: Sendable {
  package let experiment: Experiment
  /// The source of its data.
  package let store: DataStore
  /// Of all runs, ordered by point, seed, repeat and fold.
  package let identities: [SHA256Digest]
  /// The digests of the parts of the first partition.
  package let data: PartitionDigests
  /// What is known of the data of the runs, by their digests.
  package let facts: [[Manifest.DataDigest]: DataFacts]
  /// Of the data outside the sweep.
  package let shape: DatasetShape
  let layouts: [RunLayout]
  /// The layout of each point.
  let layoutOfPoint: [Int32]
  /// Where the runs of each point begin, and at last where they end.
  private let starts: [Int]

  /// The layouts that the points have, for those that are added.
  private let made: RunLayouts

  /// Throws `DatasetError`. The data are in memory already, because the spec was validated against them.
  ///
  /// - Parameter earlier: the same search with its first points only, whose runs are taken over.
  package init(
    _ experiment: Experiment, store: DataStore, extending earlier: PreparedExperiment? = nil
  ) throws {
    self.experiment = experiment
    self.store = store
    let points = experiment.points
    var layouts = earlier?.made ?? RunLayouts(of: points, store: store)
    var texts = CanonicalTexts(points)
    var identities = earlier?.identities ?? []
    var layoutOfPoint = earlier?.layoutOfPoint ?? []
    var starts = earlier?.starts ?? [0]
    for point in points.indices.dropFirst(layoutOfPoint.count) {
      let index = try layouts.index(of: point, in: points)
      let layout = layouts.all[index]
      let values = try texts.bytes(at: point) { spec in
        spec.network.topology(for: try store.dataset(spec.dataset).shape)
      }
      for seed in experiment.spec.seeds {
        for identity in layout.identities { identities.append(identity.digest(values: values, seed: seed)) }
      }
      layoutOfPoint.append(Int32(index))
      starts.append(identities.count)
    }
    self.identities = identities
    self.layouts = layouts.all
    self.layoutOfPoint = layoutOfPoint
    self.starts = starts
    made = layouts
    facts = try layouts.facts()
    shape = try store.dataset(experiment.spec.base.dataset).shape
    data = try store.digests(
      of: experiment.spec.base.dataset, repetition: 0, fold: shape.folds == nil ? nil : 0)
  }
}

extension PreparedExperiment {
  /// Weights and biases of each point's network.
  package var weights: [Int] {
    let counts = layouts.map(\.topology.weightCount)
    return layoutOfPoint.map { counts[Int($0)] }
  }

  /// The layers of a point's network, inputs first.
  package func layers(at point: Int) -> [Int] { layout(of: point).topology.sizes }

  /// The runs of a point.
  package func runCount(at point: Int) -> Int { starts[point + 1] - starts[point] }

  /// Connection updates (weights × training samples × epochs) of all runs of a point.
  package func connectionUpdates(at point: Int) -> Double {
    let layout = layout(of: point)
    return Double(runCount(at: point)) * Double(layout.topology.weightCount)
      * Double(layout.trainingSamples) * Double(experiment.points.spec(at: point).training.epochs)
  }

  /// The places of a point's runs among all runs.
  func runs(at point: Int) -> Range<Int> { starts[point]..<starts[point + 1] }

  /// The points that the command line selected.
  package var chosenPoints: [Int] {
    guard let chosen = experiment.chosen else { return Array(experiment.points.indices) }
    return experiment.points.indices.filter(chosen.contains)
  }

  /// All runs, ordered by point, seed, repeat and fold.
  package var tasks: [RunTask] { tasks(at: experiment.points.indices) }

  /// The runs at the points that the command line selected.
  package var chosenTasks: [RunTask] { tasks(at: chosenPoints) }

  /// The runs at some points.
  package func tasks(at points: some Sequence<Int>) -> [RunTask] {
    var tasks: [RunTask] = []
    for point in points { appendTasks(at: point, to: &tasks) { _ in true } }
    return tasks
  }

  /// The runs in ascending, separate ranges of places.
  package func tasks(in ranges: [Range<Int>]) -> [RunTask] {
    var tasks: [RunTask] = []
    var (point, next) = (0, 0)
    while next < ranges.count {
      if ranges[next].upperBound <= starts[point] {
        next += 1
      } else if ranges[next].lowerBound >= starts[point + 1] {
        point += 1
      } else {
        let rest = ranges[next...]
        appendTasks(at: point, to: &tasks) { run in
          rest.first { run < $0.upperBound }.map { $0.contains(run) } ?? false
        }
        point += 1
        if point == starts.count - 1 { break }
      }
    }
    return tasks
  }

  /// Appends those of a point's runs whose places are chosen.
  private func appendTasks(at point: Int, to tasks: inout [RunTask], isChosen: (_ run: Int) -> Bool) {
    let runs = PointRuns(experiment.points.spec(at: point), layout: layout(of: point))
    var run = starts[point]
    forEachRun(at: point) { key, identity, place in
      if isChosen(run) { tasks.append(RunTask(key: key, id: RunID(identity), point: runs, place: place)) }
      run += 1
    }
  }

  func layout(of point: Int) -> RunLayout { layouts[Int(layoutOfPoint[point])] }

  private func forEachRun(
    at point: Int, _ body: (_ key: RunKey, _ identity: SHA256Digest, _ partition: Int) -> Void
  ) {
    let partitions = layout(of: point).partitions
    var run = starts[point]
    for seed in experiment.spec.seeds {
      for (place, partition) in partitions.enumerated() {
        let key = RunKey(point: point, seed: seed, repetition: partition.repetition, fold: partition.fold)
        body(key, identities[run], place)
        run += 1
      }
    }
  }
}

/// The layouts of a sweep's points, each made once.
private struct RunLayouts: Sendable {
  private struct Key: Hashable {
    var dataset: DatasetRequest
    var network: NetworkSpec
  }

  private let store: DataStore
  private(set) var all: [RunLayout] = []
  /// By the number that the points share; nil: not made yet.
  private var known: [Int?]
  private var byKey: [Key: Int] = [:]

  init(of points: Points, store: DataStore) {
    self.store = store
    known = Array(repeating: nil, count: points.layoutCount)
  }

  /// The index in `all` of a point's layout.
  mutating func index(of point: Int, in points: Points) throws -> Int {
    let number = points.layout(at: point)
    if let number, let index = known[number] { return index }
    let spec = points.spec(at: point)
    let key = Key(dataset: spec.dataset, network: spec.network)
    let index = byKey[key] ?? all.count
    if index == all.count {
      all.append(try RunLayout(of: spec, store: store))
      byKey[key] = index
    }
    if let number { known[number] = index }
    return index
  }

  /// What is known of the layouts' data, by their digests.
  func facts() throws -> [[Manifest.DataDigest]: DataFacts] {
    var facts: [[Manifest.DataDigest]: DataFacts] = [:]
    for layout in all {
      for (partition, data) in zip(layout.partitions, layout.data) where facts[data] == nil {
        facts[data] = try store.facts(
          of: partition.request, repetition: partition.repetition, fold: partition.fold)
      }
    }
    return facts
  }
}

extension PreparedExperiment {
  /// The whole spec as YAML, defaults included.
  package var resolvedText: String { experiment.wholeText(shape: shape) }

  /// The spec with every default filled in.
  package var resolvedSpec: JSON { experiment.resolvedValues(shape: shape) }

  /// The resolved values that can change a result and are not swept, with their dotted paths.
  package var fixedValues: [AxisValue] {
    let base = experiment.spec.base
    let values = CanonicalValues.of(base, topology: base.network.topology(for: shape))
    return values.leaves().filter { !experiment.axes.contains($0.path) }
  }

  /// The names of the classes; empty for regression.
  package var classes: [String] { if case .classes(let names) = shape.target { names } else { [] } }

  /// The experiment's runs with the records found by identity.
  package func outcome(records: (RunID) -> RunRecord?) -> ExperimentOutcome {
    var runs: [ExperimentOutcome.Run] = []
    runs.reserveCapacity(identities.count)
    for point in experiment.points.indices {
      let data = layout(of: point).data
      forEachRun(at: point) { key, identity, place in
        runs.append(ExperimentOutcome.Run(key: key, id: RunID(identity), data: data[place], record: nil))
      }
    }
    var outcome = ExperimentOutcome(
      name: experiment.spec.name, description: experiment.spec.description, axes: experiment.axes,
      points: experiment.points.indices.map(experiment.points.values), ranking: experiment.spec.ranking,
      solved: experiment.spec.solved, metrics: experiment.spec.base.namedMetrics, classes: classes,
      conditions: experiment.conditions, weights: weights, facts: facts,
      search: experiment.search.map {
        SearchFacts(method: $0.method, trials: $0.trials, seed: $0.seed, batch: $0.batch)
      },
      runs: runs)
    if case .epochs? = experiment.spec.earlyStop { outcome.rungs = RungDecisions(rungs: [], stops: []) }
    for index in outcome.runs.indices {
      outcome.runs[index].record = records(outcome.runs[index].id).flatMap(outcome.presenting)
    }
    return outcome
  }
}

extension PreparedExperiment {
  /// The points of a list whose runs have the identities of an earlier one's, with the first such point.
  package func repeatedPoints(of points: [Int]) -> [(point: Int, first: Int)] {
    var known: [SHA256Digest: Int] = [:]
    var pairs: [(point: Int, first: Int)] = []
    for point in points where runCount(at: point) > 0 {
      let identity = identities[starts[point]]
      if let first = known[identity] { pairs.append((point, first)) } else { known[identity] = point }
    }
    return pairs
  }
}

extension PreparedExperiment {
  /// Describes a run in messages: `network.hidden=[8], seed 3, fold 1`.
  package func name(of key: RunKey) -> String {
    var parts = experiment.points.values(at: key.point).filter { !$0.value.isNull }.map {
      "\($0.path)=\($0.value.compactText)"
    }
    parts.append("seed \(key.seed)")
    if shape.repeats > 1 { parts.append("repeat \(key.repetition)") }
    if let fold = key.fold { parts.append("fold \(fold)") }
    return parts.joined(separator: ", ")
  }
}
