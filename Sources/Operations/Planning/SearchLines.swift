import JSON
import Records
import Reports
import Results
import Running
import Searching
import Specs

/// What a search chooses from, what it will try first, and what it will cost at least and at most.
struct SearchLines {
  let search: Search
  private let experiment: Experiment
  private let probes: PreparedExperiment
  private let jobs: Int?

  /// Throws `DatasetError`.
  init(_ prepared: PreparedExperiment, search: Search, jobs: Int?) throws {
    self.search = search
    self.jobs = jobs
    experiment = prepared.experiment
    probes = try PreparedExperiment(experiment.probing, store: prepared.store)
  }

  /// `  search    100 trials by tpe, seed 0, 10 at a time`, and the axes.
  var space: [String] {
    let included = search.included.isEmpty ? "" : ", \(search.included.count) of them included points"
    let width = search.axes.map(\.path.count).max() ?? 0
    return [
      "  search    \(counted(search.trials, "trial")) by \(search.method.rawValue)\(included), seed \(search.seed), "
        + "\(search.batch) at a time"
    ]
      + search.axes.map { axis in
        let name = axis.path + String(repeating: " ", count: width - axis.path.count)
        let condition = axis.condition.map { condition in
          let parent = search.axes[condition.axis]
          guard case .values(let values, _) = parent.kind else { return "" }
          let names = condition.choices.map { AxisText.value(values[$0]) }.joined(separator: ", ")
          return "; where \(parent.path) is \(names)"
        }
        return "            \(name)  \(axis.text)\(condition ?? "")".visible
      }
  }

  /// Runs, weights and work, from the least to the most that the ends of the axes take.
  var cost: [String] {
    let points = Array(experiment.probing.points.indices)
    let each = points.map { probes.runCount(at: $0) }.max() ?? 0
    let updates = points.map { probes.connectionUpdates(at: $0) * Double(search.trials) }
    let (least, most) = (updates.min() ?? 0, updates.max() ?? 0)
    let range = Self.range(least.powerOfTenText, most.powerOfTenText)
    let weights = points.map { probes.weights[$0] }
    return [
      "  runs      \(search.trials * each) = \(counted(search.trials, "trial")) × \(counted(each, "run"))",
      "  weights   \(Self.range("\(weights.min() ?? 0)", "\(weights.max() ?? 0)")) per network",
      "  work      \(range) connection updates (weights × training samples × epochs, all runs), at the ends of the axes",
    ] + time(points, updates)
  }

  private func time(_ points: [Int], _ updates: [Double]) -> [String] {
    guard let jobs, let least = points.min(by: { updates[$0] < updates[$1] }),
      let most = points.max(by: { updates[$0] < updates[$1] })
    else { return [] }
    let texts = [least, most].map { point in
      PlanTable.text(seconds: probes.estimate(of: [point], jobs: jobs).seconds * Double(search.trials))
    }
    return [
      "  time      \(Self.range(texts[0], texts[1])) on \(counted(jobs, "thread")), as a rough figure by the planner's cost model"
    ]
  }

  /// The first batch: what is known before anything is trained.
  func proposals(top: Int) -> [String] {
    var course = SearchCourse(SearchedSpace(search), ranking: experiment.spec.ranking)
    guard let first = course.propose(after: []) else { return ["  the space has no points"] }
    var all = first.points
    if !search.method.learns, !search.included.isEmpty {
      let unknown = all.indices.map { trial in
        PointSummary(point: trial, runs: [], ranking: experiment.spec.ranking, solved: nil)
      }
      all += course.propose(after: unknown)?.points ?? []
    }
    let points = all.prefix(search.trials)
    let lines = points.prefix(top).enumerated().map { trial, values in
      let words = zip(search.axes, values).filter { !$1.isNull }.map { "\($0.path)=\($1.compactText)" }
      return "    \(trial)  " + words.joined(separator: "  ").visible
    }
    let rest = points.count > top ? ["    … and \(points.count - top) more"] : []
    let next =
      points.count < search.trials
      ? [
        "  the next trials are proposed when these are trained"
          + (search.method.learns ? ", by their results" : "")
      ] : []
    return ["  first proposals:"] + lines + rest + next
  }

  private static func range(_ least: String, _ most: String) -> String {
    least == most ? least : "\(least) to \(most)"
  }
}
