import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Plots

@Suite struct FileTests {
  @Test(
    "Every figure's SVG is well-formed XML without an element that could run",
    arguments: Gallery.figures.map(\.name))
  func xml(name: String) throws {
    let figure = try #require(Gallery.figures.first { $0.name == name }).figure
    for width in [340.0, 900] {
      let scene = figure.scene(width: width)
      for form in [SVGForm.inline, .standalone(.dark)] {
        let elements = try ElementNames(of: scene.svg(form))
        #expect(
          elements.names.isSubset(of: [
            "svg", "g", "rect", "path", "circle", "text", "title", "desc",
          ]))
        #expect(!elements.attributes.contains { $0.hasPrefix("on") || $0 == "href" })
      }
    }
  }

  @Test("Drawn twice, figures have the same bytes", arguments: Gallery.figures.map(\.name))
  func determinism(name: String) throws {
    let figure = try #require(Gallery.figures.first { $0.name == name }).figure
    let scenes = (figure.scene(width: 700), figure.scene(width: 700))
    #expect(scenes.0.svg(.inline) == scenes.1.svg(.inline))
    #expect(scenes.0.pdf(width: 120) == scenes.1.pdf(width: 120))
  }

  @Test(
    "All marks but the hidden parts of clipped lines lie within the scene",
    arguments: Gallery.figures.map(\.name))
  func bounds(name: String) throws {
    let figure = try #require(Gallery.figures.first { $0.name == name }).figure
    for width in [340.0, 900, 1200] {
      let scene = figure.scene(width: width)
      #expect(scene.width == width && scene.height < 4000)
      for point in scene.marks.flatMap(\.outline) {
        #expect(
          point.x >= -1 && point.x <= width + 1 && point.y >= -1 && point.y <= scene.height + 1,
          "\(point)")
      }
    }
  }

  @Test("The cross-reference table of a PDF names the place of every object")
  func crossReferences() throws {
    let bytes = Samples.curves(5).scene(width: 340).pdf(width: 85)
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    let table = try #require(
      text.components(separatedBy: "startxref\n").last?.split(separator: "\n").first)
    let start = try #require(Int(table))
    let lines = String(decoding: bytes[start...], as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "xref" && lines[1] == "0 9")
    for number in 1...8 {
      let offset = try #require(Int(lines[2 + number].prefix(10)))
      #expect(String(decoding: bytes[offset...].prefix(7), as: UTF8.self) == "\(number) 0 obj")
    }
  }

  @Test(
    "qpdf finds no fault in any figure's PDF",
    .enabled(if: Program.find("qpdf") != nil, "qpdf is not installed"),
    arguments: Gallery.figures.map(\.name)
  )
  func qpdf(name: String) throws {
    let figure = try #require(Gallery.figures.first { $0.name == name }).figure
    let result = try Program.run(
      "qpdf", ["--check"], file: figure.scene(width: 500).pdf(width: 120))
    #expect(result.status == 0, "\(result.output)")
  }

  @Test(
    "The text of a PDF is found by pdftotext, also what the base fonts do not have",
    .enabled(if: Program.find("pdftotext") != nil, "pdftotext is not installed"),
    arguments: ["η × 10⁻³", "Erdős", "学习率", "a (b) \\c", "x² ≤ 3"])
  func textOfPDF(text: String) throws {
    let figure = HistogramFigure(title: "x", axisTitle: text, values: [1, 2, 3])
    let result = try Program.run(
      "pdftotext", [], arguments: ["-"], file: figure.scene(width: 500).pdf(width: 120))
    #expect(result.output.contains(text), "\(result.output)")
  }

  @Test("Each figure's table has a row for what it draws")
  func tables() {
    #expect(Samples.heatMap(7, 5).table.rowCount == 33)
    let dots = Samples.dots(.linear, count: 3, seeds: 4)
    let figure = DotFigure(
      title: "", axis: .categories(["a", "b", "c"]), axisTitle: "optimizer", valueTitle: "loss",
      series: [.init(dots: dots)])
    #expect(figure.table.rowCount == 15)
    #expect(
      figure.table.columns[1].cells[5] == .text("b")
        && figure.table.columns[3].cells[6] == .text("seed"))
    #expect(Samples.curves(3, epochs: 10).table.rowCount == 30)
    #expect(Samples.confusion(3, 150).table.columns.map(\.name) == ["true", "predicted", "count"])
    let search = BestSoFarFigure(
      title: "", valueTitle: "loss", lowerIsBetter: true,
      searches: [
        .init(trials: [
          .init(x: 1, value: nil), .init(x: 2, value: 3), .init(x: 3, value: 4),
          .init(x: 4, value: 1),
        ])
      ])
    #expect(search.table.columns[4].cells == [.empty, .number(3), .number(3), .number(1)])
  }

  @Test("Thinning a long line keeps its extremes")
  func thinning() throws {
    var y = [Double](repeating: 1, count: 50_000)
    y[31_007] = 9
    y[31_011] = 0.5
    let figure = CurveFigure(
      title: "", valueTitle: "loss",
      series: [.init(name: "a", x: (0..<50_000).map { Double($0) }, y: y)])
    let range = try #require(AxisRange(.linear, values: [0, 10], padding: 0))
    let frame = Frame(left: 0, top: 0, right: 500, bottom: 100)
    let epochs = PlotScale(.linear, low: 0, high: 50_000, from: 0, to: 500)
    let plane = Plane(frame: frame, x: epochs, y: range.scale(from: 100, to: 0))
    let points = figure.thinned(figure.series[0], plane).flatMap { $0 }
    #expect(points.count <= 2004)
    #expect(
      points.map(\.y).min() == plane.y.position(9) && points.map(\.y).max() == plane.y.position(0.5)
    )
  }

  @Test("More than sixty points are one stop of the tabulator")
  func stops() {
    func stops(_ figure: any Figure) -> Int {
      figure.scene(width: 900).svg(.inline).components(separatedBy: "tabindex=\"0\"").count - 1
    }
    #expect(stops(Samples.heatMap(7, 5)) == 33)
    #expect(stops(Samples.heatMap(12, 10)) == 1)
  }
}
