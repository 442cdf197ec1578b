import JSON

/// What a race by seeds has decided, as `plan.json` has it.
///
/// It follows from the records of the plan's runs alone; the plan holds it so that results can be read without deciding again.
package struct RaceDecisions: Sendable, Hashable {
  /// A point that gets no more seeds.
  package struct Stop: Sendable, Hashable {
    package var point: Int
    /// The point that it was compared with.
    package var best: Int
    /// Seeds that it has.
    package var seeds: Int
    /// Best − point in the ranking metric's units, above 0 where the point is worse; NaN where no pair of values is finite.
    package var difference: Double
    /// Corrected for the number of points.
    package var pValue: Double

    package init(point: Int, best: Int, seeds: Int, difference: Double, pValue: Double) {
      self.point = point
      self.best = best
      self.seeds = seeds
      self.difference = difference
      self.pValue = pValue
    }
  }

  /// Of the rule by which points are stopped; another rule has another number.
  package static let ruleVersion = 1

  /// After how many seeds points are first compared.
  package var firstLook: Int
  /// Comparisons made so far.
  package var looks: Int
  /// Seeds that the experiment asks for.
  package var seeds: Int
  /// In the order of the looks, then of the points.
  package var stops: [Stop]

  package init(firstLook: Int, looks: Int, seeds: Int, stops: [Stop]) {
    self.firstLook = firstLook
    self.looks = looks
    self.seeds = seeds
    self.stops = stops
  }
}

extension RaceDecisions {
  /// `{"rule":1,"first":5,"looks":1,"seeds":30,"stops":[{"point":3,…}]}`
  package var json: JSON {
    [
      "rule": .int(Self.ruleVersion), "first": .int(firstLook), "looks": .int(looks), "seeds": .int(seeds),
      "stops": .array(
        stops.map { stop in
          [
            "point": .int(stop.point), "best": .int(stop.best), "seeds": .int(stop.seeds),
            "difference": .measurement(stop.difference), "p": .number(stop.pValue),
          ]
        }),
    ]
  }

  /// nil if a member is missing or invalid.
  init?(json: JSON) {
    guard let first = json["first"]?.int, let looks = json["looks"]?.int, let seeds = json["seeds"]?.int,
      let stops = json["stops"]?.array
    else { return nil }
    self.init(firstLook: first, looks: looks, seeds: seeds, stops: stops.compactMap(Stop.init(json:)))
    guard self.stops.count == stops.count, first > 0, looks >= 0 else { return nil }
  }
}

extension RaceDecisions.Stop {
  fileprivate init?(json: JSON) {
    guard let point = json["point"]?.int, let best = json["best"]?.int, let seeds = json["seeds"]?.int,
      let difference = json["difference"]?.measurement, let pValue = json["p"]?.double
    else { return nil }
    self.init(point: point, best: best, seeds: seeds, difference: difference, pValue: pValue)
  }
}
