/// The samples of one part in the order of their scores for one class, as the curves of a detector need them.
///
/// Only the order of the scores counts. Samples with equal scores form one group, so that no metric depends on the
/// order among them.
struct ScoreRanking {
  /// Samples of the class, and of other classes.
  private var positives = 0
  private var negatives = 0
  /// By ascending score: the positives and the samples of each group of equal scores.
  private var groups: [(positives: Int, samples: Int)] = []

  /// - Parameters:
  ///   - scores: one per sample, none of them NaN.
  ///   - isPositive: whether a sample is of the class.
  init(_ scores: [Double], isPositive: (_ sample: Int) -> Bool) {
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var last: Double?
    for sample in order {
      if scores[sample] != last { groups.append((0, 0)) }
      last = scores[sample]
      groups[groups.count - 1].samples += 1
      if isPositive(sample) {
        groups[groups.count - 1].positives += 1
        positives += 1
      } else {
        negatives += 1
      }
    }
  }

  /// The area under the ROC curve: the probability that a sample of the class has a larger score than one of
  /// another class, with ties counted as one half.
  ///
  /// It is the rank sum of the positives with midranks for ties, (R − P(P + 1)/2) / (P·N) (Hanley & McNeil 1982;
  /// Fawcett 2006), computed from twice the ranks: numerator and denominator are exact integers, divided once. NaN if
  /// all or none of the samples are of the class.
  var areaUnderROC: Double {
    guard positives > 0, negatives > 0 else { return .nan }
    var doubledRanks = 0
    var before = 0
    for group in groups {
      // The ranks of the group are before + 1 … before + samples; twice their mean is their sum's ends.
      doubledRanks += group.positives * (2 * before + group.samples + 1)
      before += group.samples
    }
    return Double(doubledRanks - positives * (positives + 1)) / Double(2 * positives * negatives)
  }

  /// Average precision, Σ (R_n − R_{n−1})·P_n over the distinct scores from the largest down, without interpolation
  /// (scikit-learn's definition). NaN if no sample is of the class.
  var averagePrecision: Double {
    guard positives > 0 else { return .nan }
    var sum = 0.0
    var found = 0
    var retrieved = 0
    for group in groups.reversed() {
      found += group.positives
      retrieved += group.samples
      sum += Double(group.positives) * (Double(found) / Double(retrieved))
    }
    return sum / Double(positives)
  }
}
