import Foundation
import Testing

@testable import Plots

/// Draws every figure into the folder of `PLOTS_GALLERY`, to be looked at: an HTML page of all, and each as PDF.
@Suite(
  .enabled(if: ProcessInfo.processInfo.environment["PLOTS_GALLERY"] != nil, "PLOTS_GALLERY names no folder"))
struct GalleryTests {
  @Test("A page of all figures in three widths")
  func gallery() throws {
    let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["PLOTS_GALLERY"] ?? "")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for width in [340.0, 900, 1200] {
      var page = "<!doctype html><meta charset=utf-8><style>\(PlotStyleSheet.css)"
      page +=
        "body{margin:12px;font-family:system-ui,sans-serif;background:var(--plot-paper);color:var(--plot-ink)}"
      page += "figure{margin:0 0 28px}figcaption{font-size:12px;opacity:.6;margin-bottom:6px}</style>"
      for (name, figure) in Gallery.figures {
        let scene = figure.scene(width: width)
        page += "<figure><figcaption>\(name)</figcaption>\(scene.svg(.inline))</figure>\n"
        if width == 340 || name.hasSuffix("!") { continue }
        try Data(scene.pdf(width: width / 4)).write(to: folder.appending(path: "\(name)-\(Int(width)).pdf"))
      }
      try Data(page.utf8).write(to: folder.appending(path: "gallery-\(Int(width)).html"))
      for (name, figure) in Gallery.figures where width == 340 {
        let scene = figure.scene(width: width)
        try Data(scene.pdf(width: 85)).write(to: folder.appending(path: "\(name)-85mm.pdf"))
        try Data(scene.svg(.standalone(.light)).utf8).write(to: folder.appending(path: "\(name).svg"))
      }
    }
  }
}
