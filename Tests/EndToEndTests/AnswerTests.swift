import Foundation
import Testing

extension EndToEndTests {
  @Suite("list, table, show: what came of it")
  struct AnswerTests {
    private func done() async throws -> Workplace {
      let place = try Workplace(["small.yaml": Specs.small])
      try #require(try await place.etalon("run", "small.yaml", "seeds=5").status == 0)
      return place
    }

    @Test("list has a row per results folder: state, spec, best value, baseline")
    func list() async throws {
      let place = try await done()
      let first = try await place.etalon("list")
      #expect(first.status == 0)
      let row = try #require(first.output.split(separator: "\n").first { $0.hasPrefix("small") })
      for word in ["complete", "20 of 20", "current", "validation.accuracy", "±"] {
        #expect(row.contains(word), "\(row)")
      }
      try #require(try await place.etalon("accept", "small.yaml", "seeds=5").status == 0)
      try place.write(Specs.small + "# changed\n", to: "small.yaml")
      let second = try await place.etalon("list", "results")
      let changed = try #require(second.output.split(separator: "\n").first { $0.hasPrefix("small") })
      #expect(changed.contains("changed") && changed.hasSuffix("yes"))
      #expect(try await place.etalon("list", "nowhere").status != 0)
      #expect(try await place.etalon("list", "--html").status == 0)
      #expect(try place.text("results/index.html").contains("<a href=\"./small/report.html\">small</a>"))
    }

    @Test("table writes LaTeX, Markdown and CSV, crossed or one row per point")
    func table() async throws {
      let place = try await done()
      let crossed = ["table", "results/small", "--rows", "network.width", "--columns", "learning_rate"]
      let latex = try await place.start(crossed).outcome()
      #expect(latex.status == 0 && latex.output.contains("\\begin{tabular}{lrr}"))
      #expect(latex.output.contains("\\textbf{") && latex.output.contains("n = 5 seeds"))
      let markdown = try await place.etalon("table", "results/small", "--format", "markdown")
      #expect(markdown.output.hasPrefix("| width | learning\\_rate | validation.accuracy | test.accuracy |"))
      let csv = try await place.start(crossed + ["--format", "csv"]).outcome()
      #expect(csv.output.split(separator: "\n").count == 3)
      let unknown = try await place.etalon("table", "results/small", "--rows", "nowhere")
      #expect(unknown.status == 64 && unknown.errors.contains("the axes are network.width"))
    }

    @Test("show --cost adds up the journal, and --sort updates lists the cheapest first")
    func cost() async throws {
      let place = try await done()
      let cost = try await place.etalon("show", "results/small", "--cost")
      #expect(cost.status == 0 && cost.output.contains("training time over 20 runs"))
      #expect(cost.output.contains("connection updates") && cost.output.contains("20 runs\n"))
      let sorted = try await place.etalon("show", "results/small", "--sort", "updates")
      let rows = sorted.output.split(separator: "\n").dropFirst(2).prefix(4)
      #expect(
        rows.allSatisfy { $0.contains("±") } && rows.first?.contains("  2  ") == true, "\(sorted.output)")
    }

    @Test("Plans of older tools are still read, and show a dash or nothing for what they do not hold")
    func oldPlan() async throws {
      let place = try await done()
      var plan = try #require(
        try JSONSerialization.jsonObject(with: Data(try place.text("results/small/plan.json").utf8))
          as? [String: Any])
      for name in ["conditions", "weights", "facts"] { plan[name] = nil }
      try place.write(
        String(decoding: try JSONSerialization.data(withJSONObject: plan), as: UTF8.self),
        to: "results/small/plan.json")
      let shown = try await place.etalon("show", "results/small", "--sort", "weights")
      #expect(shown.status == 0 && !shown.output.contains("constant answer"))
      #expect(shown.output.contains("–  "))
    }

    @Test("Results of other programs are shown, compared and checked against")
    func external() async throws {
      let place = try await done()
      let runs = try place.text("results/small/runs.csv")
      try place.write(runs, to: "theirs.csv")
      #expect(try await place.etalon("show", "theirs.csv").output.hasPrefix("theirs: 4 points, 20 runs"))
      let compared = try await place.etalon("compare", "theirs.csv", "results/small")
      #expect(compared.status == 0 && compared.output.contains("20 pairs of runs"))
      #expect(compared.output.contains("20 identical  identical"))
      let checked = try await place.etalon("check", "small.yaml", "seeds=5", "--baseline", "theirs.csv")
      #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
      try place.write("seed\n1\n", to: "bad.csv")
      let bad = try await place.etalon("show", "bad.csv")
      #expect(bad.status != 0 && bad.errors.contains("bad.csv") && bad.errors.contains("metric."))
    }
  }
}
