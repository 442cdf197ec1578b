import ArgumentParser

/// Lists the exit codes and their meaning.
struct ExitCodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exit-codes", abstract: "List the exit codes.", discussion: table, shouldDisplay: false)

  private static var table: String {
    ExitStatus.allCases.map { status in
      let code = String(status.rawValue)
      return String(repeating: " ", count: 5 - code.count) + code + "  " + status.meaning
    }.joined(separator: "\n")
  }

  func run() { Terminal.output.writeLine(Self.table) }
}
