import Plots
import Reports

/// The figures of a report as files of their own: SVG, vector PDF, and the numbers as CSV.
package struct FigureFiles: Sendable {
  package struct File: Sendable {
    package let name: String
    package let bytes: [UInt8]
  }

  private let figures: [ReportFigure]

  /// The figures of one experiment.
  package init(_ input: ReportInput) { figures = ReportFigures(ReportedExperiment(input)).all }

  /// Three files for each figure.
  ///
  /// - Parameters:
  ///   - width: of the PDF's page in millimetres.
  ///   - prefix: what the names begin with.
  package func files(width millimetres: Double, prefix: String = "") -> [File] {
    // Four pixels a millimetre: text of 12 pixels is 8.5 points tall in print.
    let pixels = max(340, millimetres * 4)
    return figures.flatMap { own in
      let scene = own.figure.scene(width: pixels)
      let name = prefix + own.name
      return [
        File(name: name + ".svg", bytes: Array(scene.svg(.standalone(.light)).utf8)),
        File(name: name + ".pdf", bytes: scene.pdf(width: millimetres)),
        File(name: name + ".csv", bytes: own.figure.table.csv),
      ]
    }
  }
}

extension FigureTable {
  /// A row for each row, with a head.
  fileprivate var csv: [UInt8] {
    var writer = CSVWriter(columns: columns.map(\.name))
    for row in 0..<rowCount {
      for column in columns {
        switch column.cells[row] {
        case .empty: writer.text("")
        case .text(let text): writer.text(text)
        case .number(let number): writer.number(number)
        case .int(let number): writer.int(number)
        }
      }
      writer.endRow()
    }
    return writer.bytes
  }
}
