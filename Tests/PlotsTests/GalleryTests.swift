import Foundation
import Testing

@testable import Plots

private let folder = ProcessInfo.processInfo.environment["PLOTS_GALLERY"]

/// Draws every figure into the folder of `PLOTS_GALLERY`, to be looked at: pages in three widths, and each figure as a
/// PDF and an SVG file.
@Suite(.enabled(if: folder != nil, "PLOTS_GALLERY names no folder"))
struct GalleryTests {
  @Test("Pages and files of all figures")
  func gallery() throws {
    let folder = URL(fileURLWithPath: folder ?? "")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let parts = [Gallery.dots, Gallery.heatMaps + Gallery.curves, Gallery.others, Gallery.hostile]
    for width in [340.0, 900, 1200] {
      for (index, figures) in parts.enumerated() {
        let file = folder.appending(path: "gallery-\(Int(width))-\(index).html")
        try Data(page(figures, width).utf8).write(to: file)
      }
    }
    for (name, figure) in Gallery.figures {
      let scene = figure.scene(width: 340)
      try Data(scene.pdf(width: 85)).write(to: folder.appending(path: "\(name).pdf"))
      try Data(scene.svg(.standalone(.light)).utf8).write(to: folder.appending(path: "\(name).svg"))
    }
  }

  private func page(_ figures: [(name: String, figure: any Figure)], _ width: Double) -> String {
    var page = "<!doctype html><meta charset=utf-8><style>\(PlotStyleSheet.css)"
    page +=
      "body{margin:12px;font-family:system-ui,sans-serif;background:var(--plot-paper);color:var(--plot-ink)}"
    page += "figure{margin:0 0 28px}figcaption{font-size:12px;opacity:.6;margin-bottom:6px}</style>"
    for (name, figure) in figures {
      page +=
        "<figure><figcaption>\(name)</figcaption>\(figure.scene(width: width).svg(.inline))</figure>\n"
    }
    return page + strips
  }

  /// A table's column of strips under their axis.
  private var strips: String {
    let dots = Samples.dots(.linear, count: 9, outlier: true)
    let domain = IntervalStrip.Domain(dots.flatMap { ($0.mean.map { [$0] } ?? []) + $0.values })
    guard let domain else { return "" }
    let rows = dots.map { dot in
      let strip = IntervalStrip(
        value: dot.mean, interval: dot.interval, values: dot.values, standing: dot.standing,
        reference: dots[4].mean, spoken: dot.label)
      return "<tr><td>\(dot.label)<td>" + strip.scene(domain).svg(.inline)
    }
    let head = IntervalStrip.axis(domain, title: "validation accuracy").svg(.inline)
    return "<table><tr><td><td>\(head)\(rows.joined())</table>"
  }
}
