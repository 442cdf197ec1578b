import JSON
import Testing
import YAML

@testable import Records
@testable import Running
@testable import Specs

@Suite("A division into shards")
struct ShardDivisionTests {
  private func prepared(_ text: String, only: [String] = []) throws -> PreparedExperiment {
    let store = DataStore()
    let experiment = try Experiment(
      reading: Source(name: "random.yaml", text: text),
      context: SpecContext(file: "random.yaml") { try store.dataset($0).shape }, only: only)
    return try PreparedExperiment(experiment, store: store)
  }

  private func spec(_ axes: [String], seeds: Int) -> String {
    """
    version: 1
    name: shards
    dataset: {source: iris, scale: standard, split: {folds: 2, seed: 1}}
    network: {width: 3}
    training: {epochs: 4}
    seeds: \(seeds)
    sweep:
      parameters:
        \(axes.joined(separator: "\n    "))

    """
  }

  /// An axis of so many learning rates.
  private func rates(_ count: Int) -> String {
    let values = (1...count).map { "\(Double($0) / 100)" }
    return "training.learning_rate: {values: [\(values.joined(separator: ", "))]}"
  }

  @Test("has every identity in exactly one shard, and shards train what the division says")
  func completeness() throws {
    for seed in 1...30 {
      let random = RandomSpec(seed: UInt64(seed))
      let prepared = try prepared(random.text)
      let tasks = prepared.tasks
      for count in [1, 2, 7, 64] {
        let division = prepared.division(into: count)
        #expect(division.runs.count == count)
        var trained: [RunID] = []
        for runs in division.runs {
          #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
          let shard = prepared.tasks(in: runs)
          #expect(shard.map(\.key) == runs.joined().map { tasks[$0].key }, "\(random)")
          trained += shard.map(\.id)
        }
        #expect(trained.count == Set(trained).count && Set(trained) == Set(tasks.map(\.id)), "\(random)")
        #expect(ShardDivision(json: division.json) == division)
      }
    }
  }

  @Test("is balanced by predicted cost, not by the number of runs")
  func balance() throws {
    let rates = self.rates(50)
    let prepared = try prepared(spec(["network.width: {values: [2, 20, 200]}", rates], seeds: 4))
    for count in [2, 5, 16] {
      let division = prepared.division(into: count)
      let mean = division.seconds.reduce(0, +) / Double(count)
      for seconds in division.seconds { #expect(abs(seconds - mean) < 0.15 * mean) }
      let counts = (1...count).map { division.count(of: Shard($0, of: count)) }
      #expect(counts.reduce(0, +) == 1200)
      #expect(counts.max()! > 2 * counts.min()!)
    }
  }

  @Test("is balanced where points have the runs of others, which no shard trains")
  func repeatedPoints() throws {
    let points = (1...20).map { "{network.depth: 1, training.learning_rate: \(Double($0) / 100)}" }
    let text = spec([rates(20)], seeds: 4) + "  include: [\(points.joined(separator: ", "))]\n"
    let division = try prepared(text).division(into: 4)
    #expect((1...4).map { division.count(of: Shard($0, of: 4)) } == [40, 40, 40, 40])
  }

  @Test("keeps runs of one shape together, also where the shape is the axis that changes fastest")
  func shapes() throws {
    let rates = self.rates(40)
    let prepared = try prepared(spec([rates, "network.width: {values: [2, 3]}"], seeds: 2))
    let shards = prepared.division(into: 4).runs.map { prepared.tasks(in: $0) }
    // Two shapes of about equal cost: two shards each, or one that has the boundary.
    #expect(shards.count { Set($0.map { $0.topology.sizes }).count == 1 } >= 3)
  }

  @Test("covers the points that the command line selected, and no others")
  func selection() throws {
    let prepared = try prepared(
      spec(["network.width: {values: [2, 3, 4]}"], seeds: 2), only: ["network.width=3"])
    let division = prepared.division(into: 2)
    #expect(division.runs.flatMap { $0 }.reduce(0) { $0 + $1.count } == 4)
    #expect(division.runs.flatMap { prepared.tasks(in: $0) }.allSatisfy { $0.key.point == 1 })
  }
}
