import JSON

extension SweepGrid {
  /// One value per column; null for an axis that does not exist at the point.
  func values(at index: Int, decoder: PointDecoder) -> [AxisValue] {
    let assignments = assignments(at: index)
    guard !isSearched else {
      return columns.map { path in
        AxisValue(path: path, value: assignments.first { $0.path == path }?.json ?? .null)
      }
    }
    let values = decoder.values(of: assignments, columns: columns)
    guard let conditional else { return values }
    guard let positions = positions(at: index) else {
      return present(values, naming: assignments, conditional: conditional)
    }
    // The columns begin with the axes in their order.
    return zip(values, values.indices).map { value, column in
      let isAbsent = column < axisCount && !conditional.exists(column, at: positions)
      return isAbsent ? AxisValue(path: value.path, value: .null) : value
    }
  }

  /// One value per column for an included point, which has the axes that it names, and those whose conditions it meets.
  func values(ofIncluded point: FieldAssignments, decoder: PointDecoder) -> [AxisValue] {
    let values = decoder.values(of: point.all, columns: columns)
    return conditional.map { present(values, naming: point.all, conditional: $0) } ?? values
  }

  private func present(
    _ values: [AxisValue], naming assignments: [FieldAssignment], conditional: ConditionalAxes
  ) -> [AxisValue] {
    let byPath = Dictionary(values.map { ($0.path, $0.value) }) { $1 }
    return values.map { value in
      let isPresent =
        assignments.contains { $0.path == value.path } || conditional.exists(value.path, with: byPath)
      return isPresent ? value : AxisValue(path: value.path, value: .null)
    }
  }

  /// Whether some crossed point has these values of the axes, by path; null for an axis that does not exist.
  func hasCrossedPoint(with values: [String: JSON]) -> Bool {
    guard !blocks.isEmpty else { return false }
    var positions: [Int] = []
    for block in blocks {
      let position = (0..<block.count).first { position in
        block.axes.allSatisfy { axis in
          guard let value = values[axis.path] else { return false }
          return value.isNull && !axis.conditions.isEmpty || axis.values[position].json.matches(value)
        }
      }
      guard let position else { return false }
      positions.append(position)
    }
    if let conditional {
      let isSame = blocks.flatMap(\.axes).enumerated().allSatisfy { number, axis in
        axis.conditions.isEmpty || conditional.exists(number, at: positions) != values[axis.path]?.isNull
      }
      guard isSame else { return false }
    }
    return isKept(positions)
  }
}
