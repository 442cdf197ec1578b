/// What a mark of a figure means.
struct LegendItem {
  enum Sample {
    case point(Standing, Paint, Glyph)
    case line(Paint, dash: [Double])
    case band(Paint)
    case swatch(Paint)
    case hatched
    case cross
    case beyond
    case seed
    case ink
  }

  var sample: Sample
  var text: String

  /// The legend of the standings that occur.
  static func standings(_ all: [Standing], _ paint: Paint = .ink) -> [LegendItem] {
    let texts: [(Standing, String)] = [
      (.best, "best"), (.tied, "not distinguishable from the best"),
      (.other, "distinguishable from the best"),
    ]
    return texts.compactMap { standing, text in
      all.contains(standing)
        ? LegendItem(sample: .point(standing, paint, .circle), text: text) : nil
    }
  }
}

extension Canvas {
  /// Draws the items in rows from `top` on, and returns where the rows end.
  mutating func legend(_ items: [LegendItem], left: Double = 0, top: Double) -> Double {
    guard !items.isEmpty else { return top }
    var x = left
    var y = top
    for item in items {
      let size = Canvas.smallSize
      let room = width - left - 24
      let text = TextMetrics.shortened(item.text, to: room, size: size)
      let needed = 22 + TextMetrics.width(text, size: size)
      if x > left, x + needed > width {
        x = left
        y += Canvas.lineHeight + 2
      }
      sample(item.sample, at: Point(x + 9, y + 9))
      self.text(
        item.text, x + 22, Canvas.baseline(y + 9, size: size), size: size, paint: .muted, room: room
      )
      x += needed + 12
    }
    return y + Canvas.lineHeight + 4
  }

  private mutating func sample(_ sample: LegendItem.Sample, at: Point) {
    let box = Frame(left: at.x - 6, top: at.y - 5, right: at.x + 6, bottom: at.y + 5)
    switch sample {
    case .point(let standing, let paint, let glyph):
      point(at, standing, paint, glyph: glyph, radius: standing == .best ? 3 : 4)
    case .line(let paint, let dash):
      line(at.x - 9, at.y, at.x + 9, at.y, .stroked(paint, 2, dash: dash))
    case .band(let paint):
      rect(box, .filled(paint, opacity: 0.25))
      line(at.x - 6, at.y, at.x + 6, at.y, .stroked(paint))
    case .swatch(let paint): rect(box, radius: 2, .filled(paint))
    case .hatched: hatch(box)
    case .cross: cross(at)
    case .beyond: beyond(at, .above, .ink)
    case .seed: circle(at.x, at.y, 2, .filled(.muted, opacity: 0.55))
    case .ink: line(at.x, at.y - 6, at.x, at.y + 6, .stroked(.ink, 1.5))
    }
  }

  /// Diagonal lines over a rectangle, for what has no value.
  mutating func hatch(_ frame: Frame, spacing: Double = 6) {
    var path = Path()
    let total = frame.width + frame.height
    for distance in stride(from: spacing / 2, to: total, by: spacing) {
      // From the left or bottom side to the top or right side along x + y = distance.
      let start = Point(
        frame.left + max(0, distance - frame.height), frame.top + min(distance, frame.height))
      let end = Point(
        frame.left + min(distance, frame.width), frame.top + max(0, distance - frame.width))
      path.add([start, end])
    }
    marks.append(.path(path, .stroked(.axis, 0.75)))
  }
}
