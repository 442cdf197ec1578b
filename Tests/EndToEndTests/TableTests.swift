import Foundation
import Testing

extension EndToEndTests {
  /// Tables that a user has: described, made into a spec, and trained.
  @Suite("Tables")
  struct TableTests {
    private static func rows(_ count: Int, _ row: (Int) -> String) -> String {
      (0..<count).map { row($0) + "\n" }.joined()
    }

    static let tables: [(name: String, text: String, words: [String])] = [
      (
        "semicolons.csv",
        "Größe;b;art\n" + rows(40) { "\($0 % 7),5;\($0 * 37 % 11);\(["rot", "blau"][$0 % 2])" },
        ["separated by semicolons", "decimal commas", "art: 2 classes: blau (20), rot (20)"]
      ),
      (
        "pandas.csv",
        ",x,city,y\n" + rows(40) { "\($0),\($0 * 7 % 5),\(["Rome", "Oslo"][$0 / 2 % 2]),\($0 % 2)" },
        ["left out: it counts the rows", "one input per value (one_hot)"]
      ),
      (
        "house prices.csv",
        "a,sold,price\n" + rows(40) { "\($0 * 13 % 17),2024-01-\(10 + $0 % 9),\(100000 + $0 * 997)" },
        ["price: numbers, 100000 … 138883", "left out: it holds dates"]
      ),
      (
        "gaps.csv",
        "a,b,no\n"
          + rows(40) { "\($0 % 3 == 0 ? "" : "\($0)"),\($0 * 5 % 7),\($0 == 5 ? "?" : "\($0 % 2)")" },
        ["missing  15 values; 25 of 40 rows have none"]
      ),
      ("uci.data", rows(40) { " \($0)  1.5\($0)   \($0 % 3)" }, ["separated by spaces", "3: 3 classes"]),
      ("plain", rows(12) { "0.\($0),\($0 % 2)" }, ["without a header"]),
    ]

    @Test("are described, and turned into a spec that can be trained unchanged", arguments: tables.indices)
    func specs(index: Int) async throws {
      let (name, text, words) = Self.tables[index]
      let place = try Workplace([name: text])
      let description = try await place.etalon("datasets", name)
      #expect(description.status == 0, "\(description.errors)")
      for word in words { #expect(description.output.contains(word), "\(description.output)") }
      let written = try await place.etalon("init", "specs.yaml", "--data", name)
      #expect(written.status == 0, "\(written.errors)")
      let plan = try await place.etalon("plan", "specs.yaml")
      #expect(plan.status == 0, "\(plan.errors)")
      #expect(!plan.errors.contains("warning"), "\(plan.errors)")
      let run = try await place.etalon("run", "specs.yaml", "training.epochs=2")
      #expect(run.status == 0, "\(run.errors)")
    }

    @Test("have groups and weights by options, which the command for a spec repeats")
    func options() async throws {
      let table = "y,who,n,x\n" + Self.rows(24) { "\($0 % 2),p\($0 / 3),\($0 % 4),0.\($0)" }
      let place = try Workplace(["t a.csv": table])
      let options = ["--target", "y", "--group", "who", "--weight", "n"]
      let description = try await place.start(["datasets", "t a.csv"] + options).outcome()
      #expect(description.output.contains("etalon init --data 't a.csv' --target y --group who --weight n"))
      #expect(description.output.contains("groups   who: 8 groups"), "\(description.output)")
      let written = try await place.start(["init", "t.yaml", "--data", "t a.csv"] + options).outcome()
      #expect(written.status == 0, "\(written.errors)")
      let plan = try await place.etalon("plan", "t.yaml").output
      #expect(plan.contains("samples are weighted: 0 to 3"), "\(plan)")
      #expect(plan.contains("8 in column who"), "\(plan)")
    }

    @Test("of NumPy have groups and weights by the numbers of columns")
    func numPyOptions() async throws {
      let place = try Workplace([:])
      var header = "{'descr': '|u1', 'fortran_order': False, 'shape': (24, 4), }"
      header += String(repeating: " ", count: 117 - header.utf8.count) + "\n"
      var file: [UInt8] = [0x93]
      file += Array("NUMPY\u{1}\u{0}v\u{0}".utf8)
      file += Array(header.utf8)
      // Group, input, weight and class.
      for row: UInt8 in 0..<24 { file += [row / 3, row * 5 % 17, row % 4, row % 2] }
      try Data(file).write(to: place.folder.appendingPathComponent("t.npy"))
      let description = try await place.etalon("datasets", "t.npy", "--group", "1", "--weight", "3").output
      #expect(
        description.contains("column 4 is the target, column 1 the groups, column 3 the weights"),
        "\(description)")
      #expect(description.contains("etalon init --data t.npy --group 1 --weight 3"))
      let written = try await place.etalon(
        "init", "t.yaml", "--data", "t.npy", "--group", "1", "--weight", "3")
      #expect(written.status == 0, "\(written.errors)")
      let plan = try await place.etalon("plan", "t.yaml").output
      #expect(plan.contains("8 in column 1") && plan.contains("samples are weighted: 0 to 3"), "\(plan)")
      #expect(plan.contains("24 samples, 1 input, 2 classes"), "\(plan)")
    }

    @Test("are shown by plan with what was guessed, and warnings refer to their fields")
    func guesses() async throws {
      let place = try Workplace([
        "t.csv": ",x,y\n" + Self.rows(20) { "\($0);\($0 % 5);\($0 % 2)" }.replacing(";", with: ","),
        "t.yaml": "version: 1\ndataset:\n  source: t.csv\n  target: y\nnetwork: {hidden: [2]}\n",
        "s.csv": "0;1;2\n" + Self.rows(20) { "\($0 * 3 % 5);0,5;\($0 % 2)" },
        "s.yaml": "version: 1\ndataset: {source: s.csv}\nnetwork: {hidden: [2]}\n",
      ])
      let warned = try await place.etalon("plan", "t.yaml")
      #expect(warned.status == 0)
      #expect(warned.errors.contains("column `1` counts the rows, as an index does, and is trained on"))
      #expect(warned.errors.contains("write ignore: [1]"))
      let guessed = try await place.etalon("plan", "s.yaml")
      #expect(guessed.status == 0)
      for words in [
        "cells are separated by semicolons, as in the first rows (to choose otherwise, write delimiter: ',')",
        "numbers have decimal commas", "the first row counts from 0, so it is taken as the header",
      ] { #expect(guessed.output.contains(words), "\(guessed.output)") }
    }

    @Test("are read as the spec says, key by key")
    func keys() async throws {
      let place = try Workplace([
        "t.csv": "country|income|y\n"
          + Self.rows(20) { "\(["NA", "DE"][$0 % 2])|1.\($0 + 100),5|\($0 == 3 ? "-1" : "\($0)")" },
        "t.yaml": """
        version: 1
        dataset:
          source: t.csv
          delimiter: '|'
          decimal: ','
          thousands: '.'
          encoding: latin1
          missing_values: {country: [], y: ['-1']}
          missing: drop_row
          one_hot: [country]
          task: regression
          target: y
          target_scale: standard
        network: {hidden: [2]}
        """,
      ])
      let plan = try await place.etalon("plan", "t.yaml")
      #expect(plan.status == 0, "\(plan.errors)")
      #expect(plan.output.contains("19 samples, 3 inputs, 1 target"), "\(plan.output)")
      #expect(plan.output.contains("1 row with a missing value left out: 1 for `-1`"))
    }

    @Test(
      "are held to the bytes that plan --pin wrote down",
      arguments: [
        "version: 1\ndataset:\n  source: t.csv  # mine\n  split: {test: 0.2}\nnetwork: {hidden: [2]}\n",
        "version: 1\ndataset: {source: t.csv, split: {test: {file: u.csv}}}\nnetwork: {hidden: [2]}\n",
      ])
    func pins(spec: String) async throws {
      let text = "a,y\n" + Self.rows(20) { "0.\($0 + 10),\($0 % 2)" }
      let place = try Workplace([
        "t.csv": text, "u.csv": text, "t.yaml": spec,
      ])
      let before = try await place.etalon("plan", "t.yaml")
      #expect(before.status == 0, "\(before.errors)")
      #expect(try await place.etalon("plan", "t.yaml", "--pin").status == 0)
      let pinned = try place.text("t.yaml")
      #expect(pinned.contains("sha256: "))
      let again = try await place.etalon("plan", "t.yaml", "--pin")
      #expect(again.status == 0 && again.output == before.output, "\(again.errors)")
      #expect(try place.text("t.yaml") == pinned)
      try place.write(text + "0.5,1\n", to: "t.csv")
      let refused = try await place.etalon("run", "t.yaml")
      #expect(refused.status == 65 || refused.status == 1, "\(refused.status)")
      #expect(refused.errors.contains("the file is not the one that the spec pins: its SHA-256 is"))
    }

    @Test("are said where to be had, where they are not found")
    func address() async throws {
      let place = try Workplace([
        "t.yaml":
          "version: 1\ndataset: {source: t.csv, url: 'https://example.org/t.csv'}\nnetwork: {hidden: [2]}\n"
      ])
      let outcome = try await place.etalon("plan", "t.yaml")
      #expect(outcome.errors.contains("the file can be downloaded from https://example.org/t.csv"))
    }
  }
}
