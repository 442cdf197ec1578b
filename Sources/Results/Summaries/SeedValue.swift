import Statistics

/// A measurement, and the seed of the run that it was made of.
package struct SeedValue: Sendable, Hashable {
  package var seed: UInt64
  package var value: Double

  package init(seed: UInt64, value: Double) {
    self.seed = seed
    self.value = value
  }
}

extension [SeedValue] {
  /// Whether no two neighbours are of one seed.
  package var hasOneEach: Bool { zip(self, dropFirst()).allSatisfy { $0.seed != $1.seed } }

  /// The mean of each seed's values, which are next to each other: the runs of a point go seed by seed.
  package var seedMeans: [Double] {
    var means: [Double] = []
    var rest = self[...]
    while let seed = rest.first?.seed {
      let own = rest.prefix { $0.seed == seed }
      means.append(SampleStatistics.mean(of: own.lazy.map(\.value))!)
      rest = rest[own.endIndex...]
    }
    return means
  }
}
