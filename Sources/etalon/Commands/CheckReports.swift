import Files
import ArgumentParser
import Pages
import Records
import Reports

/// The reports of a check, besides the table.
struct CheckReports: ParsableArguments {
  @Flag(help: "Write the judgement as JSON to standard output instead of the table.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Write a JUnit file: one test case per point, metric and expectation.", valueName: "file"))
  var junit: String?

  @Option(
    help: ArgumentHelp("Write an HTML page: baseline against change.", valueName: "file"))
  var report: String?

  @Option(
    help: ArgumentHelp("Write a Markdown summary, for a comment on a change.", valueName: "file"))
  var markdown: String?

  @Flag(help: "Annotate the specs in GitHub Actions, and append a summary to $GITHUB_STEP_SUMMARY.")
  var github = false

  /// The most bytes of a comment: GitHub takes 65,536 characters, GitLab a million.
  private static let commentLimit = 65_536

  func write(_ checks: [ExperimentCheck]) throws {
    if json { Terminal.output.write(String(decoding: checks.json.indentedBytes, as: UTF8.self)) }
    if let junit { try AtomicFile.replace(junit, with: Array(checks.junit.utf8)) }
    if let report { try AtomicFile.replace(report, with: CheckPage(checks).bytes) }
    if let markdown {
      try AtomicFile.replace(markdown, with: Array(checks.markdown(limit: Self.commentLimit).utf8))
    }
    guard github else { return }
    // The runner reads commands from both streams.
    for annotation in checks.annotations { Terminal.error.writeLine(annotation) }
    guard let path = Environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return }
    let file = try PosixFile(path, for: .appending, kind: .any)
    let room = [ExperimentCheck].stepSummaryLimit - (try file.size())
    try file.writeAll(Array(checks.markdown(limit: room).utf8))
  }

  /// The path of a spec relative to the root of the repository, if CI states it: GitHub finds files by it.
  static func repositoryPath(of spec: String) -> String {
    guard spec != "-", let root = Environment["GITHUB_WORKSPACE"], !root.isEmpty else { return spec }
    let path = Machine.host.absolute(spec.hasPrefix("./") ? String(spec.dropFirst(2)) : spec)
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : spec
  }
}
