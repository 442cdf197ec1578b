import Arithmetic

/// What a network that always gives the same answer would reach: the least that a result is compared with.
///
/// The answer is fitted to the training part, as a network is, and measured on the part that is evaluated.
package enum ConstantAnswer {
  /// The accuracy of always answering with the training part's most frequent class (the first of equals).
  ///
  /// - Parameters: samples of each class in either part, of equal length; `evaluation` is not empty.
  package static func accuracy(training: [Int], evaluation: [Int]) -> Double {
    precondition(training.count == evaluation.count && training.allSatisfy { $0 >= 0 })
    let all = evaluation.reduce(0, +)
    precondition(all > 0)
    let most = training.indices.max { training[$0] < training[$1] || training[$0] == training[$1] && $0 > $1 }
    return most.map { Double(evaluation[$0]) / Double(all) } ?? 0
  }

  /// The mean of −ln p over the evaluation part, p being a sample's class's share of the training part: the
  /// cross-entropy of always answering with the shares. +∞ where a class is not in the training part.
  package static func crossEntropy(training: [Int], evaluation: [Int]) -> Double {
    precondition(training.count == evaluation.count)
    let (fitted, measured) = (Double(training.reduce(0, +)), Double(evaluation.reduce(0, +)))
    precondition(fitted > 0 && measured > 0)
    return zip(training, evaluation).reduce(0) { sum, counts in
      guard counts.1 > 0 else { return sum }
      return sum - Double(counts.1) / measured * Double.log(Double(counts.0) / fitted)
    }
  }

  /// The mean squared error, over the evaluation part, of always answering with the training part's mean target.
  ///
  /// Of a single output; the error of several is the mean of theirs. Neither part is empty.
  package static func meanSquaredError(training: [Double], evaluation: [Double]) -> Double {
    guard let answer = SampleStatistics.mean(of: training), !evaluation.isEmpty else {
      preconditionFailure("neither part is empty")
    }
    return evaluation.reduce(0) { $0 + ($1 - answer) * ($1 - answer) } / Double(evaluation.count)
  }

  /// The mean absolute error of always answering with the training part's mean target.
  package static func meanAbsoluteError(training: [Double], evaluation: [Double]) -> Double {
    guard let answer = SampleStatistics.mean(of: training), !evaluation.isEmpty else {
      preconditionFailure("neither part is empty")
    }
    return evaluation.reduce(0) { $0 + ($1 - answer).magnitude } / Double(evaluation.count)
  }
}
