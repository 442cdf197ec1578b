import JSON

/// What stopping by epochs has decided, as `plan.json` has it.
///
/// It follows from the records of the plan's runs alone; the plan holds it so that results can be read without deciding again.
package struct RungDecisions: Sendable, Hashable {
  /// A point that was trained to a rung and no further.
  package struct Stop: Sendable, Hashable {
    package var point: Int
    /// After which its runs are paused.
    package var epoch: Int
    /// The ranking value there, reduced over seeds; infinite where a run diverged.
    package var value: Double
    /// Its place among the points that were compared with it, from 1, and how many these were.
    package var place: Int
    package var among: Int

    package init(point: Int, epoch: Int, value: Double, place: Int, among: Int) {
      self.point = point
      self.epoch = epoch
      self.value = value
      self.place = place
      self.among = among
    }
  }

  /// Of the rule by which points are stopped; another rule has another number.
  package static let ruleVersion = 1

  /// The epochs after which points are compared, and the last one.
  package var rungs: [Int]
  /// In the order of the points.
  package var stops: [Stop]

  package init(rungs: [Int], stops: [Stop]) {
    self.rungs = rungs
    self.stops = stops
  }
}

extension RungDecisions {
  /// `{"rule":1,"rungs":[3,9,27],"stops":[{"point":3,…}]}`
  package var json: JSON {
    [
      "rule": .int(Self.ruleVersion), "rungs": .array(rungs.map(JSON.int)),
      "stops": .array(
        stops.map { stop in
          [
            "point": .int(stop.point), "epoch": .int(stop.epoch), "value": .measurement(stop.value),
            "place": .int(stop.place), "among": .int(stop.among),
          ]
        }),
    ]
  }

  /// nil if a member is missing or invalid.
  init?(json: JSON) {
    guard let rungs = json["rungs"]?.array, let stops = json["stops"]?.array else { return nil }
    self.init(rungs: rungs.compactMap(\.int), stops: stops.compactMap(Stop.init(json:)))
    guard self.rungs.count == rungs.count, self.stops.count == stops.count else { return nil }
  }
}

extension RungDecisions.Stop {
  fileprivate init?(json: JSON) {
    guard let point = json["point"]?.int, let epoch = json["epoch"]?.int,
      let value = json["value"]?.measurement, let place = json["place"]?.int, let among = json["among"]?.int
    else { return nil }
    self.init(point: point, epoch: epoch, value: value, place: place, among: among)
  }
}
