/// An axis whose range has fewer values than its `count`, since whole numbers that are equal count once.
package struct RoundedAxis: Sendable, Hashable {
  package var path: String
  /// How many values the range would have without rounding.
  package var written: Int
  /// The number of different whole numbers.
  package var values: Int
}

extension Experiment {
  /// The axes whose values became fewer when they were rounded to whole numbers.
  package var roundedAxes: [RoundedAxis] {
    (settings.sweep.parameters + settings.sweep.zip.flatMap { $0 }).filter { $0.dropped > 0 }.map {
      RoundedAxis(path: $0.path, written: $0.values.count + $0.dropped, values: $0.values.count)
    }
  }
}
