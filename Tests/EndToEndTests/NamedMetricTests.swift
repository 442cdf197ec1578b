import Foundation
import Testing

extension EndToEndTests {
  @Suite("Metrics that a spec names")
  struct NamedMetricTests {
    @Test("of the confusion matrix rank recorded runs without training")
    func counted() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      _ = try await place.etalon("run", "small.yaml")
      let lines = place.results("small").journalLines()
      let again = try await place.etalon(
        "run", "small.yaml", "metric=validation.balanced_accuracy", "metrics=[mcc, 'f1[setosa]']")
      #expect(again.status == 0)
      #expect(again.errors.hasPrefix("small: 12 runs, 12 done before\n"))
      #expect(again.output.contains("validation.balanced_accuracy"))
      #expect(place.results("small").journalLines() == lines)
      let header = try place.text("results/small/runs.csv").prefix { $0 != "\n" }
      for part in ["train", "validation", "test"] {
        for metric in ["balanced_accuracy", "mcc", "f1[setosa]"] {
          #expect(header.contains("metric.\(part).\(metric),"))
        }
      }
    }

    @Test("of the outputs are measured by training the recorded runs again, to the same bits")
    func measured() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let results = place.results("small")
      _ = try await place.etalon("run", "small.yaml")
      let (files, lines) = (try results.files(), results.journalLines())
      let named = "metrics=[roc_auc, log_loss]"
      let plan = try await place.etalon("plan", "small.yaml", named)
      #expect(plan.output.contains("12 runs, whose records lack roc_auc or log_loss: trained again"))
      let again = try await place.etalon("run", "small.yaml", named)
      #expect(again.status == 0 && again.errors.hasPrefix("small: 12 runs, training"))
      #expect(results.journalLines().count == lines.count + 12)
      // A machine that trains this spec alone has the same results.
      _ = try await place.etalon("run", "small.yaml", named, "--results", "fresh")
      #expect(try results.filesDiffering(from: place.results("small", in: "fresh").files()) == [])
      let third = try await place.etalon("run", "small.yaml", "metrics=log_loss")
      #expect(third.errors.hasPrefix("small: 12 runs, 12 done before\n"))
      // And the way back: what the first spec did not name is not shown.
      _ = try await place.etalon("run", "small.yaml")
      #expect(try results.filesDiffering(from: files) == [])
    }

    @Test("are sorted, expected, checked and compared by")
    func uses() async throws {
      let spec =
        Specs.small + """
          expect:
            - {metric: test.roc_auc, at_least: 0.5}
            - {metric: "test.recall[virginica]", at_least: 0.01, points: any}
          check: {metrics: [test.roc_auc, test.balanced_accuracy], margin: 0.05}

          """
      let place = try Workplace(["small.yaml": spec])
      let run = try await place.etalon("run", "small.yaml")
      #expect(run.status == 0)
      #expect(run.errors.contains("expect test.roc_auc at least 0.5: met"))
      #expect(run.errors.contains("expect test.recall[virginica] at least 0.01: met"))
      _ = try await place.etalon("accept", "small.yaml")
      let check = try await place.etalon("check", "small.yaml")
      #expect(
        check.status == 0 && check.output.contains("test.roc_auc: ") && check.output.contains("identical"))
      let sorted = try await place.etalon("show", "results/small", "--sort", "test.recall[setosa]")
      #expect(sorted.status == 0 && sorted.output.contains("test.recall[setosa]"))
      let unknown = try await place.etalon("show", "results/small", "--sort", "test.brier")
      #expect(unknown.status == 64 && unknown.errors.contains("write metrics: [brier] into the spec"))
      let compared = try await place.etalon(
        "compare", "results/small", "results/small", "--metric", "test.mcc")
      #expect(compared.status == 0 && compared.output.contains("test.mcc"))
      let page = try place.text("results/small/report.html")
      #expect(page.contains("area under the ROC curve") && page.contains("recall of virginica"))
    }

    @Test("are refused if a run that is trained again differs from its record")
    func otherBits() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      _ = try await place.etalon("run", "small.yaml")
      let changed = try place.results("small").journalledRuns()[3]
      try ReproduceTests.nudge(place.results("small"), line: 3)
      let again = try await place.etalon("run", "small.yaml", "metrics=roc_auc")
      #expect(again.status == 70)
      #expect(again.errors.contains("not bit-identical to the record"))
      // Another bundle may have been recorded before.
      #expect(try place.results("small").journalledRuns().count { $0 == changed } == 1)
    }
  }
}
