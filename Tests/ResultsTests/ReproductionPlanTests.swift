@testable import Arithmetic
import JSON
import Learning
import Testing
import YAML

@testable import Records
@testable import Results
@testable import Running
@testable import Specs

@Suite("The plan of a reproduction")
struct ReproductionPlanTests {
  private let store = DataStore()
  private let experiment: Experiment
  private let prepared: PreparedExperiment
  private let recorded: RecordedResults

  init() throws {
    let store = self.store
    experiment = try Experiment(
      reading: Source(
        name: "x.yaml",
        text: """
          version: 1
          dataset: {source: iris, split: {test: 0.2, seed: 1}}
          network: {hidden: [2]}
          training: {epochs: 1}
          seeds: 4
          sweep: {parameters: {training.learning_rate: {values: [0.1, 0.2, 0.3]}}}

          """), context: SpecContext(file: "x.yaml") { try store.dataset($0).shape },
      only: [])
    prepared = try PreparedExperiment(experiment, store: store)
    let outcome = prepared.outcome {
      RunRecord(
        identity: $0.text, status: .finished, epochs: 1, metrics: [], curve: Curve(epochs: [], columns: []),
        confusion: [], curveDigest: "c", weightsDigest: "w")
    }
    recorded = RecordedResults(
      path: "x",
      baseline: Baseline(
        of: outcome, spec: prepared.resolvedSpec, fixed: prepared.fixedValues, toolVersion: "",
        arithmeticVersion: ArithmeticVersion.current))
  }

  private func plan(_ recorded: RecordedResults, sample: Int? = nil) -> ReproductionPlan {
    ReproductionPlan(
      of: recorded, by: prepared.outcome { _ in nil }, fixed: recorded.baseline.fixed, sample: sample)
  }

  @Test("pairs every recorded run with the run of the same identity")
  func all() {
    let plan = plan(recorded)
    #expect(plan.steps.map(\.recorded.identity) == prepared.tasks.map(\.identity))
    #expect(plan.steps.allSatisfy { $0.recorded.identity == $0.now.identity })
    #expect(plan.data.isEmpty && plan.spec.isEmpty && plan.recordedArithmetic == nil && plan.unnamed == 0)
  }

  @Test("takes the same sample each time, of different runs, spread over the experiment", arguments: 1...13)
  func sample(count: Int) {
    let taken = plan(recorded, sample: count).steps.map(\.now.key)
    #expect(taken == plan(recorded, sample: count).steps.map(\.now.key))
    #expect(Set(taken).count == min(count, 12))
    if count == 3 { #expect(taken.map(\.point) == [0, 1, 2]) }
  }

  @Test("reports different data, another arithmetic version and missing runs, and trains the others")
  func premises() {
    var old = recorded
    old.baseline.arithmeticVersion = 0
    for index in old.baseline.runs.indices {
      old.baseline.runs[index].identity = "old\(index)"
      old.baseline.runs[index].data[1].digest = "other"
    }
    old.baseline.runs[5].seed = 99
    old.baseline.runs[6].status = .failed
    let plan = plan(old)
    #expect(plan.steps.count == 10)
    #expect(plan.unnamed == 1 && plan.failed == 1)
    #expect(plan.recordedArithmetic == 0)
    #expect(plan.data.map(\.part) == ["test"] && plan.data[0].runs == 10 && plan.data[0].recorded == "other")
  }

  @Test(
    "succeeds only if results are bit-identical; different data are a difference, and no runs are incomplete")
  func result() {
    var now: [String: RunRecord] = [:]
    for run in recorded.baseline.runs {
      now[run.identity] = RunRecord(
        identity: run.identity, status: .finished, epochs: 1, metrics: [],
        curve: Curve(epochs: [], columns: []), confusion: [], curveDigest: "c", weightsDigest: "w")
    }
    #expect(Reproduction(plan(recorded), kept: [:], now: now).result == .same)
    var other = now
    other[prepared.tasks[3].identity]?.weightsDigest = "x"
    let reproduction = Reproduction(plan(recorded), kept: [:], now: other)
    #expect(reproduction.result == .different)
    #expect(reproduction.failures.map(\.run.identity) == [prepared.tasks[3].identity])
    var data = recorded
    data.baseline.runs[0].data[0].digest = "other"
    #expect(Reproduction(plan(data), kept: [:], now: now).result == .different)
    var empty = recorded
    empty.baseline.runs = []
    #expect(Reproduction(plan(empty), kept: [:], now: [:]).result == .incomplete)
    var more = recorded
    more.baseline.runs[0].identity = "old"
    more.baseline.runs[0].seed = 99
    #expect(Reproduction(plan(more), kept: [:], now: now).result == .incomplete)
  }
}
