import Foundation
import Testing

@Suite("Networks")
struct NetworkTests {
  /// Text columns with missing values, a header, and values that are not scaled alike.
  private static let mixed = """
    version: 1
    name: mixed
    dataset:
      source: mixed.csv
      target: kind
      ignore: [id]
      one_hot: [colour]
      missing: mean
      scale: [{columns: [width], scale: log}, {scale: standard}]
      split: {test: 0.25, seed: 1}
    network: {hidden: [5], output: softmax}
    training: {learning_rate: 0.1, batch_size: 8, epochs: 20}
    seeds: 2

    """

  private static var mixedTable: String {
    var lines = ["id,width,colour,height,kind"]
    for index in 0..<80 {
      let width = index % 9 == 0 ? "" : "\(Double(index * 37 % 50) / 4)"
      let colour = index % 11 == 0 ? "NA" : ["red", "green", "blue"][index % 3]
      let kind = (index * 37 % 50 > 25) == (index % 3 == 0) ? "Ω one" : "\"two, three\""
      lines.append("\(index),\(width),\(colour),\(index % 13),\(kind)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Network: Decodable {
    struct Provenance: Decodable { var metrics: [String: Double?] }
    var provenance: Provenance
  }

  @Test("predict what the record says, from both formats")
  func sameAccuracy() async throws {
    let place = try Workplace([
      "small.yaml": Specs.small, "mixed.yaml": Self.mixed, "mixed.csv": Self.mixedTable,
    ])
    for name in ["small", "mixed"] {
      #expect(try await place.etalon("run", "\(name).yaml").status == 0)
      for file in ["\(name).json", "\(name).safetensors"] {
        let made = try await place.etalon("network", "results/\(name)", "--seed", "1", "--output", file)
        #expect(made.status == 0, "\(made.errors)")
        let written = try await place.etalon(
          "predictions", "results/\(name)", "--seed", "1", "--keep", "--output", "\(name).test.csv")
        #expect(written.status == 0, "\(written.errors)")
        let predicted = try await place.etalon("predict", file, "\(name).test.csv", "--json")
        #expect(predicted.status == 0, "\(predicted.errors)")
        let report = try JSONDecoder().decode(PredictionReport.self, from: Data(predicted.output.utf8))
        let metrics = report.metrics
        let network = try JSONDecoder().decode(Network.self, from: Data(place.text("\(name).json").utf8))
        let record = network.provenance.metrics
        for metric in ["accuracy", "macro_f1"] {
          #expect(metrics[metric] == record["test.\(metric)"], "\(name) \(metric)")
        }
        let run = report.run
        let row = try #require(try place.results(name).rows(of: "runs.csv").first { $0["run"] == run })
        #expect(row["seed"] == "1")
        #expect(row["metric.test.accuracy"].flatMap { Double($0) } == metrics["accuracy"], "\(name)")
      }
    }
  }

  @Test("match columns by name in any order, and name all that are missing")
  func columns() async throws {
    let place = try Workplace(["mixed.yaml": Self.mixed, "mixed.csv": Self.mixedTable])
    _ = try await place.etalon("run", "mixed.yaml")
    _ = try await place.etalon("network", "results/mixed", "-o", "m.json")
    try place.write("a,height,width,colour\n1,3,2.5,red\n", to: "one.csv")
    try place.write("colour,width,extra,height\nred,2.5,x,3\n", to: "other.csv")
    let one = try await place.etalon("predict", "m.json", "one.csv", "--probabilities")
    let other = try await place.etalon("predict", "m.json", "other.csv", "--probabilities")
    #expect(one.status == 0 && one.output == other.output, "\(one.errors)")
    #expect(one.output.hasPrefix("prediction,\"probability(two, three)\",probability(Ω one)\n"))
    try place.write("height,kind\n3,Ω one\n", to: "few.csv")
    let few = try await place.etalon("predict", "m.json", "few.csv")
    #expect(few.status == 65)
    #expect(few.errors.contains("these 2 columns are missing: width, colour"), "\(few.errors)")
  }

  @Test("count unknown texts, missing values and values outside the range of training")
  func findings() async throws {
    let place = try Workplace(["mixed.yaml": Self.mixed, "mixed.csv": Self.mixedTable])
    _ = try await place.etalon("run", "mixed.yaml")
    _ = try await place.etalon("network", "results/mixed", "-o", "m.safetensors")
    try place.write(
      "width,colour,height,kind\n1,mauve,2,Ω one\n,red,3,Ω one\n99,red,3,\n5,,2,Ω one\n5,red,2,Ω one\n",
      to: "odd.csv")
    let odd = try await place.etalon("predict", "m.safetensors", "odd.csv", "--output", "p.csv")
    #expect(odd.status == 0, "\(odd.errors)")
    for part in [
      "5 rows, 5 predicted", "over 4 rows with a target: loss ", ", accuracy 1,",
      "column width: 1 missing value replaced by the mean of training, the first in row 2",
      "column colour: 1 missing value replaced",
      "column colour: 1 row with a text that training did not have",
      "row 1: \"mauve\"", "column width: 1 value outside the range of training, the first in row 3: 99",
    ] { #expect(odd.output.contains(part), "\(part) in \(odd.output)") }
    #expect(try place.text("p.csv").split(separator: "\n").count == 6)
  }

  @Test("without a rule for missing values, leave out a row's prediction")
  func withoutPrediction() async throws {
    let place = try Workplace(["small.yaml": Specs.small])
    _ = try await place.etalon("run", "small.yaml")
    _ = try await place.etalon("network", "results/small", "-o", "m.json")
    try place.write(
      "x4,x3,x1,x2\n0.2,1.4,5.1,3.5\n,1.4,5.1,3.5\n0.2,1.4,?,3.5\n2.3,5.1,6.9,3.1\n",
      to: "t.csv")
    let outcome = try await place.etalon("predict", "m.json", "t.csv", "--probabilities")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6)
    #expect(lines[2] == ",,," && lines[3] == ",,," && lines[1] != ",,,")
    #expect(outcome.errors.contains("4 rows, 2 predicted"))
    #expect(outcome.errors.contains("column x4: 1 row without a value and so without a prediction"))
  }

  @Test("end with check's codes where expectations are given")
  func expectations() async throws {
    let place = try Workplace(["small.yaml": Specs.small])
    _ = try await place.etalon("run", "small.yaml")
    _ = try await place.etalon("network", "results/small", "-o", "m.json")
    _ = try await place.etalon("predictions", "results/small", "--keep", "-o", "t.csv")
    func status(_ bound: String, _ file: String = "t.csv") async throws -> Int32 {
      try await place.etalon("predict", "m.json", file, "--json", "--expect", bound).status
    }
    #expect(try await status("accuracy>=0.5") == 0)
    #expect(try await status("accuracy > 1") == 2)
    #expect(try await status("rmse<1") == 0)
    #expect(try await status("medae<1") == 64)
    #expect(try await status("accuracy") == 64)
    try place.write("x1,x2,x3,x4\n5,3,1,0.2\n", to: "bare.csv")
    #expect(try await status("accuracy>=0.5", "bare.csv") == 3)
  }

  @Test("are not written where the weights are not those of the record")
  func changedRecord() async throws {
    let place = try Workplace(["small.yaml": Specs.small])
    _ = try await place.etalon("run", "small.yaml")
    // Every weight's digest becomes another one; the checksum of a line covers it, so the line is written as an old tool's.
    let journal = place.results("small").journal
    var text = String(decoding: try Data(contentsOf: journal), as: UTF8.self)
    text = text.replacing(/"weights_sha256":"[0-9a-f]{4}/, with: "\"weights_sha256\":\"0000")
    text = try Self.withChecksums(text)
    try Data(text.utf8).write(to: journal)
    let outcome = try await place.etalon("network", "results/small", "-o", "m.json")
    #expect(outcome.status == 70, "\(outcome.errors)")
    #expect(outcome.errors.contains("not bit-identical"))
    #expect(!place.exists("m.json"))
  }

  /// Lines begin with the CRC-32C of what follows it.
  private static func withChecksums(_ text: String) throws -> String {
    try text.split(separator: "\n").map { line in
      let match = try #require(line.firstMatch(of: /^\{"crc":"([0-9a-f]+)",/))
      let rest = line[match.range.upperBound...]
      return "{\"crc\":\"\(crc(Array(rest.utf8)))\"," + rest
    }.joined(separator: "\n") + "\n"
  }

  private static func crc(_ bytes: [UInt8]) -> String {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0x82F6_3B78 : 0) }
    }
    let text = String(~crc, radix: 16)
    return String(repeating: "0", count: 8 - text.count) + text
  }

  @Test("refuse an extension that no format has, and files that are no networks")
  func refusals() async throws {
    let place = try Workplace(["small.yaml": Specs.small, "data.csv": "a\n1\n"])
    _ = try await place.etalon("run", "small.yaml")
    let format = try await place.etalon("network", "results/small", "-o", "m.pickle")
    #expect(format.status == 64 && format.errors.contains(".safetensors"), "\(format.errors)")
    let model = try await place.etalon("predict", "data.csv", "data.csv")
    #expect(
      model.status == 65 && model.errors.contains("data.csv: neither safetensors nor JSON"), "\(model.errors)"
    )
    let missing = try await place.etalon("predict", "nowhere.json", "data.csv")
    #expect(missing.status == 65 && missing.errors.contains("nowhere.json"), "\(missing.errors)")
  }

  @Test("are kept at training where the spec says so, and pruned with their runs")
  func keptNetworks() async throws {
    let place = try Workplace(["small.yaml": Specs.small + "save: {networks: all}\n"])
    func kept() throws -> [String] {
      let folder = place.folder.appendingPathComponent("results/small/networks").path
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
    func runs() throws -> [String] {
      try place.results("small").rows(of: "runs.csv").compactMap { $0["run"] }.map { "\($0).safetensors" }
        .sorted()
    }
    let plan = try await place.etalon("plan", "small.yaml")
    #expect(plan.output.contains("networks  12 kept, "), "\(plan.output)")
    #expect(try await place.etalon("run", "small.yaml").status == 0)
    #expect(try kept() == runs() && kept().count == 12)
    // The file is taken as it is: nothing is trained.
    let taken = try await place.etalon("network", "results/small", "-o", "m.safetensors")
    #expect(taken.status == 0 && !taken.errors.contains("trained"), "\(taken.errors)")
    #expect(try await place.etalon("prune", "small.yaml", "seeds=1").status == 0)
    #expect(try await place.etalon("run", "small.yaml", "seeds=1").status == 0)
    #expect(try kept() == runs() && kept().count == 4)

    try place.write(Specs.small + "save: {networks: best}\n", to: "small.yaml")
    #expect(try await place.etalon("run", "small.yaml", "--fresh", "--force").status == 0)
    let best = try kept()
    #expect(best.count == 1)
    let later = try await place.etalon("run", "small.yaml", "save.networks=all")
    #expect(later.errors.contains("11 runs had a record before save.networks was all"), "\(later.errors)")
    let made = try await place.etalon("network", "results/small", "-o", "best.json")
    #expect(try made.status == 0 && place.text("best.json").contains(best[0].dropLast(12)), "\(made.errors)")
  }

  @Test("are refitted on more data by the command")
  func refit() async throws {
    let place = try Workplace(["small.yaml": Specs.small])
    _ = try await place.etalon("run", "small.yaml")
    let all = try await place.etalon("network", "results/small", "--refit", "all", "-o", "all.json")
    #expect(all.status == 0 && all.output.contains("refit on all: 4 epochs"), "\(all.errors)")
    let again = try await place.etalon("network", "results/small", "--refit", "all", "-o", "again.json")
    #expect(try again.status == 0 && place.text("all.json") == place.text("again.json"))
    let kept = try await place.etalon("prune", "results/small", "--dry-run")
    #expect(kept.output.contains("would remove 0 of 13 records"), "\(kept.output)")
    #expect(try place.results("small").rows(of: "runs.csv").count == 12)
  }
}
