import Foundation
import Testing

extension EndToEndTests {
  /// Files that are named on the command line, from one folder and from others.
  @Suite("A path on the command line")
  struct CommandLinePathTests {
    private static let spec = """
      version: 1
      name: x
      dataset: {source: own.csv, target: y}
      network: {hidden: [2]}
      training: {epochs: 2}

      """

    /// `specs/x.yaml` with `specs/own.csv`, tables in `data`, and nothing else.
    private static func place() throws -> Workplace {
      let place = try Workplace()
      for folder in ["specs", "data"] {
        try FileManager.default.createDirectory(
          at: place.folder.appendingPathComponent(folder), withIntermediateDirectories: true)
      }
      try place.write(spec, to: "specs/x.yaml")
      for (index, name) in ["specs/own.csv", "data/t.csv", "data/runs #2.csv", "data/a: b.csv"].enumerated() {
        let rows = (0..<20).map { "\($0 % (index + 3)),\($0 * 7 % 5),\("pq".dropFirst($0 % 2).first!)\n" }
        try place.write("a,b,y\n" + rows.joined(), to: name)
      }
      return place
    }

    @Test(
      "starts at the current folder, and the results continue from any other",
      arguments: ["t.csv", "runs #2.csv", "a: b.csv"])
    func otherFolders(name: String) async throws {
      let place = try Self.place()
      let results = place.results("x")
      let first = try await place.etalon("run", "specs/x.yaml", "dataset.source=data/\(name)", "seeds=2")
      #expect(first.status == 0, "\(first.errors)")
      #expect(results.journalLines().count == 2)
      let files = try results.files()
      // From the spec's folder, the same file has another path.
      let command =
        "cd specs && \"$0\" run x.yaml 'dataset.source=../data/\(name)' seeds=2 --results ../results --quiet"
      try await place.shell(command + " > ../again.txt 2>&1")
      let said = try place.text("again.txt")
      #expect(results.journalLines().count == 2, "\(said)")
      #expect(try results.filesDiffering(from: files) == [])
      for folder in [".", "specs", "results/x"] {
        let up = folder.split(separator: "/").filter { $0 != "." }.map { _ in "../" }.joined()
        try await place.shell(
          "cd \(folder) && \"$0\" reproduce \(up)results/x > '\(place.folder.path)/out.txt' 2>&1")
        let output = try place.text("out.txt")
        #expect(output.contains("x: 2 runs trained again, all bit-identical"), "from \(folder): \(output)")
      }
      let best = try await place.etalon("best", "results/x", "--spec")
      #expect(best.status == 0, "\(best.errors)")
      try place.write(best.output, to: "specs/best.yaml")
      let again = try await place.etalon("run", "specs/best.yaml", "seeds=2", "--quiet")
      #expect(again.status == 0, "\(again.errors)")
      // Two threads: either run may end first.
      #expect(try Set(place.results("x-best").journalledRuns()) == Set(results.journalledRuns()))
    }

    @Test("is part of the command that pages and messages name, as it is typed")
    func command() async throws {
      let place = try Self.place()
      _ = try await place.etalon("run", "specs/x.yaml", "dataset.source=data/t.csv", "seeds=2", "--quiet")
      let page = try place.text("results/x/report.html")
      #expect(page.contains("etalon run specs/x.yaml dataset.source=data/t.csv"))
      #expect(try place.text("results/x/manifest.json").contains("\"dataset.source=../data/t.csv\""))
    }

    @Test("may start at the home folder, which shells do not expand after =")
    func home() async throws {
      let place = try Self.place()
      let home = ["HOME": place.folder.path]
      let outcome = try await place.etalon(
        "plan", "specs/x.yaml", "dataset.source=~/data/t.csv", environment: home)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let other = try await place.etalon(
        "plan", "specs/x.yaml", "dataset.source=~nobody/t.csv", environment: home)
      #expect(other.status == 65)
      #expect(other.errors.contains("'~nobody' is not expanded: only ~/ at the start of a path is"))
    }

    @Test("that does not exist is looked for in both places")
    func lost() async throws {
      let place = try Self.place()
      let outcome = try await place.etalon("plan", "specs/x.yaml", "dataset.source=own.csv")
      #expect(outcome.status == 65)
      #expect(
        outcome.errors.contains(
          "paths on the command line start at the current folder; write specs/own.csv for the file beside the spec"
        ))
    }

    @Test("is not pinned into a spec that names another file")
    func pin() async throws {
      let place = try Self.place()
      let outcome = try await place.etalon("plan", "specs/x.yaml", "dataset.source=data/t.csv", "--pin")
      #expect(outcome.status == 64)
      #expect(try place.text("specs/x.yaml") == Self.spec)
    }
  }
}
