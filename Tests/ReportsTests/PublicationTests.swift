import Foundation
import JSON
import Learning
import Testing

@testable import Records
@testable import Reports
@testable import Results
@testable import Specs

@Suite struct PublicationTests {
  /// Everything that LaTeX, Markdown or a font may stumble over.
  static let special = #"\ { } $ & # % _ ^ ~ < > | " ' ` [x] * -- ,, !` ?` é ß – … ± 😀 ع"#

  @Test("Decimals stand under each other, and what is best or indistinguishable is bold")
  func latex() throws {
    let text = try table([
      [0.9, 0.92, 0.94, 0.91, 0.93], [0.5, 0.52, 0.54, 0.51, 0.53], [2.4e29, 1e28, 5e29, 1, 2],
    ])
    .latex
    #expect(text.contains(#"\textbf{0.920}\,$\pm$\,0.016"#), "\(text)")
    #expect(text.contains(#"n = 5 seeds"#) && text.contains("sign-flip test"))
    #expect(text.contains(#"\times10^{"#))
  }

  @Test("Specials are literal in Markdown and CSV")
  func markdown() throws {
    let table = try table([[0.9, 0.91], [0.8, 0.82]], name: Self.special, axis: Self.special)
    #expect(table.markdown.contains(#"\[x\] \*"#))
    #expect(!table.markdown.replacing(#"\|"#, with: "").split(separator: "\n")[2].contains("| \" |"))
    #expect(String(decoding: table.csv, as: UTF8.self).contains("| \"\" '"))
  }

  @Test("The caption of several experiments counts the points of each")
  func choices() throws {
    let all = [
      Self.analysis([[0.9], [0.8]], name: "a", axis: "x"),
      Self.analysis([[0.7], [0.6], [0.5]], name: "b", axis: "x"),
    ]
    #expect(try ResultTable(of: all).caption.last?.contains("(2 in a, 3 in b)") == true)
    #expect(try ResultTable(of: [all[1]]).caption.last?.contains("among 3 points") == true)
  }

  @Test("An axis that is not swept is named with those that are")
  func unknownAxis() throws {
    let analysis = Self.analysis([[0.9]], name: "t", axis: "a")
    #expect(throws: ResultTable.Failure.self) { try ResultTable(of: [analysis], rows: "nowhere") }
    #expect(try ResultTable(of: [analysis], rows: "a").rows.count == 1)
  }

  static let pdflatex = ["/usr/bin/pdflatex", "/usr/local/bin/pdflatex", "/Library/TeX/texbin/pdflatex"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(
    "Tables with every special in every place compile",
    .enabled(if: pdflatex != nil, "pdflatex is not installed"))
  func compiles() throws {
    let folder = "/tmp/etalon-latex-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let rows: [[Double?]] = [
      [0.9, 0.92, 0.94, 0.91, 0.93], [nil, nil, nil, nil, nil], [2.4e29, 1e28, 5e29, 1, 2],
      [-0.5, -0.25, 0, 1, 12],
      [1e-9, 2e-9, 3e-9, 4e-9, 5e-9],
    ]
    var tables = [try table(rows, name: Self.special, axis: Self.special)]
    tables.append(try table([[0.5], [0.25]], name: Self.special, axis: Self.special, rows: Self.special))
    // Each special alone too, where a row and a caption begin with it.
    for word in Self.special.split(separator: " ").map(String.init) {
      tables.append(try table([[0.5, 0.6], [0.4, 0.3]], name: word, axis: word))
    }
    let text =
      "\\documentclass{article}\\usepackage{booktabs}\\begin{document}\n"
      + tables.map { $0.latex + "\\clearpage\n" }.joined() + "\\end{document}\n"
    try Data(text.utf8).write(to: URL(filePath: folder + "/t.tex"))
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.pdflatex))
    process.arguments = ["-interaction=nonstopmode", "-halt-on-error", "t.tex"]
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let log = (try? String(contentsOfFile: folder + "/t.log", encoding: .isoLatin1)) ?? ""
    #expect(process.terminationStatus == 0, "\(log.suffix(2000))")
    #expect(!log.contains("Missing character") && !log.contains("multiply defined"))
  }

  private func table(
    _ points: [[Double?]], name: String = "t", axis: String = "a", rows: String? = nil
  ) throws -> ResultTable {
    try ResultTable(of: [Self.analysis(points, name: name, axis: axis)], rows: rows)
  }

  private static func analysis(_ points: [[Double?]], name: String, axis: String) -> ExperimentAnalysis {
    let metric = MetricName(.validation, .accuracy)
    let runs = points.enumerated().flatMap { point, seeds in
      seeds.enumerated().map { seed, value in
        ExperimentOutcome.Run(
          key: RunKey(point: point, seed: UInt64(seed), repetition: 0, fold: nil), identity: "",
          record: value.map { value in
            RunRecord(
              identity: "", status: .finished, epochs: 1, metrics: [.init(name: metric, value: value)],
              curve: Curve(epochs: [], columns: []), confusion: [], curveDigest: "", weightsDigest: "")
          })
      }
    }
    return ExperimentAnalysis(
      ExperimentSummary(
        ExperimentOutcome(
          name: name, description: "", axes: [axis],
          points: points.indices.map { [AxisValue(path: axis, value: .string("\(special)\($0)"))] },
          ranking: Ranking(metric: metric, goal: .maximize), solved: nil, classes: [], runs: runs)))
  }
}
