/// Observations divided into the best and the others.
struct RankedObservations {
  /// The best, from the lowest score up; equal scores by trial. None has a score of NaN.
  private(set) var best: [Observation] = []
  /// The others, by trial.
  private(set) var others: [Observation] = []

  /// The best are ⌈`share`·n⌉ of n, `atMost` so many.
  init(_ observations: [Observation], share: Double, atMost most: Int) {
    let byTrial = Self.byTrial(observations)
    let size = min(most, Int((share * Double(byTrial.count)).rounded(.up)))
    // Positions in `byTrial`, which are inserted in the order of trials: equal scores stay in it.
    var chosen: [Int] = []
    for (index, observation) in byTrial.enumerated() where !observation.score.isNaN {
      if chosen.count == size {
        guard let last = chosen.last, observation.score < byTrial[last].score else { continue }
        chosen.removeLast()
      }
      let place = chosen.lastIndex { byTrial[$0].score <= observation.score } ?? -1
      chosen.insert(index, at: place + 1)
    }
    best = chosen.map { byTrial[$0] }
    var isBest = [Bool](repeating: false, count: byTrial.count)
    for index in chosen { isBest[index] = true }
    others = byTrial.indices.filter { !isBest[$0] }.map { byTrial[$0] }
  }

  /// In the order of trials.
  static func byTrial(_ observations: [Observation]) -> [Observation] {
    let isSorted = observations.indices.dropFirst().allSatisfy {
      observations[$0 - 1].trial < observations[$0].trial
    }
    return isSorted ? observations : observations.sorted { $0.trial < $1.trial }
  }
}
