import Files
import ArgumentParser
import CMachine
import Operations
import Records
import YAML

/// The tool: one subcommand per task.
@main
struct Etalon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "etalon",
    abstract: "Etalon trains every point of a YAML experiment, reproducibly to the bit.",
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Prepare",
        subcommands: [InitCommand.self, PlanCommand.self, DatasetsCommand.self, SchemaCommand.self]),
      CommandGroup(
        name: "Train", subcommands: [RunCommand.self, WatchCommand.self]),
      CommandGroup(
        name: "Read",
        subcommands: [
          ShowCommand.self, ReportCommand.self, ListCommand.self, BestCommand.self, CompareCommand.self,
          TableCommand.self, ExportCommand.self,
        ]),
      CommandGroup(
        name: "Use", subcommands: [NetworkCommand.self, PredictCommand.self, PredictionsCommand.self]),
      CommandGroup(
        name: "Verify",
        subcommands: [AcceptCommand.self, CheckCommand.self, ReproduceCommand.self]),
      CommandGroup(name: "Maintain", subcommands: [PruneCommand.self, ExitCodesCommand.self]),
    ])

  static func main() {
    // First, because code of the trainers may contain instructions that this processor does not support.
    if let missing = unsafe etalon_missing_instruction_set() {
      let name = unsafe String(cString: missing)
      Reporting.error(
        "this binary was built for processors with \(name), which this one lacks; build it here, or with "
          + "ETALON_MARCH=x86-64-v3 (the results are bit-identical)")
      ExitStatus.software.exit()
    }
    Interruption.ignoreFileSizeLimit()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if RootHelp.isRequested(by: arguments) {
      Terminal.output.write(RootHelp.text)
      return
    }
    if let mistake = unknownCommand(in: arguments) ?? seedsOption(in: arguments) {
      Reporting.error(mistake)
      ExitStatus.usage.exit()
    }
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let error where isCommandLineError(error) {
      exit(withError: error)
    } catch {
      Reporting.show(error)
      ExitStatus(ErrorKind(of: error)).exit()
    }
  }

  /// Whether the argument parser reports an error; it also throws help and exit codes.
  private static func isCommandLineError(_ error: any Error) -> Bool {
    switch error {
    case is OperationError, is FileError, is Diagnostics: false
    default: ErrorKind(of: error) == .software
    }
  }

  /// The message about `--seeds 5`, which is a value of the spec; nil without such an option.
  private static func seedsOption(in arguments: [String]) -> String? {
    guard let place = arguments.firstIndex(where: { $0 == "--seeds" || $0.hasPrefix("--seeds=") }) else {
      return nil
    }
    let rest = arguments[place].dropFirst("--seeds=".count)
    let count = rest.isEmpty ? arguments.dropFirst(place + 1).first ?? "5" : String(rest)
    return "unknown option '--seeds'; values of the spec are given without dashes: seeds=\(count)"
  }

  /// The message about an unknown command; nil if the first argument is a command or an option.
  private static func unknownCommand(in arguments: [String]) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let first = arguments.first, !first.hasPrefix("-"), !names.contains(first) else { return nil }
    let hint =
      nearestName(to: first, in: names).map { "did you mean 'etalon \($0)'?" }
      ?? (PosixFolder.exists(first)
        ? "to train it: etalon run \(first)" : "see etalon --help")
    return "unknown command '\(first)'; \(hint)"
  }
}
