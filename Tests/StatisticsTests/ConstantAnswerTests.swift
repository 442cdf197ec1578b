import OracleTables
import Testing

@testable import Statistics

struct ConstantAnswerTests {
  @Test("The class is chosen on the training part and measured on the other")
  func accuracy() {
    #expect(ConstantAnswer.accuracy(training: [5, 7, 7], evaluation: [8, 2, 0]) == 0.2)
    #expect(ConstantAnswer.accuracy(training: [0, 0], evaluation: [3, 1]) == 0.75)
  }

  @Test("Of equal parts the cross-entropy is the entropy, and the squared error the variance")
  func entropy() {
    // −¼ ln ¼ − ¾ ln ¾
    #expect(
      isClose(ConstantAnswer.crossEntropy(training: [1, 3], evaluation: [10, 30]), 0.5623351446188083))
    #expect(ConstantAnswer.crossEntropy(training: [0, 3], evaluation: [1, 1]) == .infinity)
    #expect(ConstantAnswer.crossEntropy(training: [0, 3], evaluation: [0, 1]) == 0)
    #expect(ConstantAnswer.meanSquaredError(training: [1, 2, 3], evaluation: [1, 2, 3]) == 2.0 / 3)
    #expect(ConstantAnswer.meanSquaredError(training: [1, 3], evaluation: [5]) == 9)
    #expect(ConstantAnswer.meanAbsoluteError(training: [1, 3], evaluation: [5, 1]) == 2)
  }
}
