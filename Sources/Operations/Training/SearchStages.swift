import JSON
import Records
import Results
import Running
import Searching
import Specs

/// A search: one stage for each batch of points, decided when all runs of all earlier points have records.
///
/// Whatever was trained before, the search is decided again from its beginning, batch by batch, and compared with what its log
/// says; batches that have all their records are passed over.
struct SearchStages: SweepStages {
  private var prepared: PreparedExperiment
  private var course: SearchCourse
  private let log: SearchLog
  private let search: Search
  /// Of the first points, all of whose runs have records.
  private var results: [PointSummary] = []
  private var hasBegun = false
  private(set) var notes: [String] = []

  /// Nothing is decided yet.
  init(_ experiment: Experiment, search: Search, folder: String, store: DataStore) throws {
    let space = SearchedSpace(search)
    let key = try SearchKey(of: experiment, space: space, store: store)
    log = try SearchLog(results: folder, key: key)
    self.search = search
    prepared = try PreparedExperiment(experiment, store: store)
    course = SearchCourse(space, ranking: experiment.spec.ranking)
    if log.hasOthers {
      notes.append(
        "\(log.path) has the proposals of a search with other axes, settings or data; this search starts from its first trial, "
          + "and runs that have a record are not trained again")
    }
  }

  mutating func next(after records: [RunID: RunRecord]) throws -> SweepStage? {
    let known = prepared.experiment.points.count
    while takeResults(from: records), prepared.experiment.points.count < search.trials,
      let proposal = course.propose(after: results)
    {
      do { try log.record(proposal) } catch let error as SearchLog.Contradiction {
        throw OperationError(.software, error.description)
      }
      try add(proposal)
    }
    noteEnd()
    let count = prepared.experiment.points.count
    guard !hasBegun || count > known else { return nil }
    hasBegun = true
    return SweepStage(
      prepared: prepared, tasks: prepared.tasks, isLast: count == search.trials || course.isUsedUp)
  }

  func blocking(_ records: [RunID: RunRecord]) -> RunKey? {
    prepared.tasks(at: results.count..<prepared.experiment.points.count)
      .first { task in !(records[task.id].map(task.isAnswered) ?? false) }?.key
  }

  /// Adds a batch, or as much of it as the search has trials for.
  private mutating func add(_ proposal: Proposal) throws {
    let experiment = prepared.experiment
    let values = experiment.points.indices.map { experiment.points.values(at: $0).map(\.value) }
    let batch = proposal.points.prefix(search.trials - values.count)
    prepared = try PreparedExperiment(
      experiment.with(trials: values + batch), store: prepared.store, extending: prepared)
  }

  /// Sums up the points that have all their records, in their order; whether these are all points.
  private mutating func takeResults(from records: [RunID: RunRecord]) -> Bool {
    let experiment = prepared.experiment
    let (named, classes) = (experiment.spec.base.namedMetrics, prepared.classes)
    for point in results.count..<experiment.points.count {
      var runs: [ExperimentOutcome.Run] = []
      for task in prepared.tasks(at: [point]) {
        guard let record = records[task.id], task.isAnswered(by: record) else { return false }
        runs.append(
          ExperimentOutcome.Run(
            key: task.key, id: task.id, record: record.presenting(named, classes: classes)))
      }
      results.append(
        PointSummary(
          point: point, runs: runs[...], ranking: experiment.spec.ranking, solved: experiment.spec.solved))
    }
    return true
  }

  private mutating func noteEnd() {
    let count = prepared.experiment.points.count
    guard course.isUsedUp, count < search.trials, results.count == count else { return }
    let note =
      "the space has no more points: the search ends after \(counted(count, "trial")) of \(search.trials)"
    if !notes.contains(note) { notes.append(note) }
  }
}

extension SearchKey {
  /// The key of an experiment's search. Throws `DatasetError`.
  init(of experiment: Experiment, space: SearchedSpace, store: DataStore) throws {
    let probes = try PreparedExperiment(experiment.probing, store: store)
    self.init(of: space, ranking: experiment.spec.ranking, runs: probes.identities)
  }
}
