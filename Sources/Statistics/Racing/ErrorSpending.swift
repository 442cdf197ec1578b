/// When a race by seeds looks at its points, and with which error.
///
/// A race looks after n, 2n, 4n, … seeds, as long as seeds are left. Each look tests at a level of its own, and the levels add up
/// to less than α, so that the truly best point is stopped at *any* look with a probability of at most about α (the union
/// bound; Lan and DeMets 1983 call such a rule an error-spending function). The first look spends 5/8 of α, the second 1/5, each
/// later one half of what is left. What is left in the end is the level of the final statement, and more seeds leave
/// earlier looks as they were.
///
/// With α = 0.05 the first level is 1/32, the least p-value of a sign-flip test of five seeds: at a smaller level the look
/// after five seeds could stop nothing.
package struct ErrorSpending: Sendable, Hashable {
  /// A look at a race.
  package struct Look: Sendable, Hashable {
    /// Of each point that is left.
    package let seeds: Int
    /// What a corrected p-value must not exceed for its point to be stopped.
    package let alpha: Double
  }

  /// The smallest number of seeds after which a race can look.
  package static let leastSeeds = 5

  /// The probability that any statement of the race leaves out the truly best point.
  package let alpha: Double
  /// n, at least `leastSeeds`.
  package let firstLook: Int

  package init(firstLook: Int = leastSeeds, alpha: Double = 0.05) {
    precondition(firstLook >= Self.leastSeeds && alpha > 0 && alpha < 1)
    self.firstLook = firstLook
    self.alpha = alpha
  }

  /// The looks of a race of `seeds` seeds, in order; none after the last seed.
  package func looks(before seeds: Int) -> [Look] {
    var looks: [Look] = []
    var next = firstLook
    while next < seeds {
      looks.append(Look(seeds: next, alpha: level(of: looks.count)))
      next *= 2
    }
    return looks
  }

  /// The level of the statement after the last of `count` looks.
  package func rest(after count: Int) -> Double {
    switch count {
    case 0: alpha
    case 1: alpha * 3 / 8
    default: (alpha * 7 / 40).scaled(by: 2 - count)
    }
  }

  private func level(of look: Int) -> Double {
    switch look {
    case 0: alpha * 5 / 8
    case 1: alpha / 5
    default: rest(after: look + 1)
    }
  }
}
