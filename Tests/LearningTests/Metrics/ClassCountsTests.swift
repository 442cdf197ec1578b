import Learning
import Testing

@Suite("Metrics of the confusion matrix")
struct ClassCountsTests {
  /// Three classes of 4, 3 and 3 samples.
  private let counts = ClassCounts(confusion: [3, 1, 0, 1, 2, 0, 0, 0, 3], classes: 3)

  @Test("of three classes")
  func threeClasses() throws {
    #expect(counts.value(of: .ofClass(.f1, "0")) == nil, "a class is named by its index here")
    #expect(counts.value(of: .precision, ofClass: 0) == 0.75)
    #expect(counts.value(of: .recall, ofClass: 1) == 2.0 / 3)
    #expect(counts.value(of: .f1, ofClass: 2) == 1)
    let mean = (0.75 + 2.0 / 3 + 1) / 3
    #expect(counts.value(of: .balancedAccuracy) == mean)
    #expect(counts.value(of: .precision) == mean)
    #expect(counts.value(of: .f1) == counts.value(of: .macroF1))
    // 10 samples, 8 right, Σ t·p = 16 + 9 + 9, Σ t² = Σ p² = 34: (80 − 34) / 66
    let correlation = 46.0 / 66
    #expect(counts.value(of: .mcc) == correlation)
  }

  @Test("of a perfect and of an opposite answer")
  func extremes() {
    let perfect = ClassCounts(confusion: [5, 0, 0, 7], classes: 2)
    let opposite = ClassCounts(confusion: [0, 6, 6, 0], classes: 2)
    #expect(perfect.value(of: .mcc) == 1)
    #expect(perfect.value(of: .balancedAccuracy) == 1)
    #expect(opposite.value(of: .mcc) == -1)
    #expect(opposite.value(of: .f1) == 0)
  }

  @Test("are undefined, not 0, where they would divide by zero")
  func undefined() throws {
    // The second class is never predicted.
    let silent = ClassCounts(confusion: [6, 0, 2, 0], classes: 2)
    #expect(silent.value(of: .precision, ofClass: 1).isNaN)
    #expect(try #require(silent.value(of: .precision)).isNaN)
    #expect(try #require(silent.value(of: .mcc)).isNaN)
    #expect(silent.value(of: .recall) == 0.5)
    #expect(silent.value(of: .balancedAccuracy) == 0.5)
    // The second class does not occur and is predicted once; the third neither occurs nor is predicted.
    let absent = ClassCounts(confusion: [3, 1, 0, 0, 0, 0, 0, 0, 0], classes: 3)
    #expect(absent.value(of: .recall, ofClass: 1).isNaN && absent.value(of: .f1, ofClass: 2).isNaN)
    #expect(try #require(absent.value(of: .recall)).isNaN)
    #expect(absent.value(of: .balancedAccuracy) == 0.75)
    let half = 6.0 / 7 / 2
    #expect(absent.value(of: .f1) == half)
  }

  @Test("are exact for counts whose squares exceed float64's integers")
  func largeCounts() {
    let million = 1_000_000_000
    let counts = ClassCounts(confusion: [million, 0, 0, million], classes: 2)
    #expect(counts.value(of: .mcc) == 1)
  }
}
