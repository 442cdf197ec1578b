import Files
import JSON
import Learning
import Specs

/// `plan.json`: the runs of an experiment without their results, so that results can be read without the spec and the
/// data.
extension ExperimentOutcome {
  /// The plan's path in a results folder.
  static func planPath(in folder: String) -> String { folder + "/plan.json" }

  /// Adds the plan to the files to be written to a results folder.
  package func writePlan(to files: inout AtomicFiles) throws(FileError) {
    try files.write(Self.planPath(in: files.folder), planBytes)
  }

  /// The plan in a results folder, without records; nil if there is no plan.
  package init?(planIn folder: String) throws(FileError) {
    let path = Self.planPath(in: folder)
    guard PosixFolder.exists(path) else { return nil }
    let bytes = try PosixFile(path, for: .reading).contents()
    guard let outcome = ExperimentOutcome(plan: bytes) else {
      throw FileError("read", path, "it is not a plan")
    }
    self = outcome
  }

  /// Which file the plan in a results folder is; nil if there is no plan. Each `etalon run` writes a new one.
  package static func planIdentity(in folder: String) -> FileStatus.Identity? {
    (try? FileStatus(of: planPath(in: folder)))?.identity
  }

  /// The plan in a results folder, joined with the records of its runs; nil if there is no plan.
  ///
  /// - Parameter further: metrics that the records should have besides those that the plan names.
  package init?(results folder: String, metrics further: [Metric] = []) throws(FileError) {
    guard var outcome = try ExperimentOutcome(planIn: folder) else { return nil }
    outcome.metrics = Set(outcome.metrics + further).sorted()
    let entries = try JournalReplay(results: folder).entries
    for index in outcome.runs.indices {
      outcome.runs[index].record = entries[outcome.runs[index].id].flatMap {
        outcome.presenting($0.record)
      }
    }
    self = outcome
  }

  /// The plan's file: one object on a line.
  var planBytes: [UInt8] {
    let data = distinctData
    let places = Dictionary(uniqueKeysWithValues: data.enumerated().map { ($1, $0) })
    let stated: JSON = [
      "version": 1, "name": .string(name), "description": .string(description),
      "axes": .array(axes.map(JSON.string)),
      "points": .array(points.map { .array($0.map(\.value)) }),
      "ranking": ranking.json, "solved": solved?.json ?? .null, "classes": .array(classes.map(JSON.string)),
      "data": .array(
        data.map { parts in .object(parts.map { JSON.Member($0.part, .string($0.digest)) }) }),
    ]
    var writer = JSONWriter(after: stated.compactBytes.dropLast())
    writer.bytes.reserveCapacity(writer.bytes.count + 96 * runs.count)
    writer.name("runs")
    writer.array(runs.indices) { writer, index in
      PlannedRun.write(runs[index], data: places[runs[index].data], to: &writer)
    }
    // Older tools pass over members that they do not know.
    writer.member("conditions", .array(conditions.map(JSON.string)))
    writer.member("weights", .array(weights.map(JSON.int)))
    if !metrics.isEmpty {
      writer.member("metrics", .array(metrics.map { .string($0.rawValue) }))
    }
    if !facts.isEmpty {
      writer.member("facts", .array(data.map { facts[$0]?.json ?? .null }))
    }
    if let search { writer.member("search", search.json) }
    if let rungs { writer.member("rungs", rungs.json) }
    if let race { writer.member("race", race.json) }
    writer.raw("}\n")
    return writer.bytes
  }

  /// The data that runs are trained on, each once: runs name them by their place in this list.
  private var distinctData: [[Manifest.DataDigest]] {
    var seen: Set<[Manifest.DataDigest]> = []
    var distinct: [[Manifest.DataDigest]] = []
    // Neighbours mostly share their data.
    var latest: [Manifest.DataDigest]?
    for run in runs where run.data != latest {
      latest = run.data
      if seen.insert(run.data).inserted { distinct.append(run.data) }
    }
    return distinct
  }

  /// Reads the text of a plan; nil if it is none.
  init?(plan text: [UInt8]) {
    // The runs are most of a plan: they are read without a tree if they have the usual form.
    if let (rest, runs) = PlannedRun.divide(text), let json = try? JSON(parsing: rest) {
      self.init(plan: json, runs: runs)
    } else if let json = try? JSON(parsing: text) {
      let runs = json["runs"]?.array.map { $0.compactMap(PlannedRun.init(json:)) }
      guard let runs, runs.count == json["runs"]?.array?.count else { return nil }
      self.init(plan: json, runs: runs)
    } else {
      return nil
    }
  }

  /// nil if a member is missing or invalid.
  private init?(plan json: JSON, runs: [PlannedRun]) {
    guard json["version"]?.int == 1, let name = json["name"]?.string,
      let description = json["description"]?.string,
      let axes = json["axes"]?.strings, let points = json["points"]?.array,
      let ranking = json["ranking"].flatMap(Ranking.init(json:)),
      let classes = json["classes"]?.strings, json["runs"] != nil,
      points.allSatisfy({ $0.array?.count == axes.count })
    else { return nil }
    let data = (json["data"]?.array ?? []).map { parts in
      (parts.object ?? []).compactMap { part in
        part.value.string.map { Manifest.DataDigest(part: part.name, digest: $0) }
      }
    }
    let known = zip(data, json["facts"]?.array ?? []).compactMap { parts, facts in
      DataFacts(json: facts).map { (parts, $0) }
    }
    let weights = (json["weights"]?.array ?? []).compactMap(\.int).filter { $0 >= 0 }
    self.init(
      name: name, description: description, axes: axes,
      points: points.compactMap { values in
        values.array.map { zip(axes, $0).map { AxisValue(path: $0, value: $1) } }
      },
      ranking: ranking, solved: json["solved"].flatMap(Threshold.init(json:)),
      metrics: (json["metrics"]?.strings ?? []).compactMap(Metric.init(rawValue:)), classes: classes,
      conditions: json["conditions"]?.array?.compactMap(\.string) ?? axes.filter(Conditions.isCondition),
      weights: weights.count == points.count ? weights : [], facts: Dictionary(known) { first, _ in first },
      search: json["search"].flatMap(SearchFacts.init(json:)),
      runs: runs.map { run in
        Run(
          key: run.key, id: run.id,
          data: run.data.flatMap { data.indices.contains($0) ? data[$0] : nil } ?? [], record: nil)
      })
    rungs = json["rungs"].flatMap(RungDecisions.init(json:))
    race = json["race"].flatMap(RaceDecisions.init(json:))
    // Runs are grouped by point, in the points' order.
    let order = self.runs.map(\.key.point)
    guard self.points.count == points.count,
      order.allSatisfy(self.points.indices.contains), zip(order, order.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
  }
}

extension JSON {
  /// The texts of an array of texts; nil for anything else.
  fileprivate var strings: [String]? {
    guard let array else { return nil }
    let texts = array.compactMap(\.string)
    return texts.count == array.count ? texts : nil
  }
}

extension Ranking {
  fileprivate var json: JSON {
    [
      "metric": .string(metric.description), "goal": .string(goal.rawValue), "at": .string(moment.rawValue),
      "over_seeds": .string(overSeeds.rawValue),
    ]
  }

  fileprivate init?(json: JSON) {
    guard let metric = json["metric"]?.string.flatMap(MetricName.init(_:)),
      let goal = json["goal"]?.string.flatMap(Goal.init(rawValue:)),
      let moment = json["at"]?.string.flatMap(Moment.init(rawValue:)),
      let overSeeds = json["over_seeds"]?.string.flatMap(Reduction.init(rawValue:))
    else { return nil }
    self.init(metric: metric, goal: goal, moment: moment, overSeeds: overSeeds)
  }
}

extension Threshold {
  fileprivate var json: JSON {
    let (name, value) =
      switch bound {
      case .atLeast(let value): ("at_least", value)
      case .atMost(let value): ("at_most", value)
      }
    return .object([
      JSON.Member("metric", .string(metric.description)), JSON.Member(name, .number(value)),
    ])
  }

  fileprivate init?(json: JSON) {
    guard let metric = json["metric"]?.string.flatMap(MetricName.init(_:)) else { return nil }
    if let value = json["at_least"]?.double {
      self.init(metric: metric, bound: .atLeast(value))
    } else if let value = json["at_most"]?.double {
      self.init(metric: metric, bound: .atMost(value))
    } else {
      return nil
    }
  }
}
