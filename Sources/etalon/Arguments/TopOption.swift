import ArgumentParser

/// The number of points in a table.
struct TopOption: ParsableArguments {
  @Option(name: .customLong("top"), help: ArgumentHelp("Number of points to show.", valueName: "n"))
  var count = 10

  func validate() throws {
    if count < 1 { throw ValidationError("--top must be at least 1") }
  }
}
