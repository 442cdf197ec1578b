import JSON
import YAML

/// Makes a search of its axes: the points to try first, those that are excluded, and the points that are checked in advance.
struct SearchBuilder {
  let sweep: SweepSettings
  let axes: [SearchAxis]
  let decoder: PointDecoder
  private(set) var diagnostics: [Diagnostic] = []

  init(_ sweep: SweepSettings, axes: [SearchAxis], decoder: PointDecoder) {
    self.sweep = sweep
    self.axes = axes
    self.decoder = decoder
  }

  /// The search, whose `included` points are its first ones; it holds what has no errors.
  mutating func search() -> Search {
    let exclusions = sweep.exclude.filter(\.isComplete).compactMap { exclusion(of: $0) }
    var included: [(values: [JSON], span: Span?)] = []
    for point in sweep.include where point.isComplete {
      guard let values = values(of: point) else { continue }
      if included.contains(where: { $0.values == values }) {
        report("the sweep already has this point", at: point.span)
      } else {
        included.append((values, point.span))
      }
    }
    let points = included.map(\.values)
    let unprobed = search(included: points, exclusions: exclusions, probes: [])
    for point in included where unprobed.excludes(point.values) {
      report("the point is both included and excluded", at: point.span)
    }
    let probes = SearchProbes(axes: axes).points.filter { !unprobed.excludes($0) }
    return search(included: points, exclusions: exclusions, probes: points + probes)
  }

  private func search(
    included: [[JSON]], exclusions: [Search.Exclusion], probes: [[JSON]]
  ) -> Search {
    Search(
      method: sweep.method ?? .grid, trials: sweep.trials ?? 1, seed: sweep.seed ?? 0,
      batch: sweep.batch ?? SweepSettings.defaultBatch, axes: axes, included: included,
      exclusions: exclusions, probes: Points(of: probes, axes: axes, decoder: decoder))
  }

  private mutating func report(_ message: String, at span: Span?, hint: String? = nil) {
    diagnostics.append(Diagnostic(.error, message, at: span, notes: hint.map { [.init($0)] } ?? []))
  }

  private func number(of path: String) -> Int? { axes.firstIndex { $0.path == path } }

  /// Reports a path that is no axis; nothing where the axis could not be read.
  private mutating func reportNoAxis(_ assignment: FieldAssignment, _ what: String) {
    guard !decoder.unread.contains(.axis(assignment.path)) else { return }
    report(
      "'\(assignment.path)' is not swept, so \(what) cannot name it", at: assignment.span,
      hint: axes.isEmpty ? nil : "swept fields: \(axes.map(\.path).joined(separator: ", "))")
  }

  private mutating func exclusion(of point: FieldAssignments) -> Search.Exclusion? {
    guard !point.all.isEmpty else {
      report("an exclusion must name at least one axis value", at: point.span)
      return nil
    }
    var choices: [Search.Exclusion.Choice] = []
    for assignment in point.all {
      guard let axis = number(of: assignment.path) else {
        reportNoAxis(assignment, "an exclusion")
        return nil
      }
      guard case .values(let values, _) = axes[axis].kind else {
        report(
          "'\(assignment.path)' has a range without listed values, so an exclusion cannot name it",
          at: assignment.span, hint: "narrow the range, or list the axis's 'values'")
        return nil
      }
      let wanted = assignment.json.meant(among: values)
      guard let choice = axes[axis].choice(of: wanted) else {
        if !sweep.replaced.contains(assignment.path) {
          report(
            "the exclusion matches no point: '\(assignment.path)' has no value \(assignment.json.flowText)",
            at: assignment.span, hint: "its values are \(excerpt(values.map(\.flowText)))")
        }
        return nil
      }
      choices.append(.init(axis: axis, choices: [choice]))
    }
    return Search.Exclusion(choices: choices.sorted { $0.axis < $1.axis })
  }
}

extension SearchBuilder {
  /// An included point's value of every axis that exists there; nil after an error.
  private mutating func values(of point: FieldAssignments) -> [JSON]? {
    for assignment in point.all where number(of: assignment.path) == nil {
      reportNoAxis(assignment, "a point of a search")
      return nil
    }
    let given = decoder.values(of: point.all, columns: axes.map(\.path)).map(\.value)
    let full = zip(axes, given).map { axis, value in self.full(value, of: axis) }
    for index in axes.indices {
      let own = point.all.last { $0.path == axes[index].path }
      guard axes.exists(index, at: full) else {
        guard let own else { continue }
        report("'\(own.path)' does not exist where the other axes have these values", at: own.span)
        return nil
      }
      guard !axes[index].contains(full[index]) else { continue }
      if let own {
        report(
          "\(own.json.flowText) is not a value of the axis '\(own.path)': \(axes[index].text)", at: own.span)
      } else {
        report(
          "the point does not name '\(axes[index].path)', whose value outside the sweep, "
            + "\(full[index].flowText), is not one of the axis: \(axes[index].text)", at: point.span,
          hint: "name the axis in the point")
      }
      return nil
    }
    return axes.present(full)
  }

  /// A listed value as the axis has it.
  private func full(_ value: JSON, of axis: SearchAxis) -> JSON {
    guard case .values(let values, _) = axis.kind else { return value }
    let meant = value.meant(among: values)
    return axis.choice(of: meant).map { values[$0] } ?? meant
  }
}
