import ArgumentParser

/// The output of `etalon` without arguments: one line per command, grouped by task, on a screen of 80 × 24.
enum RootHelp {
  static var text: String {
    let commands = Etalon.configuration.groupedSubcommands.flatMap { group in
      group.subcommands.enumerated().compactMap { index, command -> String? in
        let configuration = command.configuration
        guard configuration.shouldDisplay, let name = configuration.commandName else { return nil }
        return padded(index == 0 ? group.name : "", to: 10) + padded(name, to: 12) + configuration.abstract
      }
    }
    return ([Etalon.configuration.abstract, ""] + commands + ["", footer]).joined(separator: "\n") + "\n"
  }

  private static let footer =
    "Start: `etalon init x.yaml`; more: `etalon help <command>`, `help exit-codes`"

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// Whether the arguments request this text.
  static func isRequested(by arguments: [String]) -> Bool {
    [[], ["help"], ["--help"], ["-h"]].contains(arguments)
  }
}
