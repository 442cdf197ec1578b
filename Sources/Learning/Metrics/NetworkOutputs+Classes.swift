import Arithmetic

extension NetworkOutputs {
  private var classes: Int { task.classCount }

  /// The mean of a metric of each class against all others, in the order of the classes; for two classes that of the
  /// second class alone. NaN if a class has no value.
  ///
  /// A class's score is its output; a single output is that of the second class.
  func meanOverClasses(_ metric: (ScoreRanking) -> Double) -> Double {
    if classes == 2 { return metric(ranking(ofClass: 1)) }
    return (0..<classes).reduce(0) { $0 + metric(ranking(ofClass: $1)) } / Double(classes)
  }

  private func ranking(ofClass c: Int) -> ScoreRanking {
    let column = width == 1 ? 0 : c
    return ScoreRanking((0..<count).map { outputs[$0 * width + column] }) { labels[$0] == c }
  }

  /// The fraction of samples of whose class fewer than k others have a larger output, or an equal one and a smaller
  /// index: for k = 1 it would be the accuracy. NaN if k is not below the number of classes.
  func topAccuracy(_ k: Int) -> Double {
    guard width > 1, k < classes else { return .nan }
    var right = 0
    for s in 0..<count {
      let row = outputs[s * width..<(s + 1) * width]
      let own = row.startIndex + labels[s]
      let before = row.indices.count { row[$0] > row[own] || (row[$0] == row[own] && $0 < own) }
      if before < k { right += 1 }
    }
    return Double(right) / Double(count)
  }

  /// The probability of class `c` by the outputs, which must be probabilities: the class's output; of a single output
  /// o, it is o for the second class and 1 − o for the first.
  private func probability(ofClass c: Int, _ sample: Int) -> Double {
    if width > 1 { return outputs[sample * width + c] }
    return c == 1 ? outputs[sample] : 1 - outputs[sample]
  }

  /// The mean of −ln p over the samples, p being the probability of the sample's class, restricted to
  /// [2⁻⁵², 1 − 2⁻⁵²] as in scikit-learn.
  var logLoss: Double {
    let least = Double.ulpOfOne
    var sum = StridedSum()
    for s in 0..<count {
      let p = probability(ofClass: labels[s], s)
      sum.add(-Double.log(min(max(p, least), 1 - least)), at: s)
    }
    return sum.total / Double(count)
  }

  /// Brier's score (1950), the mean of Σ_c (p_c − y_c)² over the samples, y being 1 for the sample's class and 0 for
  /// others; for two classes (p − y)² of the second class alone, which is half of it.
  var brier: Double {
    var sum = StridedSum()
    for s in 0..<count {
      for c in (classes == 2 ? 1 : 0)..<classes {
        let error = probability(ofClass: c, s) - (labels[s] == c ? 1 : 0)
        sum.addProduct(error, error, at: s)
      }
    }
    return sum.total / Double(count)
  }
}
