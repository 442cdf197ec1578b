import JSON
import Records
import Specs

/// The points of an experiment by the values of its condition axes.
struct ConditionGrouping {
  /// The points under one condition.
  struct Group {
    /// Of the condition axes, in the sweep's order.
    var values: [AxisValue]
    /// In the sweep's order.
    var points: [Int]
  }

  /// Condition axes.
  let axes: [String]
  /// At least one where there are points.
  private(set) var groups: [Group] = []

  init(_ outcome: ExperimentOutcome) {
    let axes = outcome.axes.filter(outcome.conditions.contains)
    self.axes = axes
    var places: [[JSON]: Int] = [:]
    for (point, values) in outcome.points.enumerated() {
      let own = values.filter { axes.contains($0.path) }
      let key = own.map(\.value)
      if let place = places[key] {
        groups[place].points.append(point)
      } else {
        places[key] = groups.count
        groups.append(Group(values: own, points: [point]))
      }
    }
  }
}
