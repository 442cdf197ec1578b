/// A mean's interval, or a band.
package struct Interval: Sendable, Hashable {
  package var low: Double
  package var high: Double

  package init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }
}

extension Group {
  /// The group of one point: `data-point`, and what it says.
  static func point(_ number: Int?, _ spoken: String) -> Group {
    Group(
      classes: ["point"], data: number.map { [Attribute(name: "point", value: String($0))] } ?? [],
      spoken: spoken)
  }
}
