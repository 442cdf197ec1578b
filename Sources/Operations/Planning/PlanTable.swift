import Datasets
import JSON
import Learning
import Records
import Reports
import Results
import Running
import Specs
import YAML

/// What `etalon run` would train, as text.
package struct PlanTable {
  private let prepared: PreparedExperiment
  private let points: [Int]
  private let top: Int
  private let jobs: Int?
  private let recorded: RecordedRuns?

  /// - Parameters:
  ///   - top: the number of points to list.
  ///   - jobs: the number of training threads; nil: no time is estimated.
  ///   - recorded: what the results folder has already; nil if that is not asked.
  package init(_ prepared: PreparedExperiment, top: Int, jobs: Int? = nil, recorded: RecordedRuns? = nil) {
    self.prepared = prepared
    self.top = top
    self.jobs = jobs
    self.recorded = recorded
    points = prepared.chosenPoints
  }

  /// The lines, without line ends; throws `DatasetError`.
  package func lines() throws -> [String] {
    let spec = prepared.experiment.spec
    let goal = spec.ranking.goal == .maximize ? "higher is better" : "lower is better"
    let weights = prepared.weights
    let head =
      [
        spec.name + (spec.description.isEmpty ? "" : ": \(spec.description.visible)"), "",
        "  data      \(data)",
      ] + guesses + (try groups)
    if let search = prepared.experiment.search {
      let lines = try SearchLines(prepared, search: search, jobs: jobs)
      return head + lines.space + lines.cost + [metric(goal)] + constantAnswer + measured + [""]
        + lines.proposals(top: top)
    }
    return head + [
      "  runs      \(points.reduce(0) { $0 + prepared.runCount(at: $1) }) = "
        + factors.joined(separator: " × ")
    ] + prepared.earlyStopLines + roundedAxes + repeated + [
      "  weights   \(Self.range(points.map { weights[$0] })) per network",
      "  work      \(updates.powerOfTenText) connection updates (weights × training samples × epochs, all runs)",
    ] + time + [metric(goal)] + constantAnswer + measured + keptNetworks + again + [""] + pointLines
  }

  private func metric(_ goal: String) -> String {
    "  metric    \("\(prepared.experiment.spec.ranking.metric)".visible), \(goal)"
  }

  /// The metrics that the spec names and that not every record has.
  private var measured: [String] {
    let metrics = prepared.experiment.spec.base.namedMetrics
    return metrics.isEmpty ? [] : ["  measured  " + metrics.map(\.rawValue).joined(separator: ", ").visible]
  }

  /// The recorded runs that are trained again because their records lack metrics that need the outputs.
  private var again: [String] {
    guard let recorded, recorded.lacking > 0 else { return [] }
    let metrics = prepared.experiment.spec.base.namedMetrics.filter { $0.basis == .outputs }
    return [
      "  again     \(counted(recorded.lacking, "run")), whose records lack "
        + "\(metrics.map(\.rawValue).joined(separator: " or ")): trained again, with the same bits"
    ]
  }

  /// The axes that have fewer values than the spec asks for.
  private var roundedAxes: [String] {
    prepared.experiment.roundedAxes.map { axis in
      "            \(axis.path): \(counted(axis.values, "value")) instead of \(axis.written), as equal whole numbers count "
        + "once"
    }
  }

  /// The points whose runs are those of an earlier point.
  private var repeated: [String] {
    let pairs = prepared.repeatedPoints(of: points)
    let words = pairs.prefix(3).map { "\($0.point) repeats \($0.first)" }.joined(separator: ", ")
    guard !pairs.isEmpty else { return [] }
    let rest = pairs.count > 3 ? " and \(pairs.count - 3) more" : ""
    return ["            points with equal runs, which are trained once: \(words)\(rest)"]
  }

  /// How long training will take.
  private var time: [String] {
    guard let jobs else { return [] }
    let text = Self.text(seconds: prepared.estimate(jobs: jobs).seconds)
    return [
      "  time      \(text) on \(counted(jobs, "thread")), as a rough figure by the planner's cost model"
    ]
  }

  static func text(seconds: Double) -> String {
    switch seconds {
    case ..<1: return "less than a second"
    case ..<90: return "about \(Int(seconds.rounded())) s"
    case ..<5400: return "about \(Int((seconds / 60).rounded())) min"
    case ..<172_800: return "about \(Int((seconds / 3600).rounded())) h"
    default: return "about \(Int((seconds / 86_400).rounded())) days"
    }
  }

  /// What a network that always gives the same answer would reach.
  private var constantAnswer: [String] {
    let values = prepared.constantAnswers
    guard let least = values.min(), let most = values.max() else { return [] }
    let ends = [least, most].map { $0.text(significant: 3) }
    let isRegression = if case .columns = prepared.shape.target { true } else { false }
    let answer = isRegression ? "the mean target" : "the most frequent class"
    return [
      "  constant  \(ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])") by always answering \(answer)"
    ]
  }

  /// What `save: {networks: …}` takes on the disk.
  private var keptNetworks: [String] {
    let weights = prepared.weights
    var (count, all, most) = (0, 0, 0)
    for point in points {
      let size =
        weights[point] * (prepared.experiment.points.spec(at: point).network.precision == .float32 ? 4 : 8)
      count += prepared.runCount(at: point)
      all += size * prepared.runCount(at: point)
      most = max(most, size)
    }
    switch prepared.experiment.spec.savedNetworks {
    case .none: return []
    case .best: return ["  networks  one kept, \(Double(most).bytesText) of weights at most"]
    case .all: return ["  networks  \(count) kept, \(Double(all).bytesText) of weights"]
    }
  }

  private var factors: [String] {
    var factors = [
      counted(points.count, "point"), counted(prepared.experiment.spec.seeds.count, "seed"),
    ]
    if prepared.shape.repeats > 1 { factors.append("\(prepared.shape.repeats) repeats") }
    if let folds = prepared.shape.folds { factors.append("\(folds) folds") }
    return factors
  }

  private var updates: Double { points.reduce(0) { $0 + prepared.connectionUpdates(at: $1) } }

  private var pointLines: [String] {
    var lines = [points.count > top ? "  first points:" : "  points:"]
    for point in points.prefix(top) {
      let values = prepared.experiment.points.values(at: point).filter { !$0.value.isNull }.map {
        "\($0.path)=\($0.value.compactText)"
      }
      let layers = prepared.layers(at: point).map(String.init).joined(separator: "-")
      lines.append("    " + (["\(point)", layers] + values).joined(separator: "  "))
    }
    if points.count > top { lines.append("    … and \(points.count - top) more") }
    return lines
  }

  private var data: String {
    let shape = prepared.shape
    var text = "\(counted(shape.rows, "sample")), \(counted(shape.inputs, "input")), "
    switch shape.target {
    case .classes(let names): text += counted(names.count, "class")
    case .columns(let names): text += counted(names.count, "target")
    }
    text += "; train \(Self.range(shape.train))"
    if let validation = shape.validation { text += ", validation \(Self.range(validation))" }
    if let test = shape.test { text += ", test \(Self.range(test))" }
    if shape.droppedRows > 0 { text += "; \(counted(shape.droppedRows, "row")) with missing values dropped" }
    return text
  }

  /// How groups of rows are distributed, if there are any.
  private var groups: [String] {
    get throws {
      let dataset = try prepared.store.dataset(prepared.experiment.spec.base.dataset)
      guard let summary = dataset.groupSummary else { return [] }
      let classes: [String] = if case .classes(let names) = prepared.shape.target { names } else { [] }
      return GroupLines(summary, classes: classes).lines
    }
  }

  /// What was guessed about the data, and what to write to override it.
  private var guesses: [String] {
    prepared.shape.notes.filter { $0.severity == .guess }.map { note in
      "            " + note.message + (note.remedy.map { " (to choose otherwise, write \($0))" } ?? "")
    }
  }

  private static func range(_ values: [Int]) -> String {
    guard let least = values.min(), let most = values.max() else { return "0" }
    return range(least...most)
  }

  private static func range(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }
}

extension PreparedExperiment {
  /// What a constant answer reaches under each condition where that is known.
  fileprivate var constantAnswers: [Double] {
    guard experiment.conditions.isEmpty else { return outcome { _ in nil }.constantAnswers }
    // All points are compared with each other, so that only their data count.
    let runs = facts.keys.map { data in
      ExperimentOutcome.Run(
        key: RunKey(point: 0, seed: 0, repetition: 0, fold: nil), identity: "", data: data, record: nil)
    }
    let outcome = ExperimentOutcome(
      name: "", description: "", axes: [], points: [[]], ranking: experiment.spec.ranking, solved: nil,
      classes: [], facts: facts, runs: runs)
    return outcome.constantAnswers
  }
}

extension Double {
  /// A number of bytes with a decimal unit: `1.2 MB`.
  fileprivate var bytesText: String {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    var (value, unit) = (self, 0)
    while value >= 1000, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
    return "\(value.text(significant: 2)) \(units[unit])"
  }
}
