/// Commands as they are typed into a shell.
enum ShellCommand {
  /// The command that this process was started with, by the tool's plain name and without some of its flags.
  static func own(without flags: Set<String>) -> String {
    let words = CommandLine.arguments.dropFirst().filter { !flags.contains($0) }
    return (["etalon"] + words.map(quoted)).joined(separator: " ")
  }

  /// A word that a POSIX shell reads back as `word`.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-_./=:,+@%".utf8.contains(byte)
        }
      }
    return isPlain ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
  }
}
