/// After which epochs points are compared when a sweep stops them by epochs, and which points compete.
///
/// **A rung** is an epoch after which points are compared. Rungs lie at m, m·η, m·η², … epochs, each rounded up to the next
/// evaluated epoch; the last is the end of training. **A bracket** is a set of points that are compared with each other from
/// its first rung on: at each rung the best 1/η of them are promoted, that is trained to the next rung, and the others stop.
///
/// Successive halving (Jamieson and Talwalkar 2016) has brackets that start at the first rung. Hyperband (Li et al. 2018) has
/// others too, with fewer points that start at a later rung, in case the order of the points after few epochs is misleading.
/// Bracket s, whose points pass s rungs before the last, has ⌈(k + 1)/(s + 1)·ηˢ⌉ points, k the largest s.
package struct RungSchedule: Sendable, Hashable {
  /// Ascending evaluated epochs, the last of which is the end of training.
  package let rungs: [Int]
  /// η, at least 2.
  package let eta: Int
  /// How many kinds of brackets there are, that with the most rungs first; 1 is successive halving.
  package let kinds: Int

  /// - Parameters:
  ///   - first: m, at least 1.
  ///   - epochs: of training.
  ///   - step: epochs between evaluations, at least 1.
  ///   - kinds: the most kinds of brackets; nil: as many as there are rungs.
  package init(first: Int, eta: Int, epochs: Int, step: Int, kinds: Int?) {
    precondition(first >= 1 && eta >= 2 && step >= 1)
    var rungs: [Int] = []
    var next = first
    while next < epochs {
      let evaluated = (next + step - 1) / step * step
      if evaluated < epochs, evaluated != rungs.last { rungs.append(evaluated) }
      let (product, isTooLarge) = next.multipliedReportingOverflow(by: eta)
      if isTooLarge { break }
      next = product
    }
    self.rungs = rungs + [epochs]
    self.eta = eta
    self.kinds = min(kinds ?? .max, rungs.count + 1)
  }

  /// The number of points in a bracket that starts at a rung, by Hyperband's formula.
  package func size(startingAt rung: Int) -> Int {
    let (most, own) = (rungs.count - 1, rungs.count - 1 - rung)
    let product = power(own) * (most + 1)
    return (product + own) / (own + 1)
  }

  /// The brackets of a grid of `count` points.
  ///
  /// With one kind of bracket, all points are in one. With several, brackets of all kinds are filled in turn, the last one
  /// partly; points are dealt out in steps of the whole number nearest to 0.618·count that has no divisor in common with
  /// `count`, because neighbours in a grid are alike.
  package func brackets(of count: Int) -> [Bracket] {
    guard kinds > 1 else { return [Bracket(points: Array(0..<count), firstRung: 0)] }
    let step = Self.step(through: count)
    let order = (0..<count).map { $0 * step % count }
    var brackets: [Bracket] = []
    var dealt = 0
    while dealt < count {
      let kind = brackets.count % kinds
      let points = order[dealt..<min(count, dealt + size(startingAt: kind))]
      brackets.append(Bracket(points: points.sorted(), firstRung: kind))
      dealt += points.count
    }
    return brackets
  }

  /// How many of a bracket's `count` points are trained to a rung: all to its first, at least one to each.
  package func survivors(of bracket: Bracket, at rung: Int) -> Int {
    precondition(rung >= bracket.firstRung)
    return max(1, bracket.points.count / power(rung - bracket.firstRung))
  }

  /// η^exponent, or the largest number if that is larger.
  private func power(_ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in
      let (next, isTooLarge) = product.multipliedReportingOverflow(by: eta)
      return isTooLarge ? .max : next
    }
  }

  private static func step(through count: Int) -> Int {
    func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
    let target = Int((0.618 * Double(count)).rounded())
    for distance in 0...count {
      for step in [target - distance, target + distance] where step > 0 && divisor(count, step) == 1 {
        return step
      }
    }
    return 1
  }
}

/// Points that are compared with each other at rungs.
package struct Bracket: Sendable, Hashable {
  /// In ascending order, in which ties are resolved.
  package var points: [Int]
  /// The index of the first rung.
  package var firstRung: Int

  package init(points: [Int], firstRung: Int) {
    self.points = points
    self.firstRung = firstRung
  }
}
