extension Canvas {
  /// Draws both axes with grid lines of the vertical one, and returns the area between them.
  ///
  /// The plot's area is `plotHeight` high and starts below the vertical axis's title; `left` and `right` bound
  /// everything with labels. Where the horizontal axis's texts end is `bottom`.
  mutating func plane(
    x: Axis, y: Axis, left: Double = 0, right: Double, top: Double, plotHeight: Double
  ) -> (plane: Plane, bottom: Double) {
    let frameTop =
      y.title.isEmpty ? top + 8 : top + 26 + wrappedTitle(y.title, left, top + 12, room: right - left)
    let vertical = y.range.scale(from: frameTop + plotHeight, to: frameTop)
    let wished = max(3, Int(plotHeight / 56))
    let yTicks = Tick.ticks(
      for: vertical, count: y.isWhole ? max(1, min(wished, Int(y.range.high))) : wished)
    let labelWidth = yTicks.map { TextMetrics.width($0.label, size: Canvas.textSize) }.max() ?? 0
    let frameLeft = left + (y.hasLabels ? min(labelWidth, (right - left) * 0.4) + 10 : 2)
    let frame = Frame(
      left: frameLeft, top: frameTop, right: max(frameLeft + 20, right),
      bottom: frameTop + plotHeight)
    verticalAxis(vertical, yTicks, frame, y)
    let horizontal = x.range.scale(from: frame.left + x.inset, to: frame.right - x.inset)
    let bottom = horizontalAxis(horizontal, frame, x, left: left)
    return (Plane(frame: frame, x: horizontal, y: vertical), bottom)
  }

  private mutating func verticalAxis(
    _ scale: PlotScale, _ ticks: [Tick], _ frame: Frame, _ axis: Axis
  ) {
    for tick in ticks where scale.kind.isNumeric {
      let y = scale.position(tick.value)
      if tick.label.isEmpty {
        line(frame.left, y, frame.left + 3, y, .stroked(.axis, 0.75))
        continue
      }
      line(frame.left, y, frame.right, y, .stroked(.grid, 1))
    }
    guard axis.hasLabels else { return }
    let room = frame.left - 8
    for tick in ticks where !tick.label.isEmpty {
      let y = Canvas.baseline(scale.position(tick.value))
      text(tick.label, frame.left - 8, y, anchor: .end, paint: .muted, room: room)
    }
  }

  /// Draws the axis below `frame`, and returns where its texts end.
  mutating func horizontalAxis(_ scale: PlotScale, _ frame: Frame, _ axis: Axis, left: Double)
    -> Double
  {
    line(frame.left, frame.bottom + 0.5, frame.right, frame.bottom + 0.5, .stroked(.axis, 1))
    var y = frame.bottom + 6
    if case .categories(let names) = scale.kind {
      y += categoryLabels(names, scale, frame, hasLabels: axis.hasLabels)
    } else {
      numberLabels(scale, frame, axis)
      y += axis.hasLabels ? Canvas.lineHeight : 0
    }
    guard !axis.title.isEmpty else { return y + 2 }
    let center = (frame.left + frame.right) / 2
    let added = wrappedTitle(
      axis.title, center, y + 14, anchor: .middle,
      room: min(frame.width + 40, 2 * min(center - left, width - center)))
    return y + 22 + added
  }

  private mutating func numberLabels(_ scale: PlotScale, _ frame: Frame, _ axis: Axis) {
    for tick in fitting(scale, frame.width, isWhole: axis.isWhole) {
      let x = scale.position(tick.value)
      line(x, frame.bottom, x, frame.bottom + (tick.label.isEmpty ? 3 : 5), .stroked(.axis, 1))
      guard axis.hasLabels, !tick.label.isEmpty else { continue }
      text(tick.label, x, frame.bottom + 18, anchor: .middle, paint: .muted)
    }
  }

  /// The most ticks whose labels do not touch.
  private func fitting(_ scale: PlotScale, _ room: Double, isWhole: Bool) -> [Tick] {
    let span = min(scale.high - scale.low, 1000)
    let most = max(2, Int(room / 84))
    for count in stride(from: isWhole ? max(1, min(most, Int(span))) : most, through: 1, by: -1) {
      let ticks = Tick.ticks(for: scale, count: count)
      var end = -Double.infinity
      let fits = ticks.allSatisfy { tick in
        guard !tick.label.isEmpty else { return true }
        let half = TextMetrics.width(tick.label, size: Canvas.textSize) / 2
        let x = scale.position(tick.value)
        defer { end = x + half + 6 }
        return x - half >= end
      }
      if fits { return ticks }
    }
    return Array(Tick.ticks(for: scale, count: 1).prefix(1))
  }

  /// Labels of categories side by side, slanted where they do not fit, or some of them; returns their height.
  mutating func categoryLabels(
    _ names: [String], _ scale: PlotScale, _ frame: Frame, hasLabels: Bool
  ) -> Double {
    guard hasLabels else { return 0 }
    let band = frame.width / Double(names.count)
    let widths = names.map { TextMetrics.width($0, size: Canvas.textSize) }
    let widest = widths.max() ?? 0
    if widest + 6 <= band {
      for (index, name) in names.enumerated() {
        text(name, scale.position(Double(index)), frame.bottom + 18, anchor: .middle, paint: .muted)
      }
      return Canvas.lineHeight
    }
    let every = max(1, Int((16 / band).rounded(.up)))
    // Slanted labels end under their category and reach to the left, where there has to be room for the first.
    let firstRoom = (scale.position(0) - 2) * 1.4142
    let longest = min(widest, 116, max(firstRoom, 60))
    for (index, name) in names.enumerated() where index % every == 0 {
      let x = scale.position(Double(index)) + 4
      let room = min(longest, (x - 2) * 1.4142)
      text(name, x, frame.bottom + 14, anchor: .end, paint: .muted, turn: .diagonal, room: room)
    }
    return longest * 0.7071 + 14
  }
}
