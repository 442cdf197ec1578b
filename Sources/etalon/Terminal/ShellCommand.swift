import Reports

/// Commands as they are typed into a shell.
enum ShellCommand {
  /// The command that this process was started with, by the tool's plain name and without some of its flags.
  static func own(without flags: Set<String>) -> String {
    let words = CommandLine.arguments.dropFirst().filter { !flags.contains($0) }
    return (["etalon"] + words.map(\.shellQuoted)).joined(separator: " ")
  }
}
