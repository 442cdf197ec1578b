import Foundation
import Testing

extension EndToEndTests {
  @Suite("report: the page of a results folder")
  struct ReportTests {
    @Test("run writes the page, report writes the same bytes again, --no-report leaves it out")
    func sameBytes() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      try #require(try await place.etalon("run", "small.yaml", "--no-report").status == 0)
      #expect(!place.exists("results/small/report.html"))
      try #require(try await place.etalon("run", "small.yaml").status == 0)
      let first = try place.text("results/small/report.html")
      let again = try await place.etalon("report", "results/small", "--output", "again.html")
      #expect(again.status == 0 && again.errors.contains("report: again.html"))
      #expect(try place.text("again.html") == first)
      #expect(first.hasPrefix("<!DOCTYPE html>"))
      // A page of an earlier run does not stay beside newer files.
      try #require(try await place.etalon("run", "small.yaml", "--no-report").status == 0)
      #expect(!place.exists("results/small/report.html"))
    }

    @Test("report refuses to write over what it is made of")
    func output() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      try #require(try await place.etalon("run", "small.yaml").status == 0)
      for path in ["results/small/journal/runs.jsonl", "results/small/plan.json", "small.yaml"] {
        let before = try place.text(path)
        let refused = try await place.etalon("report", "results/small", "--output", path)
        #expect(refused.status == 64 && refused.errors.contains("is not a page"), "\(path)")
        #expect(try place.text(path) == before)
      }
    }

    @Test("A page that cannot be written does not fail the run")
    func unwritable() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      // A folder where the page should be: it cannot be replaced by a file.
      try FileManager.default.createDirectory(
        atPath: place.folder.appendingPathComponent("results/small/report.html/inside").path,
        withIntermediateDirectories: true)
      let run = try await place.etalon("run", "small.yaml")
      #expect(run.status == 0 && run.errors.contains("warning: no report:"))
      #expect(place.exists("results/small/summary.csv"))
    }

    @Test("--plots writes each figure as SVG, PDF and CSV; --width is checked")
    func plots() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      try #require(try await place.etalon("run", "small.yaml", "--no-report").status == 0)
      let done = try await place.etalon(
        "report", "results/small", "--plots", "figures", "--width", "85mm")
      #expect(done.status == 0, "\(done.errors)")
      for (name, start) in [("answer.svg", "<svg "), ("answer.pdf", "%PDF-"), ("curves.pdf", "%PDF-")] {
        let text = try place.text("figures/\(name)")
        #expect(text.hasPrefix(start), "\(name)")
      }
      let csv = try place.text("figures/answer.csv")
      #expect(csv.split(separator: "\n").count > 1)
      #expect(try await place.etalon("report", "results/small", "--width", "85mm").status == 64)
      let wrong = try await place.etalon("report", "results/small", "--plots", "f", "--width", "wide")
      #expect(wrong.status == 64)
    }

    @Test("A folder without results is refused")
    func noResults() async throws {
      let place = try Workplace([:])
      let report = try await place.etalon("report", "results/nothing")
      #expect(report.status != 0 && report.errors.contains("no results found"))
    }

    @Test("check --report writes baseline against change")
    func check() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      try #require(try await place.etalon("run", "small.yaml").status == 0)
      try #require(try await place.etalon("accept", "small.yaml").status == 0)
      let check = try await place.etalon("check", "small.yaml", "--report", "check.html")
      #expect(check.status == 0, "\(check.errors)")
      let page = try place.text("check.html")
      #expect(page.contains("Passed: nothing got worse"))
    }
  }
}
