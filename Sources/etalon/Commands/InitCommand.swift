import ArgumentParser
import Experiments
import Files

/// Writes a commented starter spec.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a commented spec to start from.",
    discussion: "Without a file it goes to standard output. A file that is there already is left alone.")

  @Argument(help: "The file to write.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  func run() throws {
    guard let file else {
      Terminal.output.write(StarterSpec.text)
      return
    }
    guard !PosixFolder.exists(file) else {
      throw Reporting.misuse("\(file) is there already; choose another name")
    }
    do {
      try AtomicFile.replace(file, with: Array(StarterSpec.text.utf8))
    } catch {
      Reporting.error("\(error)")
      throw ExitCode(ExitStatus.output.rawValue)
    }
    Reporting.note("wrote \(file); next: etalon plan \(file)")
  }
}
