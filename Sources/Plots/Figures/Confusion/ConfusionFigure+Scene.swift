extension ConfusionFigure {
  /// Up to so many classes have cells with numbers that answer to a pointer.
  private static let limitOfCells = 30

  package func scene(width: Double) -> Scene {
    guard total > 0 else {
      return Canvas.empty(
        width: width, title: title,
        reason: "No samples were evaluated, so there are no mistakes to count.")
    }
    var canvas = Canvas(width: width)
    let top = colorBar(&canvas)
    canvas.text("true class", 0, top + 12, size: Canvas.titleSize, paint: .muted)
    let frame = grid(&canvas, top: top + 20)
    if classes.count <= Self.limitOfCells {
      cells(&canvas, frame)
    } else {
      dense(&canvas, frame)
    }
    let scale = PlotScale(
      .categories(classes), low: -0.5, high: Double(classes.count) - 0.5, from: frame.left,
      to: frame.right)
    let labels = canvas.categoryLabels(classes, scale, frame, hasLabels: true)
    let bottom = frame.bottom + 6 + labels
    canvas.text(
      "predicted class", frame.center.x, bottom + 14, size: Canvas.titleSize, anchor: .middle,
      paint: .muted)
    let summary =
      "\(NumberText.count(correct)) of \(NumberText.count(total)) samples are on the diagonal, where the prediction is right."
    let end = canvas.notes([summary], top: bottom + 22)
    return canvas.scene(height: end, title: title, description: summary)
  }

  /// The share of a row's samples, on the part of the colours that stands out from light and dark pages.
  private func color(_ row: Int, _ column: Int) -> RGB {
    let sum = counts[row].reduce(0, +)
    return Self.color(sum > 0 ? Double(counts[row][column]) / Double(sum) : 0)
  }

  /// By the square root, because mistakes are rare and are what is looked for.
  private static func color(_ share: Double) -> RGB {
    Cividis.color(0.18 + 0.82 * share.squareRoot())
  }

  private func grid(_ canvas: inout Canvas, top: Double) -> Frame {
    let widest = classes.map { TextMetrics.width($0, size: Canvas.textSize) }.max() ?? 0
    let left = min(widest, canvas.width * 0.28) + 10
    let count = Double(classes.count)
    let side = min(
      (canvas.width - left - 2) / count,
      classes.count > Self.limitOfCells ? 720 / count : min(max(44, 360 / count), 72))
    let height = min(side, classes.count > Self.limitOfCells ? side : 32)
    let frame = Frame(
      left: left, top: top, right: left + side * count, bottom: top + height * count)
    let every = max(1, Int((13 / height).rounded(.up)))
    for (row, name) in classes.enumerated() where row % every == 0 {
      let y = Canvas.baseline(frame.top + (Double(row) + 0.5) * height)
      canvas.text(name, left - 8, y, anchor: .end, paint: .muted, room: left - 9)
    }
    return frame
  }

  private func area(_ frame: Frame, _ row: Int, _ column: Int) -> Frame {
    let width = frame.width / Double(classes.count)
    let height = frame.height / Double(classes.count)
    return Frame(
      left: frame.left + Double(column) * width, top: frame.top + Double(row) * height,
      right: frame.left + Double(column + 1) * width, bottom: frame.top + Double(row + 1) * height)
  }

  private func cells(_ canvas: inout Canvas, _ frame: Frame) {
    for (row, line) in counts.enumerated() {
      for (column, count) in line.enumerated() {
        let box = area(frame, row, column)
        guard count > 0 else {
          canvas.rect(box.inset(1), radius: 2, .filled(.grid, opacity: row == column ? 1 : 0.45))
          continue
        }
        let spoken =
          row == column
          ? "\(classes[row]): \(count) right"
          : "\(classes[row]) predicted as \(classes[column]): \(count)"
        canvas.group(.point(nil, spoken)) { cell in
          let color = color(row, column)
          cell.rect(box.inset(1), radius: 2, .filled(.fixed(color)))
          let text = String(count)
          if box.height >= 14, TextMetrics.width(text, size: Canvas.textSize) + 2 <= box.width {
            let ink: Paint = .fixed(RGB(color.takesBlackText ? 0x000000 : 0xFFFFFF))
            cell.text(
              text, box.center.x, Canvas.baseline(box.center.y), anchor: .middle, paint: ink,
              isBold: row == column)
          }
          cell.marks.append(.target(.rect(box)))
        }
      }
    }
  }

  /// Many classes: one path for each of 32 colours.
  private func dense(_ canvas: inout Canvas, _ frame: Frame) {
    var paths = [Path](repeating: Path(), count: 32)
    for (row, line) in counts.enumerated() {
      let sum = Double(max(1, line.reduce(0, +)))
      for (column, count) in line.enumerated() where count > 0 {
        let box = area(frame, row, column)
        let corners = [
          Point(box.left, box.top), Point(box.right, box.top), Point(box.right, box.bottom),
          Point(box.left, box.bottom),
        ]
        paths[Int(Double(count) / sum * 31)].add(corners, isClosed: true)
      }
    }
    canvas.rect(frame, .stroked(.grid, 1))
    for (step, path) in paths.enumerated() where !path.parts.isEmpty {
      canvas.marks.append(.path(path, .filled(.fixed(Self.color(Double(step) / 31)))))
    }
  }

  private func colorBar(_ canvas: inout Canvas) -> Double {
    let bar = Frame(left: 0, top: 22, right: min(180, canvas.width - 40), bottom: 32)
    canvas.text(
      "share of the true class's samples", 0, 14, size: Canvas.titleSize, paint: .muted,
      room: canvas.width)
    canvas.colorRamp(bar) { Self.color($0 * $0) }
    let ticks: [(Double, String, Label.Anchor)] = [
      (0.01, "1 %", .middle), (0.1, "10 %", .middle), (0.4, "40 %", .middle), (1, "100 %", .end),
    ]
    for (share, text, anchor) in ticks {
      let x = bar.left + share.squareRoot() * bar.width
      canvas.line(x, bar.bottom, x, bar.bottom + 3, .stroked(.axis, 1))
      canvas.text(text, x, bar.bottom + 14, size: Canvas.smallSize, anchor: anchor, paint: .muted)
    }
    return bar.bottom + 26
  }
}
