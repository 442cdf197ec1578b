import Foundation
import TestSamples
import Testing
import YAML

/// Every `Rejected/x.yaml` gives exactly the diagnostics in `Rejected/x.expected`.
///
/// `ETALON_REWRITE_EXPECTED=1 swift test` rewrites the expected files, to be reviewed before they are committed.
@Suite struct RejectedSpecTests {
  @Test(arguments: try SpecFiles.names(in: "Rejected"))
  func rejectedSpecGivesExpectedDiagnostics(name: String) throws {
    let output = output(for: name)
    let file = SpecFiles.tests.appending(path: "Rejected/\(name).expected")
    if ProcessInfo.processInfo.environment["ETALON_REWRITE_EXPECTED"] != nil {
      try output.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(output == (try String(contentsOf: file, encoding: .utf8)))
    #expect(output.contains("error:"), "a rejected spec has at least one error")
  }

  @Test func thereAreAtLeastSixty() throws {
    #expect(try SpecFiles.names(in: "Rejected").count >= 60)
  }

  private func output(for name: String) -> String {
    do {
      let experiment = try SpecFiles.experiment("Rejected/\(name).yaml")
      return "accepted, with \(experiment.points.count) points\n"
    } catch {
      // Paths of data files contain the folder of the tests.
      let folder = SpecFiles.tests.appending(path: "Rejected/").path()
      let text = DiagnosticRenderer(isColored: false).render(error).replacingOccurrences(
        of: folder, with: "")
      return text + error.summary + "\n"
    }
  }
}
