import ArgumentParser
import Datasets
import Files
import Operations
import Specs

/// Writes a commented starter spec, or one for a table.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented spec to start from, or one for a table.",
    discussion: """
      Writes to standard output without a file name. An existing file is not overwritten.

      EXAMPLES
        etalon init mine.yaml
        etalon init mine.yaml --data flowers.csv --target species
      """)

  @Argument(help: "The file to write.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @Option(
    help: ArgumentHelp("Write a spec for this table.", valueName: "file"),
    completion: .file())
  var data: String?

  @Option(
    help: ArgumentHelp(
      "The table's column to predict, by name or number (default: the last).", valueName: "column"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "The column, or array of an archive, whose rows of one value stay together in a split.",
      valueName: "column"))
  var group: String?

  @Option(
    help: ArgumentHelp("The column, or array of an archive, with the samples' weights.", valueName: "column"))
  var weight: String?

  func validate() throws {
    guard target == nil || data != nil else {
      throw ValidationError("--target needs --data: etalon init --data table.csv --target species")
    }
    guard group == nil || data != nil else {
      throw ValidationError("--group needs --data: etalon init --data table.csv --group patient")
    }
    guard weight == nil || data != nil else {
      throw ValidationError("--weight needs --data: etalon init --data table.csv --weight count")
    }
  }

  func run() throws {
    let text = try text()
    guard let file else {
      Terminal.output.write(text)
      return
    }
    guard !PosixFolder.exists(file) else {
      throw OperationError(.usage, "\(file) already exists; choose another name")
    }
    try AtomicFile.replace(file, with: Array(text.utf8))
    Reporting.note("wrote \(file); next: etalon plan \(file)")
  }

  /// The starter, or a spec for the table.
  private func text() throws -> String {
    guard let data else { return StarterSpec.text }
    if let survey = try NumPySurvey(path: data, target: target, group: group, weight: weight) {
      return StarterSpec.text(for: survey, source: source(data))
    }
    return try StarterSpec.text(
      for: TableSurvey(path: data, target: target, group: group, weight: weight), source: source(data))
  }

  /// The table's path from the folder of the spec; a name without an extension would be a bundled set's.
  private func source(_ path: String) -> String {
    let folders = file?.split(separator: "/").dropLast() ?? []
    if path.hasPrefix("/") { return path }
    if file?.hasPrefix("/") == true || folders.contains("..") { return Machine.host.absolute(path) }
    let climb = String(repeating: "../", count: folders.count { $0 != "." })
    let relative = climb + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
    return relative.contains("/") || relative.contains(".") ? relative : "./" + relative
  }
}
