import Foundation
import Testing

/// What `etalon predict --json` prints.
struct PredictionReport: Decodable {
  var run: String
  var metrics: [String: Double]
}

@Suite("Predictions of networks")
struct NetworkPredictionTests {
  @Test("have predictions in the folder where the spec asks for them, the same as by the command")
  func keptPredictions() async throws {
    let place = try Workplace(["small.yaml": Specs.small + "predictions: [test, validation]\n"])
    let folder = place.folder.appendingPathComponent("results/small/predictions").path
    func kept() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    #expect(try await place.etalon("run", "small.yaml").status == 0)
    let names = try kept()
    #expect(names.count == 2 && names[0].hasSuffix(".test.csv") && names[1].hasSuffix(".validation.csv"))
    let page = try place.text("results/small/report.html")
    #expect(page.contains("predictions/\(names[0])"))
    for (name, part) in zip(names, ["test", "validation"]) {
      let made = try await place.etalon("predictions", "results/small", "--part", part)
      #expect(try made.output == place.text("results/small/predictions/\(name)"), "\(made.errors)")
    }
    // Again, nothing changes; what is removed is written again.
    try FileManager.default.removeItem(atPath: "\(folder)/\(names[0])")
    #expect(try await place.etalon("run", "small.yaml").status == 0)
    #expect(try kept() == names && place.text("results/small/report.html") == page)
    _ = try await place.etalon("report", "results/small")
    #expect(try place.text("results/small/report.html") == page)
    // Other parts, another plan, and a fresh start remove what is no longer asked for.
    try place.write(Specs.small + "predictions: test\n", to: "small.yaml")
    #expect(try await place.etalon("run", "small.yaml").status == 0)
    #expect(try kept() == [names[0]])
    try place.write(Specs.small, to: "small.yaml")
    #expect(try await place.etalon("run", "small.yaml", "--fresh", "--force").status == 0)
    #expect(try kept().isEmpty)
    #expect(try place.text("results/small/report.html").contains("etalon predictions results/small"))
  }

  @Test("predict NumPy and IDX files as they do tables")
  func arrays() async throws {
    let place = try Workplace(["small.yaml": Specs.small])
    _ = try await place.etalon("run", "small.yaml")
    _ = try await place.etalon("network", "results/small", "-o", "m.json")
    _ = try await place.etalon("predictions", "results/small", "--keep", "-o", "t.csv")
    let table = try place.text("t.csv").split(separator: "\n").map { $0.split(separator: ",") }
    let numbers = table.dropFirst().map { row in row[1...4].compactMap { Double($0) } }
    let labels = table.dropFirst().map { String($0[5]) }
    try Self.npy(numbers).write(to: place.folder.appendingPathComponent("X.npy"))
    try Self.npy(labels).write(to: place.folder.appendingPathComponent("y.npy"))
    let expected = try await place.etalon(
      "predict", "m.json", "t.csv", "--probabilities", "-o", "a.csv", "--json")
    let found = try await place.etalon(
      "predict", "m.json", "X.npy", "--targets", "y.npy", "--probabilities", "-o", "b.csv", "--json")
    #expect(found.status == 0, "\(found.errors)")
    #expect(try place.text("a.csv") == place.text("b.csv") && found.output == expected.output)
    let bare = try await place.etalon("predict", "m.json", "X.npy")
    #expect(bare.status == 0 && !bare.errors.contains("accuracy"), "\(bare.errors)")
    // The inputs as whole numbers from 0 to 255.
    let bytes = numbers.flatMap { $0.map { UInt8($0) } }
    let sizes: [UInt8] = [0, 0, 8, 2, 0, 0, 0, UInt8(numbers.count), 0, 0, 0, 4]
    try Data(sizes + bytes).write(to: place.folder.appendingPathComponent("images.idx"))
    let rows = numbers.map { $0.map { String(Int($0)) }.joined(separator: ",") }
    let header = table[0][1...4].joined(separator: ",")
    try place.write(([header] + rows).joined(separator: "\n"), to: "whole.csv")
    let images = try await place.etalon("predict", "m.json", "images.idx", "--probabilities")
    let whole = try await place.etalon("predict", "m.json", "whole.csv", "--probabilities")
    #expect(images.status == 0 && images.output == whole.output, "\(images.errors)")
    let narrow = try await place.etalon("predict", "m.json", "y.npy")
    #expect(
      narrow.status == 65 && narrow.errors.contains("y.npy: the inputs are not numbers"), "\(narrow.errors)")
    let table2 = try await place.etalon("predict", "m.json", "t.csv", "--targets", "y.npy")
    #expect(table2.status == 65 && table2.errors.contains("targets in columns"), "\(table2.errors)")
  }

  /// A matrix in NumPy's format, version 1.
  private static func npy(_ rows: [[Double]]) -> Data {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(rows.count), \(rows[0].count)), }"
    let bytes = rows.joined().flatMap { number in
      (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(8 * $0)) }
    }
    return npy(header, bytes)
  }

  /// A list of texts.
  private static func npy(_ texts: [String]) -> Data {
    let width = texts.map(\.utf8.count).max() ?? 1
    let header = "{'descr': '|S\(width)', 'fortran_order': False, 'shape': (\(texts.count),), }"
    return npy(header, texts.flatMap { Array($0.utf8) + Array(repeating: 0, count: width - $0.utf8.count) })
  }

  private static func npy(_ header: String, _ bytes: [UInt8]) -> Data {
    let text = header + String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    return Data([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.utf8.count), 0] + Array(text.utf8) + bytes)
  }

  @Test("are judged by any metric that their predictions have, with the value of the table")
  func metrics() async throws {
    let place = try Workplace(["small.yaml": Specs.small + "metrics: [roc_auc, log_loss, top_2_accuracy]\n"])
    _ = try await place.etalon("run", "small.yaml")
    _ = try await place.etalon("network", "results/small", "-o", "m.json")
    _ = try await place.etalon("predictions", "results/small", "--keep", "-o", "t.csv")
    let done = try await place.etalon(
      "predict", "m.json", "t.csv", "--json", "--expect", "brier<=2", "--expect", "recall[setosa] >= 0")
    #expect(done.status == 0, "\(done.errors)")
    // JSONSerialization does not read every number to the last bit.
    let report = try JSONDecoder().decode(PredictionReport.self, from: Data(done.output.utf8))
    let (metrics, run) = (report.metrics, report.run)
    let row = try #require(try place.results("small").rows(of: "runs.csv").first { $0["run"] == run })
    for name in ["loss", "accuracy", "roc_auc", "log_loss", "top_2_accuracy"] {
      let recorded = try #require(row["metric.test.\(name)"].flatMap(Double.init), "\(name)")
      #expect(metrics[name] == recorded, "\(name)")
    }
    #expect(metrics["roc_auc"] != nil && metrics["brier"] != nil && metrics["recall[setosa]"] != nil)
    let unknown = try await place.etalon("predict", "m.json", "t.csv", "--expect", "medae<1")
    #expect(unknown.status == 64 && unknown.errors.contains("roc_auc"), "\(unknown.errors)")
  }
}
