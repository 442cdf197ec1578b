import Foundation
import Testing

extension EndToEndTests {
  @Suite("reproduce")
  struct ReproduceTests {
    private static let csv =
      "a,b,class\n"
      + (0..<24).map { "\($0 % 7),\($0 % 5),\(["no", "yes"][$0 % 2])\n" }.joined()

    private static let ownData = """
      version: 1
      name: own
      dataset: {source: own.csv, target: class, split: {test: 0.25, seed: 1}}
      network: {hidden: [3]}
      training: {epochs: 3, batch_size: 4}
      seeds: 2

      """

    private func done() async throws -> Workplace {
      let place = try Workplace(["small.yaml": Specs.small])
      try #require(try await place.etalon("run", "small.yaml", "training.epochs=5").status == 0)
      return place
    }

    @Test(
      "trains the runs of a folder again, with the original values, and finds them bit-identical",
      arguments: [[], ["--trainer", "reference"], ["--only", "network.width=5"], ["--sample", "5"]])
    func same(arguments: [String]) async throws {
      let place = try await done()
      let journal = place.results("small").journalLines()
      let outcome = try await place.start(["reproduce", "results/small"] + arguments).outcome()
      #expect(outcome.status == 0, "\(outcome.errors)")
      let count = arguments.contains("--only") ? 6 : arguments.contains("--sample") ? 5 : 12
      #expect(outcome.output == "small: \(count) runs trained again, all bit-identical\n")
      #expect(place.results("small").journalLines() == journal)
    }

    @Test("of a baseline needs its spec, and finds the runs bit-identical")
    func baseline() async throws {
      let place = try await done()
      #expect(try await place.etalon("accept", "small.yaml", "training.epochs=5").status == 0)
      #expect(try await place.etalon("reproduce", "results/small/baseline.json").status == 0)
      try place.write(try place.text("results/small/baseline.json"), to: "alone.json")
      let alone = try await place.etalon("reproduce", "alone.json")
      #expect(alone.status == 65)
      #expect(alone.errors.contains("name the spec's file with --spec"))
      let same = try await place.etalon(
        "reproduce", "alone.json", "training.epochs=5", "--spec", "small.yaml", "--json")
      #expect(same.status == 0)
      #expect(same.output.contains(#""result": "same""#))
      let other = try await place.etalon("reproduce", "alone.json", "--spec", "small.yaml")
      #expect(other.status == 2)
      #expect(
        other.output.hasPrefix(
          "spec: training.epochs 5 recorded, 4 here\nsmall: 12 runs trained again, 12 not"))
      #expect(
        other.output.contains("first difference: network.width=2, training.learning_rate=0.05, seed 0\n"))
    }

    @Test("names the run, epoch and metric of the first difference, and its size")
    func difference() async throws {
      let place = try await done()
      try Self.nudge(place.results("small"), line: 4)
      let outcome = try await place.etalon("reproduce", "results/small")
      #expect(outcome.status == 2)
      let lines = outcome.output.split(separator: "\n")
      #expect(lines[0] == "small: 12 runs trained again, 1 not bit-identical")
      #expect(lines[1].hasPrefix("first difference: network.width="))
      #expect(lines[2].hasPrefix("  train.loss at epoch 2: ") && lines[2].hasSuffix(" here, 1 ulp apart"))
    }

    @Test("reports first that the data differ, and exits with 2")
    func otherData() async throws {
      let place = try Workplace(["own.yaml": Self.ownData, "own.csv": Self.csv])
      #expect(try await place.etalon("run", "own.yaml").status == 0)
      try place.write(Self.csv.replacing("5,4,yes", with: "5,3,yes"), to: "own.csv")
      let outcome = try await place.etalon("reproduce", "results/own")
      #expect(outcome.status == 2)
      #expect(outcome.output.hasPrefix("data: the "))
      #expect(outcome.output.contains(" part of 2 runs differs from the recorded one ("))
    }

    @Test(
      "of a folder without its data says where it looks for them, and how to specify another path")
    func noData() async throws {
      let place = try Workplace(["own.yaml": Self.ownData, "own.csv": Self.csv])
      #expect(try await place.etalon("run", "own.yaml").status == 0)
      try await place.shell("mkdir away elsewhere && mv results away && mv own.csv own.yaml elsewhere")
      let outcome = try await place.etalon("reproduce", "away/results/own")
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("own.csv"))
      #expect(outcome.errors.contains("pass --spec with a spec beside them"))
      let found = try await place.etalon("reproduce", "away/results/own", "--spec", "elsewhere/own.yaml")
      #expect(found.status == 0, "\(found.errors)")
    }

    @Test("of no runs fails")
    func nothing() async throws {
      let place = try await done()
      try Data().write(to: place.results("small").journal)
      let outcome = try await place.etalon("reproduce", "results/small")
      #expect(outcome.status == 3)
      #expect(outcome.output == "small: nothing to compare\n")
      #expect(try await place.etalon("reproduce", "none").status == 65)
      #expect(try await place.etalon("reproduce", "results/small", "epochs=1").status == 64)
    }

    /// Moves the training loss of a journal's line at epoch 2 by one step, and gives the line its new checksum.
    static func nudge(_ results: ResultsFolder, line: Int) throws {
      var lines = results.journalLines().map(String.init)
      let text = lines[line]
      let start = try #require(text.range(of: #""train.loss":["#)?.upperBound)
      let end = try #require(text[start...].firstIndex(of: "]"))
      var values = text[start..<end].split(separator: ",").map(String.init)
      values[2] = "\(try #require(Double(values[2])).nextUp)"
      var content = text.replacingCharacters(in: start..<end, with: values.joined(separator: ","))
      content.replace(#""curve_sha256":""#, with: #""curve_sha256":"0"#)
      let body = try #require(content.range(of: #""v":1"#)).lowerBound
      let checksum = String(crc32c(Array(content[body...].utf8)), radix: 16)
      let padded = String(repeating: "0", count: 8 - checksum.count) + checksum
      lines[line] = #"{"crc":"\#(padded)","# + content[body...]
      try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: results.journal)
    }

    /// Bit by bit, after RFC 3720.
    private static func crc32c(_ bytes: [UInt8]) -> UInt32 {
      ~bytes.reduce(~UInt32(0)) { state, byte in
        (0..<8).reduce(state ^ UInt32(byte)) { state, _ in state >> 1 ^ (state & 1 == 0 ? 0 : 0x82F6_3B78) }
      }
    }
  }
}
