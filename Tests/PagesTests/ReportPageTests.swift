import JSON
import Testing

@testable import Pages
@testable import Records
@testable import Results

@Suite("Report pages")
struct ReportPageTests {
  private let values: [JSON] = [0.1, 0.01, 1]
  private let accuracies: [[Double?]] = [
    [0.9, 0.92, 0.94], [0.7, 0.72, nil], [.infinity, .infinity, .infinity],
  ]

  @Test("What comes from specs is text in heads, cells, figures, title and data")
  func hostileTexts() throws {
    let html = page(
      outcome(
        hostile, description: hostile, axis: "dataset.\(hostile)",
        values: [.string(hostile), .string("b"), .string(hostile + "c")], accuracies: accuracies))
    #expect(!html.contains("<img"))
    #expect(
      html.components(separatedBy: "</script>") == 3, "the data block and the script, and nothing between")
    #expect(html.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"))
  }

  @Test("The data are strict JSON even where runs diverged")
  func dataAreStrict() throws {
    let html = page(outcome(values: values, accuracies: accuracies))
    let start = try #require(html.range(of: "type=\"application/json\">"))
    let end = try #require(html.range(of: "</script>", from: start.upperBound))
    let json = try JSON(parsing: String(html[start.upperBound..<end.lowerBound]))
    #expect(json["point"]?.array?.count == 3)
    #expect(json["value"]?[2] == .null, "a diverged point has no value")
    #expect(json["state"]?[2]?.string == "0 of 3 runs; 3 diverged")
    #expect(json["state"]?[1]?.string == "2 of 3 runs; 1 not trained")
  }

  @Test("Best, missing and diverged runs are said")
  func sentences() {
    let html = page(outcome(values: values, accuracies: accuracies))
    #expect(html.contains("<strong dir=\"auto\">learning rate 0.1</strong>"))
    #expect(html.contains("3 runs diverged, at 1 point"))
    #expect(html.contains("1 run of 9 not trained yet"))
    #expect(html.contains("3 of 3</td>") == false)
    #expect(html.contains("2 of 3</td>") && html.contains("0 of 3</td>"))
  }

  @Test("Nothing trained, and everything diverged, are answers too")
  func noAnswer() {
    #expect(page(outcome(values: [1], accuracies: [[nil, nil]])).contains("No run is trained yet."))
    let diverged = page(outcome(values: [1], accuracies: [[.infinity]]))
    #expect(diverged.contains("All 1 trained run diverged"))
  }

  @Test("A point that shares one seed with the best is not tested, and is said to be so")
  func untested() throws {
    let html = page(
      outcome(
        values: [0.1, 0.01, 1],
        accuracies: [
          [0.9, 0.91, 0.92, 0.9, 0.91, 0.92], [0.5, 0.5, 0.51, 0.52, 0.5, 0.51],
          [nil, nil, nil, nil, nil, 0.7],
        ]))
    #expect(html.contains("1 of 6, not tested</td>"))
    #expect(html.contains("<tr data-point=\"2\" class=\"unranked\">"))
    #expect(
      html.contains(
        "The other point is distinguishable from it, and worse, with 6 seeds on these samples. "
          + "1 point shares fewer than 2 seeds with it: not tested."))
  }

  @Test("The value is next to the rank, and mistakes are said in the direction of the matrix")
  func tableAndMistakes() {
    let html = page(outcome(values: values, accuracies: accuracies))
    #expect(html.contains("rank</th><th scope=\"col\" class=\"number value\""))
    // Rows are true classes: one `no` was predicted as `yes` by each of 3 runs of 8 samples.
    #expect(
      html.contains(
        "12.5\u{00A0}% of test answers are wrong (3 of 24); the most frequent mistake predicts yes where no is true (3)."
      ))
    #expect(html.contains("etalon best results/small --spec"))
    #expect(html.contains("The interval does not include the choice of samples."))
  }

  @Test("Mistakes are shown with rows and both probabilities, names of classes as text")
  func mistakes() {
    let mistakes = (0..<25).map { index -> RecordedPredictions.Mistake in
      let share = Double(index) / 100
      return .init(
        row: 100 + index, target: hostile, prediction: "yes", probability: 1 - share, targetProbability: share
      )
    }
    let html = page(
      outcome(values: values, accuracies: accuracies),
      predictions: .init(part: .test, count: 400, content: .mistakes(mistakes)))
    #expect(!html.contains("<img"))
    #expect(html.contains("25 of 400 test samples are wrong, 11 with a probability of 0.9 or more"))
    #expect(html.contains(">119</td>") && !html.contains(">120</td>"), "the first 20")
    #expect(html.contains(">0.8100</td>") && html.contains(">0.1900</td>"))
    #expect(html.contains("20 of 25 are shown. Predictions of seed 1"))
    #expect(html.contains("predictions/run-0-1.test.csv"))
  }

  @Test("No mistake is an answer too")
  func noMistakes() {
    let html = page(
      outcome(values: values, accuracies: accuracies),
      predictions: .init(part: .test, count: 400, content: .mistakes([])))
    #expect(html.contains("All of 400 test samples are classified correctly."))
  }

  @Test("Residuals are drawn, and the largest listed, for the first targets")
  func residuals() {
    let samples = (0..<50).map { index -> RecordedPredictions.Residual in
      let target = Double(index)
      return .init(row: index + 1, target: target, prediction: target + Double(index % 7) - 3)
    }
    let quantities = ["height", hostile, "c", "d", "e"].map {
      RecordedPredictions.Quantity(name: $0, samples: samples)
    }
    let html = page(
      outcome(values: values, accuracies: accuracies),
      predictions: .init(part: .validation, count: 50, content: .residuals(quantities)))
    #expect(!html.contains("<img"))
    #expect(html.contains("data-figure=\"residuals-4\"") && !html.contains("data-figure=\"residuals-5\""))
    #expect(
      html.contains("Half of the validation predictions of height are off by 2 or less, the worst by 3."))
    #expect(html.contains("1 more target in the file."))
  }

  @Test("Without predictions the page says how to get them, and how to get the network")
  func withoutPredictions() {
    let html = page(outcome(values: values, accuracies: accuracies))
    #expect(html.contains("etalon predictions results/small --output predictions.csv"))
    #expect(html.contains("etalon network results/small --output small.safetensors"))
    #expect(!page(outcome(values: [1], accuracies: [[nil, nil]])).contains("etalon predictions"))
  }

  @Test("A number of points beyond 10,000 runs leaves aggregates of the best")
  func manyRuns() throws {
    let count = 5_100
    let html = page(
      outcome(
        values: (0..<count).map { .int($0) },
        accuracies: (0..<count).map { [Double($0 % 97) / 97, Double($0 % 89) / 89] }))
    #expect(html.utf8.count < 3_000_000)
    #expect(html.contains("\"pointCount\":5100"))
    let rows = html.components(separatedBy: "<tr data-point=")
    #expect(rows == PointTableSection.mostRows + 1)
  }
}

extension String {
  /// The number of parts between a separator.
  fileprivate func components(separatedBy separator: String) -> Int {
    var count = 1
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }

  fileprivate func range(of text: String) -> Range<String.Index>? { self[...].firstRange(of: text) }

  fileprivate func range(of text: String, from start: String.Index) -> Range<String.Index>? {
    self[start...].firstRange(of: text)
  }
}
