import ArgumentParser
import Operations

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Shows the progress of a sweep that another process trains.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Watch a sweep from another terminal or machine.",
    discussion: """
      Reads the plan and the journal in the results folder, nothing else: it needs neither the spec nor the data, takes \
      no lock, and works wherever the folder can be seen. It ends when every run has a record. docs/Progress.md \
      describes the JSON lines.

      EXAMPLES
        etalon watch results/digits
        etalon watch results/digits --once
        etalon watch results/digits --json | jq .done

      Exit codes: 0 every run is done; 1 every run is done and some failed; 65 no results in the folder; 75 ended by \
      Ctrl-C, or with --once while runs are missing.
      """)

  @OptionGroup var results: ResultsArgument

  @Flag(help: "Print the progress as it is now, and end.")
  var once = false

  @Flag(help: "Write a JSON object per line to standard output.")
  var json = false

  /// Microseconds between two looks at the folder.
  private static let pause: UInt32 = 200_000

  func run() throws {
    var watch = try SweepWatch(results: results.folder, at: Machine.seconds())
    repeat { try watch.look(at: Machine.seconds()) } while watch.hasMore
    if once || watch.state.isComplete {
      if json { Terminal.output.writeLine(ProgressEvent(kind: .progress, snapshot: watch.snapshot).text) }
    } else {
      try follow(&watch)
    }
    if !json { print(&watch) }
    guard watch.state.isComplete else { throw ExitCode(ExitStatus.incomplete.rawValue) }
    if watch.state.failed > 0 { throw ExitCode(ExitStatus.failed.rawValue) }
  }

  /// Shows what is new until every run is done, or the user has seen enough.
  private func follow(_ watch: inout SweepWatch) throws {
    Interruption.watch()
    var display = ProgressDisplay(json ? .json : ProgressForm.auto.resolved(on: .output), on: .output)
    defer { display.end(watch.snapshot) }
    display.begin(watch.snapshot)
    while !watch.state.isComplete, !Interruption.isAsked {
      if display.stopIfAsked() { watch.state.restartPace(at: Machine.seconds()) }
      let now = Machine.seconds()
      if display.isDue(at: now) { display.show(watch.snapshot, remark: Self.remark(on: watch), at: now) }
      if !watch.hasMore { usleep(Self.pause) }
      try watch.look(at: Machine.seconds())
    }
  }

  /// What is left on the screen, or in the file that the output goes to.
  private func print(_ watch: inout SweepWatch) {
    let output = Terminal.output
    let lines = LiveLines(
      snapshot: watch.snapshot, remark: Self.remark(on: watch), columns: output.width, rows: .max,
      isColored: output.hasColor
    ).lines
    for line in lines { output.writeLine(line) }
  }

  private static func remark(on watch: SweepWatch) -> String? {
    watch.state.isComplete || watch.writer != nil ? nil : "not being trained now; etalon run continues it"
  }
}

extension SweepWatch {
  fileprivate var snapshot: SweepSnapshot {
    mutating get { state.snapshot(at: Machine.seconds(), top: LiveLines.mostPoints) }
  }
}
