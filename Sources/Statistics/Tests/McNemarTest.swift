/// McNemar's exact test of two classifiers on the same samples: of the samples that only one of them gets
/// right, each is as likely either's.
///
/// It weighs the samples' chance alone. Two networks from different seeds differ truly, so it says which of
/// these two networks is better, not which way of training is.
package struct McNemarTest: Sendable, Hashable {
  /// Samples that the baseline gets right and the new network wrong.
  package var lost: Int
  /// Samples that the new network gets right and the baseline wrong.
  package var gained: Int
  /// All samples.
  package var samples: Int

  package init(lost: Int, gained: Int, samples: Int) {
    precondition(lost >= 0 && gained >= 0 && lost + gained <= samples && samples > 0)
    self.lost = lost
    self.gained = gained
    self.samples = samples
  }

  private var chance: BinomialDistribution { BinomialDistribution(trials: lost + gained, probability: 0.5) }

  /// The probability of so many lost samples or more, if nothing changed.
  package var dropPValue: Double { chance.atLeast(lost) }

  /// The probability of so many gained samples or more, if nothing changed.
  package var gainPValue: Double { chance.atLeast(gained) }

  /// The change of the accuracy.
  package var change: Double { Double(gained - lost) / Double(samples) }

  /// The interval of the accuracy's change, given how many samples differ: (2π − 1)·(lost + gained)/samples
  /// over the exact interval of π, the share of gained ones among them. `tail` is the error on either side.
  package func interval(tail: Double) -> ClosedRange<Double> {
    let share = BinomialDistribution.interval(successes: gained, trials: lost + gained, tail: tail)
    let weight = Double(lost + gained) / Double(samples)
    return (2 * share.lowerBound - 1) * weight...(2 * share.upperBound - 1) * weight
  }
}
