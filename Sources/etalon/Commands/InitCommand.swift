import Files
import ArgumentParser
import Operations
import Records
import Specs

/// Writes a commented starter spec.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented spec to start from.",
    discussion: """
      Writes to standard output without a file name. An existing file is left alone.

      EXAMPLES
        etalon init mine.yaml
      """)

  @Argument(help: "The file to write.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  func run() throws {
    guard let file else {
      Terminal.output.write(StarterSpec.text)
      return
    }
    guard !PosixFolder.exists(file) else {
      throw OperationError(.usage, "\(file) exists already; choose another name")
    }
    try AtomicFile.replace(file, with: Array(StarterSpec.text.utf8))
    Reporting.note("wrote \(file); next: etalon plan \(file)")
  }
}
