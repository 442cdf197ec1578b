import ArgumentParser
import Datasets
import Experiments

/// Writes a commented starter spec.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a commented spec to start from.",
    discussion: "Without a file it goes to standard output. A file that is there already is left alone.")

  @Argument(help: "The file to write.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @Option(
    help: ArgumentHelp("A table to write the spec for, which then trains as it is.", valueName: "file"),
    completion: .file())
  var data: String?

  @Option(
    help: ArgumentHelp(
      "The table's column to learn, by name or number; by default the last.", valueName: "column"))
  var target: String?

  func run() throws {
    guard target == nil || data != nil else {
      throw Reporting.misuse("--target belongs to --data: etalon init --data table.csv --target species")
    }
    let text = try text()
    guard let file else {
      Terminal.output.write(text)
      return
    }
    guard !PosixFolder.exists(file) else {
      throw Reporting.misuse("\(file) is there already; choose another name")
    }
    do {
      try AtomicFile.replace(file, with: Array(text.utf8))
    } catch {
      Reporting.error("\(error)")
      throw ExitCode(ExitStatus.output.rawValue)
    }
    Reporting.note("wrote \(file); next: etalon plan \(file)")
  }

  /// The starter, or a spec for the table.
  private func text() throws -> String {
    guard let data else { return StarterSpec.text }
    do {
      return try StarterSpec.text(for: TableSurvey(path: data, target: target), source: source(data))
    } catch {
      Reporting.error("\(error)".shown)
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }

  /// The table's path from the folder of the spec; a name without an extension would be a bundled set's.
  private func source(_ path: String) -> String {
    let folders = file?.split(separator: "/").dropLast() ?? []
    if path.hasPrefix("/") { return path }
    if file?.hasPrefix("/") == true || folders.contains("..") { return Machine.absolute(path) }
    let climb = String(repeating: "../", count: folders.count { $0 != "." })
    let relative = climb + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
    return relative.contains("/") || relative.contains(".") ? relative : "./" + relative
  }
}
