import JSON

/// The points that stand for a space when a spec is read: every combination of listed values and ends of ranges, or, where
/// these are many, each of them once with the first and once with the last values of the other axes.
struct SearchProbes {
  let axes: [SearchAxis]
  private static let mostCombinations = 512

  /// Distinct points without values of axes that do not exist.
  var points: [[JSON]] {
    var seen: Set<[JSON]> = []
    return raw.map { axes.present($0) }.filter { seen.insert($0).inserted }
  }

  private var raw: [[JSON]] {
    let values = axes.map { $0.settings.values.map(\.json) }
    var count = 1
    for own in values where count <= Self.mostCombinations { count *= own.count }
    guard count > Self.mostCombinations else {
      return values.reduce([[]]) { points, own in points.flatMap { point in own.map { point + [$0] } } }
    }
    return [values.map { $0[0] }, values.map { $0[$0.count - 1] }].flatMap { others in
      values.indices.flatMap { axis in
        values[axis].map { value in
          var point = others
          point[axis] = value
          return point
        }
      }
    }
  }
}
