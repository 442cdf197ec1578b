import Foundation
import Testing

extension EndToEndTests {
  @Suite("An experiment in shards")
  struct ShardTests {
    @Test("trained in any order and collected has the bytes of a single process")
    func collect() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let results = place.results("small")
      for number in [3, 1, 5, 2, 4] {
        let shard = try await place.etalon("run", "small.yaml", "--shard", "\(number)/5")
        #expect(shard.status == 0 && shard.output.contains("shard \(number)/5 of results/small: "))
        #expect(!place.exists("results/small/runs.csv"))
        if number == 1 {
          let part = try await place.etalon("collect", "results/small")
          #expect(part.status == 75)
          #expect(part.output.contains("2 of 5 shards complete"))
          #expect(part.output.contains("not started"))
          #expect(part.output.contains("to train the rest: etalon run small.yaml"))
          for name in ResultsFolder.comparable {
            try FileManager.default.removeItem(at: results.folder.appendingPathComponent(name))
          }
        }
      }
      let collected = try await place.etalon("collect", "results/small")
      #expect(collected.status == 0, "\(collected.errors)")
      #expect(collected.output == "results/small: 12 of 12 runs have a record\n  5 of 5 shards complete\n")
      let expected = try await ReproducibilityTests.expected.value
      #expect(try results.filesDiffering(from: expected) == [])
      // Nothing is left: no attempt leaves a file, and a single process has nothing to do.
      let files = try FileManager.default.contentsOfDirectory(
        atPath: results.folder.appendingPathComponent("journal").path)
      let again = try await place.etalon("run", "small.yaml", "--shard", "2/5")
      #expect(again.status == 0)
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: results.folder.appendingPathComponent("journal").path
        ).count == files.count)
      let all = try await place.etalon("run", "small.yaml")
      #expect(all.errors.contains("12 runs, 12 done before"))
    }

    @Test("killed at any time and started again, two attempts at once, has the bytes of a single process")
    func kills() async throws {
      let place = try Workplace(["long.yaml": Specs.long])
      let results = place.results("long")
      let arguments = ["run", "long.yaml", "--jobs", "1", "--trainer", "tiles", "--shard"]
      var killed = 0
      for round in 1...3 {
        let tools = try [1, 2, 2, 3].map { try place.start(arguments + ["\($0)/3"]) }
        while results.shardLineCount() < 5 * round, tools.contains(where: \.isRunning) {
          try await Task.sleep(for: .milliseconds(2))
        }
        for tool in tools { tool.kill() }
        for tool in tools where try await tool.outcome().wasKilled { killed += 1 }
      }
      #expect(killed > 3)
      // A torn line of a killed process, which nobody repairs.
      let journal = results.folder.appendingPathComponent("journal")
      try Data("{\"crc\":\"12".utf8).write(to: journal.appendingPathComponent("shard-1of3-local-0-0.jsonl"))
      let part = try await place.etalon("collect", "results/long")
      #expect(part.status == 75 || part.status == 0)
      for number in 1...3 {
        let outcome = try await place.etalon("run", "long.yaml", "--shard", "\(number)/3")
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      let collected = try await place.etalon("collect", "results/long")
      #expect(collected.status == 0, "\(collected.errors)\(collected.output)")
      let expected = try await InterruptionTests.expected.value
      #expect(try results.filesDiffering(from: expected) == [])
    }

    @Test("of another spec than the folder's plan is refused until the plan is replaced")
    func anotherPlan() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      _ = try await place.etalon("run", "small.yaml", "--shard", "1/2")
      let refused = try await place.etalon("run", "small.yaml", "seeds=4", "--shard", "1/2")
      #expect(refused.status == 65)
      #expect(refused.errors.contains("it is the plan of other runs than this spec's"))
      let replaced = try await place.etalon("collect", "small.yaml", "seeds=4")
      #expect(replaced.status == 75 && replaced.output.contains("6 of 16 runs have a record"))
      for number in 1...2 {
        let shard = try await place.etalon("run", "small.yaml", "seeds=4", "--shard", "\(number)/2")
        #expect(shard.status == 0, "\(shard.errors)")
      }
      let collected = try await place.etalon("collect", "results/small")
      #expect(collected.status == 0)
      _ = try await place.etalon("run", "small.yaml", "seeds=4", "--results", "fresh")
      #expect(
        try place.results("small").filesDiffering(from: place.results("small", in: "fresh").files()) == [])
    }

    @Test("is interrupted like a run, and refuses options that would disturb other shards")
    func interruption() async throws {
      let place = try Workplace(["long.yaml": Specs.long])
      let process = try place.start(
        ["run", "long.yaml", "--jobs", "1", "--trainer", "tiles", "--shard", "1/2"])
      while place.results("long").shardLineCount() == 0, process.isRunning {
        try await Task.sleep(for: .milliseconds(2))
      }
      process.send(SIGTERM)
      let outcome = try await process.outcome()
      #expect(outcome.status == 75)
      #expect(outcome.errors.contains("to continue: etalon run long.yaml"))
      let names = try FileManager.default.contentsOfDirectory(
        atPath: place.results("long").folder.appendingPathComponent("journal").path)
      #expect(!names.contains { $0.hasSuffix(".writing") })
      for (arguments, message) in [
        (["--shard", "3/2"], "3/2"), (["--shard", "1/2", "--fresh"], "--fresh"),
        (["--shard", "1/2", "--json"], "--json"),
      ] {
        let refused = try await place.start(["run", "long.yaml"] + arguments).outcome()
        #expect(refused.status == 64 && refused.errors.contains(message))
      }
    }
  }
}

extension ResultsFolder {
  /// The whole lines in the journals of shards, of all attempts.
  fileprivate func shardLineCount() -> Int {
    let journal = folder.appendingPathComponent("journal")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: journal.path)) ?? []
    return names.filter { $0.hasPrefix("shard-") && $0.hasSuffix(".jsonl") }.reduce(0) { count, name in
      let bytes = (try? Data(contentsOf: journal.appendingPathComponent(name))) ?? Data()
      return count + bytes.count { $0 == UInt8(ascii: "\n") }
    }
  }
}
