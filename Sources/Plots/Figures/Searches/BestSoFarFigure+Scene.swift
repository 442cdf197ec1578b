extension BestSoFarFigure {
  /// More trials than these are dots without a name of their own.
  private static let limit = 600

  package func scene(width: Double) -> Scene {
    let trials = searches.flatMap(\.trials)
    guard !trials.isEmpty, let x = AxisRange(.linear, values: trials.map(\.x), padding: 0) else {
      return Canvas.empty(width: width, title: title, reason: "No trial has ended yet.")
    }
    let values = trials.compactMap(\.value)
    guard let y = AxisRange(valueKind, values: values, padding: 0.06) else {
      return Canvas.empty(
        width: width, title: title,
        reason: "None of the \(trials.count) trials has a value of \(valueTitle)."
      )
    }
    var canvas = Canvas(width: width)
    let names = searches.map { TextMetrics.width($0.name, size: Canvas.textSize) }.max() ?? 0
    let margin = names == 0 ? 14 : min(names + 18, canvas.width * 0.28)
    let top = canvas.legend(legendItems(trials), top: 0)
    let (plane, bottom) = canvas.plane(
      x: Axis(title: axisTitle, range: x, isWhole: trials.allSatisfy(\.x.isWhole), inset: 6),
      y: Axis(title: valueTitle, range: y),
      right: canvas.width - margin, top: top, plotHeight: canvas.plotHeight)
    for index in searches.indices {
      dots(&canvas, plane, index, isSmall: trials.count > Self.limit)
    }
    for index in searches.indices { steps(&canvas, plane, index) }
    labels(&canvas, plane)
    let end = canvas.notes(y.notes(valueTitle, values), top: bottom + 4)
    return canvas.scene(height: end, title: title, description: summary)
  }

  private var summary: String {
    let format = NumberFormat(values: searches.flatMap { $0.trials.compactMap(\.value) })
    let parts = searches.map { search in
      let best = bestSoFar(search).last.flatMap { $0 }.map { format.text($0) } ?? "none"
      return
        "\(search.name.isEmpty ? "" : search.name + ": ")best \(valueTitle) after \(search.trials.count) trials \(best)"
    }
    return parts.joined(separator: "; ") + "."
  }

  private func legendItems(_ trials: [Trial]) -> [LegendItem] {
    var items = [
      LegendItem(
        sample: .line(searches.count == 1 ? .category(0) : .ink, dash: []), text: "best so far"),
      LegendItem(sample: .seed, text: "one trial"),
    ]
    if trials.contains(where: { $0.value.map { !$0.isFinite } ?? true }) {
      items.append(LegendItem(sample: .cross, text: "diverged or failed"))
    }
    return items
  }

  private func dots(_ canvas: inout Canvas, _ plane: Plane, _ index: Int, isSmall: Bool) {
    let format = NumberFormat(values: searches[index].trials.compactMap(\.value))
    for trial in searches[index].trials {
      let x = plane.x.clamped(trial.x)
      guard let value = trial.value, value.isFinite else {
        // Hundreds of crosses would be a bar.
        if isSmall {
          canvas.line(x, plane.frame.bottom - 6, x, plane.frame.bottom, .stroked(.alarm, 0.75))
        } else {
          canvas.cross(Point(x, plane.frame.bottom - 7), radius: 3, lineWidth: 1.5)
        }
        continue
      }
      let at = Point(x, plane.y.clamped(value))
      let isShown = plane.y.contains(value)
      let dot: Mark = Glyph(category: index).mark(
        at, isSmall ? 1.5 : 2.5, .filled(.category(index), opacity: 0.5))
      guard !isSmall else {
        if isShown { canvas.marks.append(dot) }
        continue
      }
      let spoken =
        [
          searches[index].name, trial.label,
          "\(axisTitle) \(NumberText.significant(trial.x, digits: 6))",
        ]
        .filter { !$0.isEmpty }.joined(separator: "; ") + "; \(valueTitle) \(format.text(value))"
      canvas.group(.point(trial.point, spoken)) { inner in
        if isShown {
          inner.marks.append(dot)
        } else {
          inner.beyond(at, value > plane.y.high ? .above : .below, .category(index))
        }
        inner.marks.append(.target(.circle(at, radius: 16)))
      }
    }
  }

  private func steps(_ canvas: inout Canvas, _ plane: Plane, _ index: Int) {
    let search = searches[index]
    var points: [Point] = []
    var level: Double?
    var lead: Point?
    for (trial, best) in zip(search.trials, bestSoFar(search)) {
      guard let best else { continue }
      let at = plane.clamped(trial.x, best)
      if level != best {
        if let last = points.last { points.append(Point(at.x, last.y)) }
        points.append(at)
        (level, lead) = (best, at)
      }
    }
    guard let last = points.last, let end = search.trials.last else { return }
    points.append(Point(plane.x.clamped(end.x), last.y))
    let dash = searches.count == 1 ? [] : Glyph.dash(category: index)
    canvas.path(points, .stroked(.category(index), 2, dash: dash))
    if let lead {
      canvas.point(lead, index == leadingSearch ? .best : .unranked, .category(index), radius: 3)
    }
  }

  /// The search that found the best value; of equal ones the first.
  private var leadingSearch: Int? {
    let ends = searches.map { bestSoFar($0).last.flatMap { $0 } }
    let known = ends.indices.filter { ends[$0] != nil }
    let sign = lowerIsBetter ? 1.0 : -1.0
    return known.min { (sign * (ends[$0] ?? 0), $0) < (sign * (ends[$1] ?? 0), $1) }
  }

  private func labels(_ canvas: inout Canvas, _ plane: Plane) {
    let named = searches.indices.filter {
      !searches[$0].name.isEmpty && bestSoFar(searches[$0]).last?.flatMap { $0 } != nil
    }
    let wishes = named.map { index in
      plane.y.clamped(bestSoFar(searches[index]).last.flatMap { $0 } ?? 0)
    }
    guard
      let places = LabelStack.places(
        wishes, spacing: 15, top: plane.frame.top, bottom: plane.frame.bottom)
    else { return }
    for ((index, wish), y) in zip(zip(named, wishes), places) {
      let left = plane.frame.right + 2
      canvas.path([Point(left, wish), Point(left + 8, y)], .stroked(.category(index), 1))
      canvas.text(
        searches[index].name, left + 11, Canvas.baseline(y), room: canvas.width - left - 12)
    }
  }
}
