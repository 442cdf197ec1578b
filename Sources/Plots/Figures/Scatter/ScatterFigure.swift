/// One number against another: a metric against its cost with the Pareto front, or predictions against the truth.
package struct ScatterFigure: Figure {
  package struct Item: Sendable, Hashable {
    package var x: Double
    package var y: Double
    package var standing: Standing
    /// What `data-point` says; nil for none.
    package var point: Int?
    package var label: String

    package init(
      x: Double, y: Double, standing: Standing = .unranked, point: Int? = nil, label: String = ""
    ) {
      (self.x, self.y, self.standing) = (x, y, standing)
      (self.point, self.label) = (point, label)
    }
  }

  /// Which points are in front: those that no other is better than in one number and at least as good in the other.
  /// Less of the horizontal one is better.
  package enum Front: Sendable { case none, lowerIsBetter, higherIsBetter }

  package var title: String
  package var xTitle: String
  package var yTitle: String
  package var xKind: AxisKind
  package var yKind: AxisKind
  package var items: [Item]
  package var front: Front
  /// Both axes have the same range, and a line shows where both numbers are equal.
  package var hasDiagonal: Bool

  package init(
    title: String, xTitle: String, yTitle: String, xKind: AxisKind = .linear,
    yKind: AxisKind = .linear,
    items: [Item], front: Front = .none, hasDiagonal: Bool = false
  ) {
    (self.title, self.xTitle, self.yTitle) = (title, xTitle, yTitle)
    (self.xKind, self.yKind, self.items) = (xKind, yKind, items)
    (self.front, self.hasDiagonal) = (front, hasDiagonal)
  }

  package var table: FigureTable {
    let leaders = Set(frontIndices)
    var table = FigureTable(["label", xTitle, yTitle, "is_front"])
    for (index, item) in items.enumerated() {
      table.add([
        .text(item.label), .optional(item.x), .optional(item.y),
        front == .none ? .empty : .int(leaders.contains(index) ? 1 : 0),
      ])
    }
    return table
  }

  /// The items in front, from the cheapest on; of equal ones the first.
  package var frontIndices: [Int] {
    guard front != .none else { return [] }
    let sign = front == .higherIsBetter ? -1.0 : 1.0
    let known = items.indices.filter { items[$0].x.isFinite && items[$0].y.isFinite }
    let order = known.sorted {
      (items[$0].x, sign * items[$0].y, $0) < (items[$1].x, sign * items[$1].y, $1)
    }
    var best = Double.infinity
    return order.filter { index in
      let y = sign * items[index].y
      guard y < best else { return false }
      best = y
      return true
    }
  }
}
