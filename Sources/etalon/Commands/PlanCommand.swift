import ArgumentParser
import Datasets
import Experiments
import JSON
import Learning

/// Says what a run would do, without doing it.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Shows what an experiment would train, and every mistake in its spec.")

  @OptionGroup var arguments: SpecArguments

  @Option(help: "How many points are listed.")
  var top = 5

  @Flag(help: "Also show how runs are put together, which trainer has them, and their share of the work.")
  var verbose = false

  @Flag(
    help:
      "Also write the SHA-256 of the data's files into the spec, so that other bytes are an error from then on."
  )
  var pin = false

  @Option(help: "Threads to plan for; by default as many as the machine has processors.")
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
    if top < 1 { throw ValidationError("--top is at least 1") }
  }

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let (experiment, source) = try arguments.experiment(store: store)
    if pin { try Pinning.write(experiment.spec.base.dataset, into: source, path: arguments.spec) }
    let runs: ExperimentRuns
    do {
      runs = try ExperimentRuns(of: experiment, store: store)
    } catch {
      Reporting.error("\(error)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
    let tasks = runs.tasks.filter { experiment.chosen?.contains($0.place.point) ?? true }
    for line in try Self.lines(of: experiment, tasks: tasks, runs: runs, store: store, top: top) {
      Terminal.output.writeLine(line)
    }
    guard verbose else { return }
    let bundles = try Planner(jobs: jobs ?? Machine.processorCount).bundles(of: tasks, store: store)
    for line in Self.lines(of: bundles) { Terminal.output.writeLine(line) }
  }

  private static func lines(
    of experiment: Experiment, tasks: [RunTask], runs: ExperimentRuns, store: DataStore, top: Int
  ) throws -> [String] {
    let shape = runs.shape
    var points: [Int] = []
    for task in tasks where points.last != task.place.point { points.append(task.place.point) }
    var factors = [
      "\(points.count) \(points.count == 1 ? "point" : "points")", seeds(experiment.spec.seeds.count),
    ]
    if shape.repeats > 1 { factors.append("\(shape.repeats) repeats") }
    if let folds = shape.folds { factors.append("\(folds) folds") }
    let updates = try tasks.reduce(0.0) { sum, task in
      let samples = try store.dataset(task.partition.request).shape.train.upperBound
      return sum + task.connectionUpdates(trainingSamples: samples)
    }
    var lines =
      [
        "\(experiment.spec.name)"
          + (experiment.spec.description.isEmpty ? "" : ": \(experiment.spec.description)"), "",
        "  data      \(data(shape))",
      ] + shape.notes.filter { $0.severity == .guess }.map { "            \(words(of: $0))" } + [
        "  runs      \(tasks.count) = " + factors.joined(separator: " × "),
        "  weights   \(range(tasks.map(\.job.topology.weightCount))) a network",
        "  work      \(updates.powerOfTenText) connection updates (weights × training samples × epochs, over all runs)",
        "  ranked    by \(experiment.spec.ranking.metric), \(experiment.spec.ranking.goal == .maximize ? "the higher" : "the lower") the better",
        "", "  first points:",
      ]
    for point in points.prefix(top) {
      let values = experiment.points.values(at: point).map { "\($0.path)=\($0.value.compactText)" }
      let layers = tasks.first { $0.place.point == point }?.job.topology.sizes.map(String.init) ?? []
      lines.append("    " + (["\(point)", layers.joined(separator: "-")] + values).joined(separator: "  "))
    }
    if points.count > top { lines.append("    … and \(points.count - top) more") }
    return lines
  }

  /// What was guessed, and what to write to choose otherwise.
  private static func words(of note: DatasetNote) -> String {
    (note.message + (note.remedy.map { " (to choose otherwise, write \($0))" } ?? "")).shown
  }

  private static func seeds(_ count: Int) -> String { "\(count) \(count == 1 ? "seed" : "seeds")" }

  private static func data(_ shape: DatasetShape) -> String {
    var words =
      "\(shape.rows) \(shape.rows == 1 ? "sample" : "samples"), \(shape.inputs) \(shape.inputs == 1 ? "input" : "inputs"), "
    switch shape.target {
    case .classes(let names): words += "\(names.count) classes"
    case .columns(let names): words += "\(names.count) \(names.count == 1 ? "target" : "targets")"
    }
    words += "; train \(range(shape.train))"
    if let validation = shape.validation { words += ", validation \(range(validation))" }
    if let test = shape.test { words += ", test \(range(test))" }
    if shape.droppedRows > 0 { words += "; \(shape.droppedRows) rows with missing values dropped" }
    return words
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
