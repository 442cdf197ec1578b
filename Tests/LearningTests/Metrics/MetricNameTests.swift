import Learning
import Testing

@Suite("Names of metrics")
struct MetricNameTests {
  @Test("Every name is read back")
  func names() {
    let named: [Metric] = [
      .topAccuracy(k: 2), .topAccuracy(k: 10), .ofClass(.f1, "setosa"), .ofClass(.recall, "a]b"),
      .ofClass(.precision, "é, ü"),
    ]
    for metric in Metric.allCases + named {
      #expect(Metric(rawValue: metric.rawValue) == metric)
      #expect(MetricName(MetricName(.test, metric).description) == MetricName(.test, metric))
    }
    #expect(Metric(rawValue: "recall[setosa]") == .ofClass(.recall, "setosa"))
  }

  @Test(
    "Other texts are no metrics",
    arguments: [
      "top_1_accuracy", "top_02_accuracy", "top_k_accuracy", "top__accuracy", "top_-2_accuracy", "f1[", "f1]",
      "mcc[setosa]", "recall[a\u{1B}b]", "",
    ])
  func otherTexts(text: String) {
    #expect(Metric(rawValue: text) == nil)
  }

  @Test("Metrics without a parameter are numbered, and all are in one order")
  func order() {
    for (place, metric) in Metric.allCases.enumerated() { #expect(metric.place == place) }
    for (index, name) in MetricName.all.enumerated() { #expect(name.index == index) }
    #expect(MetricName.all == MetricName.all.sorted())
    let last: [Metric] = [
      .pearson, .topAccuracy(k: 2), .topAccuracy(k: 10), .ofClass(.f1, "b"), .ofClass(.precision, "a"),
    ]
    #expect(last.reversed().sorted() == last)
  }
}
