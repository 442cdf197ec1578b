import YAML

extension SweepBuilder {
  /// Whether the sweep's points are proposed by a sampler.
  var isSearch: Bool { (sweep.method ?? .grid) != .grid }

  /// Reports keys of a search in a grid.
  mutating func checkGridKeys() {
    guard !isSearch, !unread.includesField("sweep.method") else { return }
    for (name, isGiven) in [
      ("trials", sweep.trials != nil), ("batch", sweep.batch != nil), ("seed", sweep.seed != nil),
    ] where isGiven {
      report(
        "'sweep.\(name)' belongs to a search, and the sweep's method is grid", at: place("sweep.\(name)"),
        hint: "write method: \(joinedWithOr(SweepMethod.searches.map(\.rawValue))), or remove '\(name)'")
    }
  }

  /// The blocks without axes that have no count of values; reports them.
  mutating func withoutContinuousAxes(_ blocks: [SweepGrid.Block]) -> [SweepGrid.Block] {
    for axis in blocks.flatMap(\.axes) where axis.isContinuous {
      guard let range = axis.range else { continue }
      report(
        "\(axis.path): a range needs either 'count' or 'step'", at: range.span,
        hint:
          "for example {min: \(Node.text(of: range.min)), max: \(Node.text(of: range.max)), count: 5"
          + "\(range.isLogarithmic ? ", scale: log" : "")}; a search, such as sweep.method: tpe, needs neither"
      )
      unread.insert(.axis(axis.path))
    }
    return blocks.map { SweepGrid.Block(axes: $0.axes.filter { !$0.isContinuous }) }.filter {
      !$0.axes.isEmpty
    }
  }

  /// The axes of a search without those that are wrong, in their order; reports what is wrong.
  mutating func searchAxes() -> [SearchAxis] {
    checkSearchKeys()
    let blocks = checkConditions(of: checkedBlocks())
    var axes = blocks.flatMap(\.axes)
    for axis in axes {
      checkForSearch(axis)
      checkSearchConditions(of: axis, among: axes)
    }
    axes.removeAll { unread.contains(.axis($0.path)) }
    return axes.map { axis in
      SearchAxis(axis, condition: axis.conditions.first.flatMap { Self.condition($0, among: axes) })
    }
  }

  private mutating func checkSearchKeys() {
    if sweep.trials == nil {
      report(
        "a search needs 'trials', the number of points to try", at: place("sweep.method"),
        hint: "for example trials: 50")
    }
    if let trials = sweep.trials, trials < sweep.include.count {
      report(
        "the search has \(counted(trials, "trial")), and 'include' names \(sweep.include.count) points to try",
        at: place("sweep.trials"), hint: "write trials: \(sweep.include.count) or more")
    }
    if sweep.stopEarly.basis != nil {
      report(
        "a search cannot stop its points early yet", at: place("sweep.stop_early"),
        hint: "remove 'stop_early', or write method: grid and give the ranges a 'count'")
    }
    for block in sweep.zip {
      guard let axis = block.first else { continue }
      report(
        "a search has no zipped axes", at: axis.key,
        hint: "move the axes to 'parameters', where each takes its values by itself")
    }
    if sweep.parameters.isEmpty, sweep.zip.isEmpty, !unread.includesAxis {
      report(
        "a search needs axes", at: place("sweep.method"),
        hint: "for example parameters: {training.learning_rate: {min: 1e-4, max: 1, scale: log}}")
    }
  }

  private mutating func checkForSearch(_ axis: AxisSettings) {
    if let range = axis.range, range.count != nil {
      report(
        "\(axis.path): a search tries any number from 'min' to 'max', so the range has no 'count'",
        at: range.span, hint: "remove 'count'")
      unread.insert(.axis(axis.path))
    }
    if Conditions.isCondition(axis.path) {
      report(
        "'\(axis.path)' changes what is evaluated, so a search cannot compare its values", at: axis.key,
        hint: "sweep it in a grid, or search once for each of its values")
      unread.insert(.axis(axis.path))
    }
  }

  private mutating func checkSearchConditions(of axis: AxisSettings, among axes: [AxisSettings]) {
    if axis.conditions.count > 1 {
      report(
        "in a search an axis depends on one other axis, and '\(axis.path)' depends on \(axis.conditions.count)",
        at: axis.conditions[1].key,
        hint: "an axis that it depends on may itself depend on another")
      unread.insert(.axis(axis.path))
    }
    guard let condition = axis.conditions.first,
      let other = axes.first(where: { $0.path == condition.path }), other.isContinuous
    else { return }
    report(
      "'when' names '\(condition.path)', which has a range without listed values", at: condition.key,
      hint: "an axis can depend on an axis with 'values'")
    unread.insert(.axis(axis.path))
  }

  private static func condition(
    _ condition: AxisCondition, among axes: [AxisSettings]
  ) -> SearchAxis.Condition? {
    guard let number = axes.firstIndex(where: { $0.path == condition.path }) else { return nil }
    let values = axes[number].values
    let choices = values.indices.filter { index in
      condition.values.contains { values[index].json.matches($0.json) }
    }
    return SearchAxis.Condition(axis: number, choices: choices)
  }
}

extension Set<UnreadPart> {
  /// Whether any axis could not be read.
  fileprivate var includesAxis: Bool {
    contains { part in if case .axis = part { true } else { false } }
  }
}
