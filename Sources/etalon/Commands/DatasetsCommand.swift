import ArgumentParser
import Datasets
import Experiments
import JSON
import YAML

/// Lists the data sets that travel inside the tool, or describes one of them, or a table.
struct DatasetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "datasets", abstract: "Lists the bundled data sets, or describes one of them, or a table.")

  @Argument(help: "The data set to describe: a bundled set's name, or a table's path.", completion: .file())
  var name: String?

  @Option(
    help: ArgumentHelp(
      "The column of a table to learn, by name or number; by default the last.", valueName: "column"))
  var target: String?

  @Option(help: "The size of a generated set: n of parity and encoder, samples a class of two_spirals.")
  var size: Int?

  func run() throws {
    guard let name else {
      guard size == nil else {
        throw Reporting.misuse("--size belongs to one data set: etalon datasets parity --size 4")
      }
      for line in Self.list { Terminal.output.writeLine(line) }
      return
    }
    guard let set = BundledDataset.named(name) else {
      if name.contains("/") || name.contains(".") || PosixFolder.exists(name) {
        return try describe(table: name)
      }
      let names = BundledDataset.all.map(\.name)
      let hint =
        nearestName(to: name, in: names).map { "did you mean '\($0)'?" }
        ?? "there are \(names.joined(separator: ", "))"
      throw Reporting.misuse("there is no bundled data set '\(name)'; \(hint)")
    }
    guard target == nil else {
      throw Reporting.misuse("--target belongs to tables, and \(name) is a bundled set")
    }
    do {
      let summary = DatasetSummary(try set.load(size: size))
      for line in Self.description(of: set, summary) { Terminal.output.writeLine(line) }
    } catch {
      throw ValidationError("\(error)")
    }
  }

  private func describe(table path: String) throws {
    guard size == nil else {
      throw Reporting.misuse("--size belongs to generated sets, and \(path) is a file")
    }
    do {
      let survey = try TableSurvey(path: path, target: target)
      for line in SurveyText(survey: survey).lines { Terminal.output.writeLine(line) }
    } catch {
      Reporting.error("\(error)".shown)
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }

  private static var list: [String] {
    let width = BundledDataset.all.map(\.name.count).max() ?? 0
    return BundledDataset.all.map { set in
      set.name.padded(to: width + 2) + set.summary
    }
  }

  private static func description(of set: BundledDataset, _ summary: DatasetSummary) -> [String] {
    var lines = [set.name, "  \(set.summary)", ""]
    lines.append("  rows     \(summary.rowCount)")
    lines.append("  inputs   \(summary.columns.count)")
    let classes = summary.classes.map { "\($0.name) (\($0.rows))" }
    let shown = classes.prefix(16).joined(separator: ", ") + (classes.count > 16 ? ", …" : "")
    lines.append("  classes  \(classes.count): \(shown)")
    if let size = set.size {
      lines.append(
        "  size     \(size.meaning): \(size.range.lowerBound) to \(size.range.upperBound), else \(size.standard)"
      )
    }
    switch set.published {
    case .test(let rows)?:
      lines.append("  split    published: rows \(rows.lowerBound) to \(rows.upperBound) are the test part")
    case .folds(let folds, let repeats)?:
      lines.append("  split    published: \(folds) random folds, \(repeats) times")
    case nil: break
    }
    lines.append("  source   \(set.source)")
    lines.append("  licence  \(set.licence)")
    lines.append("")
    lines.append("  column ranges:")
    let width = summary.columns.map(\.name.count).max() ?? 0
    for column in summary.columns {
      lines.append(
        "    \(column.name.padded(to: width))  \(column.minimum.shortestText) … \(column.maximum.shortestText)"
      )
    }
    return lines
  }
}

extension String {
  /// The text and as many spaces as make it `width` characters long.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
