import Foundation
import Learning
import Testing

@Suite("Metrics of the outputs")
struct NetworkOutputsTests {
  private func binary(_ outputs: [Float], _ labels: [Int32]) -> NetworkOutputs {
    let part = Samples<Float>(
      count: labels.count, inputCount: 1, outputCount: 1, inputs: Array(repeating: 0, count: labels.count),
      targets: outputs, labels: labels)
    return NetworkOutputs(outputs, of: part, task: .classification(classes: 2, threshold: 0.5))
  }

  private func rows(_ outputs: [Double], width: Int, _ labels: [Int32]) -> NetworkOutputs {
    let part = Samples<Double>(
      count: labels.count, inputCount: 1, outputCount: width,
      inputs: Array(repeating: 0, count: labels.count),
      targets: outputs, labels: labels)
    return NetworkOutputs(outputs, of: part, task: .classification(classes: width, threshold: 0.5))
  }

  private func numbers(_ outputs: [Double], _ targets: [Double], unit: Double = 1) -> NetworkOutputs {
    let part = Samples<Double>(
      count: targets.count, inputCount: 1, outputCount: 1, inputs: Array(repeating: 0, count: targets.count),
      targets: targets, labels: [])
    return NetworkOutputs(
      outputs, of: part, task: .regression(units: [unit]),
      targetMagnitudes: [targets.map { ($0 * unit).magnitude }])
  }

  @Test("The area under the ROC curve counts ties as one half")
  func areaUnderROC() throws {
    // Pairs of a positive and a negative: 0.9 beats both; 0.5 beats 0.1 and ties with 0.5.
    #expect(binary([0.9, 0.5, 0.5, 0.1], [1, 1, 0, 0]).value(of: .rocAUC) == 0.875)
    #expect(binary([0.3, 0.3, 0.3], [1, 0, 1]).value(of: .rocAUC) == 0.5)
    #expect(try #require(binary([0.3, 0.2], [1, 1]).value(of: .rocAUC)).isNaN)
    // −0 and +0 are equal scores.
    #expect(binary([-0.0, 0.0], [1, 0]).value(of: .rocAUC) == 0.5)
  }

  @Test("Average precision takes equal scores together")
  func averagePrecision() throws {
    // Down to 0.9: 1 of 1 found, precision 1; down to 0.5: 2 of 2 found among 3.
    let mean = (1 + 2.0 / 3) / 2
    #expect(binary([0.9, 0.5, 0.5, 0.1], [1, 1, 0, 0]).value(of: .averagePrecision) == mean)
    #expect(try #require(binary([0.3, 0.2], [0, 0]).value(of: .averagePrecision)).isNaN)
  }

  @Test("More than two classes are averaged one against the rest, and every class must occur")
  func oneVersusRest() throws {
    let outputs = [0.7, 0.2, 0.1, 0.2, 0.5, 0.3, 0.5, 0.3, 0.2]
    // Classes 0 and 1 are separated from the rest; of class 2's pairs one is won and one lost.
    let mean = (1 + 1 + 0.5) / 3
    #expect(rows(outputs, width: 3, [0, 1, 2]).value(of: .rocAUC) == mean)
    #expect(try #require(rows(outputs, width: 3, [0, 1, 1]).value(of: .rocAUC)).isNaN)
    #expect(try #require(rows(outputs, width: 3, [0, 1, 1]).value(of: .averagePrecision)).isNaN)
  }

  @Test("Of equal outputs the first class comes first in the top k")
  func topAccuracy() throws {
    let outputs = rows([0.4, 0.4, 0.1, 0.1, 0.2, 0.2, 0.2, 0.4], width: 4, [1, 2])
    // Sample 0: class 1 is second. Sample 1: class 3 leads, then classes 0, 1 and 2 tie.
    #expect(outputs.value(of: .topAccuracy(k: 2)) == 0.5)
    #expect(outputs.value(of: .topAccuracy(k: 3)) == 0.5)
    #expect(try #require(outputs.value(of: .topAccuracy(k: 4))).isNaN)
  }

  @Test("Log loss and Brier's score of one output and of several")
  func probabilities() throws {
    let single = binary([0.75, 0.25], [1, 1])
    let logLoss = try #require(single.value(of: .logLoss))
    let expected = (log(4.0 / 3) + log(4.0)) / 2
    #expect(abs(logLoss - expected) < 1e-15)
    #expect(single.value(of: .brier) == 0.3125)
    let several = rows([0.5, 0.25, 0.25], width: 3, [0])
    #expect(several.value(of: .brier) == 0.375)
    // A probability of 0 counts as 2⁻⁵².
    let clipped = try #require(binary([0], [1]).value(of: .logLoss))
    #expect(abs(clipped - 52 * log(2.0)) < 1e-13)
  }

  @Test("Metrics of numbers")
  func numbers() throws {
    let outputs = numbers([1, 2, 5, 4], [1, 4, 2, 8], unit: 10)
    #expect(outputs.value(of: .medae) == 25)
    #expect(outputs.value(of: .mape) == 0.625)
    // Errors 0, −20, 30, −40 have the variance 2675 / 4 about their mean, −7.5; targets 2875 / 4.
    let explained = try #require(outputs.value(of: .explainedVariance))
    #expect(abs(explained - (1 - 2675.0 / 2875)) < 1e-15)
    let (rising, falling) = (numbers([1, 2, 3], [3, 5, 7]), numbers([3, 2, 1], [3, 5, 7]))
    #expect(abs(try #require(rising.value(of: .pearson)) - 1) < 1e-15)
    #expect(abs(try #require(falling.value(of: .pearson)) + 1) < 1e-15)
  }

  @Test("Metrics of numbers are undefined for constant columns and targets of 0")
  func undefinedNumbers() throws {
    // Three times 0.1 has a computed mean that differs from 0.1.
    let constant = numbers([0.1, 0.2, 0.4], [0.1, 0.1, 0.1])
    #expect(try #require(constant.value(of: .explainedVariance)).isNaN)
    #expect(try #require(constant.value(of: .pearson)).isNaN)
    #expect(try #require(numbers([0.1, 0.1], [1, 2]).value(of: .pearson)).isNaN)
    #expect(try #require(numbers([0.1, 0.1], [0, 2]).value(of: .mape)).isNaN)
  }

  @Test(
    "Everything is undefined where an output is not finite, and does not exist for the other kind of task")
  func otherKinds() throws {
    #expect(try #require(binary([.nan, 0.1], [1, 0]).value(of: .rocAUC)).isNaN)
    #expect(try #require(numbers([.infinity, 1], [1, 2]).value(of: .medae)).isNaN)
    #expect(numbers([1], [1]).value(of: .rocAUC) == nil)
    #expect(binary([0.1], [1]).value(of: .medae) == nil)
    #expect(binary([0.1], [1]).value(of: .accuracy) == nil)
  }
}
