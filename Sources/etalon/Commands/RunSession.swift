import ArgumentParser
import Arithmetic
import Experiments
import Learning
import Reports
import Synchronization
import YAML

/// One experiment in training: its results folder, held open, and the runs that are left to do.
final class RunSession: Sendable {
  let experiment: Experiment
  let folder: String
  private let runs: ExperimentRuns
  private let store: DataStore
  private let journal: Journal
  private let records: Mutex<[String: RunRecord]>

  /// Opens the results folder, and writes there what is going to be done.
  init(
    experiment: Experiment, source: Source, specPath: String, overrides: [String], store: DataStore,
    folder: String, isFresh: Bool
  ) throws {
    self.experiment = experiment
    self.folder = folder
    self.store = store
    let specFile = specPath == "-" ? nil : Machine.absolute(specPath)
    let absoluteFolder = Machine.absolute(folder)
    let earlier = try Manifest(results: folder)
    if let specFile,
      let owner = earlier?.owner(otherThan: specFile, results: absoluteFolder, exists: PosixFolder.exists)
    {
      Reporting.error(
        "\(folder) belongs to another spec of the same name, \(owner); give one of them another name:, or use --results"
      )
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
    do {
      runs = try ExperimentRuns(of: experiment, store: store)
    } catch {
      Reporting.error("\(error)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
    if isFresh {
      try Journal.clear(results: folder, holder: nameOfThisProcess())
      for name in ExperimentSummary.fileNames { PosixFolder.remove("\(folder)/\(name)") }
    }
    journal = try Journal(results: folder, holder: nameOfThisProcess())
    for damage in journal.replay.damage { Reporting.note("\(damage); its run is trained again") }
    for identity in journal.replay.conflicts {
      Reporting.note("run \(identity.prefix(12)) has two different records; the later one counts")
    }
    records = Mutex(
      journal.replay.entries.mapValues(\.record).filter { $0.value.status != .failed })
    let now = Machine.timeText
    var files = AtomicFiles(in: folder)
    try files.write("\(folder)/spec.yaml", source.bytes)
    try ExperimentOutcome(of: experiment, runs: runs) { _ in nil }.writePlan(to: &files)
    try Manifest(
      name: experiment.spec.name,
      specFile: specFile.map { Manifest.specFile($0, results: absoluteFolder) },
      overrides: overrides, toolVersion: Version.text, arithmeticVersion: ArithmeticVersion.current,
      spec: experiment.resolvedValues(shape: runs.shape),
      data: DatasetPart.allCases.compactMap { part in
        runs.data[part].map { Manifest.DataDigest(part: part.rawValue, digest: $0) }
      },
      environment: Machine.environment, started: earlier?.started ?? now, updated: now
    ).write(to: &files)
    try files.replace()
  }

  /// Trains what is chosen and not done yet.
  func train(jobs: Int, trainer: Trainer?, failsFast: Bool, showsProgress: Bool) throws -> Runner.End {
    let chosen = runs.tasks.filter { experiment.chosen?.contains($0.place.point) ?? true }
    let done = records.withLock { $0 }
    var seen: Set<String> = []
    let tasks = chosen.filter { done[$0.identity] == nil && seen.insert($0.identity).inserted }
    let earlier = chosen.count { done[$0.identity] != nil }
    let equal = chosen.count - earlier - tasks.count
    if showsProgress { announce(chosen: chosen.count, earlier: earlier, equal: equal, jobs: jobs) }
    let progress = SweepProgress(
      experiment: experiment, total: chosen.count - equal, earlier: earlier, isShown: showsProgress)
    for task in chosen { if let record = done[task.identity] { progress.note(task, record) } }
    let bundles = try Planner(jobs: jobs, trainer: trainer).bundles(of: tasks, store: store)
    let runner = Runner(store: store, jobs: jobs, failsFast: failsFast)
    runner.prepare(bundles)
    let start = Machine.seconds()
    let end = try progress.whileShown {
      try runner.run(
        bundles,
        commit: { [self] bundles in
          try journal.append(
            bundles.flatMap { bundle in
              bundle.records.map { JournalEntry(record: $0, build: Machine.build, seconds: bundle.seconds) }
            })
          try journal.sync()
          records.withLock { $0.insert(bundles) }
          progress.add(bundles)
        },
        clock: Machine.seconds, isInterrupted: { Interruption.isAsked })
    }
    if showsProgress { try report(tasks, seconds: Machine.seconds() - start) }
    return end
  }

  /// Says how fast it went: the runs that were trained now, and their connection updates a second.
  private func report(_ tasks: [RunTask], seconds: Double) throws {
    let done = records.withLock { $0 }
    var (count, updates) = (0, 0.0)
    for task in tasks {
      guard let record = done[task.identity] else { continue }
      count += 1
      let samples = try store.sampleCounts(task.partition)[0]
      updates += Double(task.job.topology.weightCount) * Double(samples) * Double(record.epochs)
    }
    guard count > 0 else { return }
    Reporting.note(
      "trained \(count) \(count == 1 ? "run" : "runs") in \(seconds.secondsText): "
        + "\((updates / seconds).powerOfTenText) connection updates a second")
  }

  /// Writes the derived files, and sums up.
  func finish() throws -> ExperimentSummary {
    let records = records.withLock { $0 }
    let summary = ExperimentSummary(ExperimentOutcome(of: experiment, runs: runs) { records[$0] })
    try summary.writeFiles(toResults: folder)
    return summary
  }

  /// Why runs failed, each reason once.
  var failures: [String] {
    let messages = records.withLock { $0.values.compactMap(\.message) }
    return Set(messages).sorted()
  }

  /// A run as people say it.
  func name(of place: RunPlace) -> String {
    var words = experiment.points.values(at: place.point).map { "\($0.path)=\($0.value.compactText)" }
    words.append("seed \(place.seed)")
    if runs.shape.repeats > 1 { words.append("repeat \(place.repetition)") }
    if let fold = place.fold { words.append("fold \(fold)") }
    return words.joined(separator: ", ")
  }

  private func announce(chosen: Int, earlier: Int, equal: Int, jobs: Int) {
    var words = "\(experiment.spec.name): \(chosen) \(chosen == 1 ? "run" : "runs")"
    if earlier > 0 { words += ", \(earlier) done before" }
    if equal > 0 { words += ", \(equal) the same as others" }
    if earlier + equal < chosen { words += ", training on \(jobs) \(jobs == 1 ? "thread" : "threads")" }
    Reporting.note(words)
  }
}
