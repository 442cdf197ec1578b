import Foundation
import TestSamples
import Testing
import YAML

/// Every `Rejected/x.yaml` is refused with exactly the words in `Rejected/x.expected`.
///
/// `ETALON_REWRITE_EXPECTED=1 swift test` writes the words down anew, to be read before they are committed.
@Suite struct RejectedSpecTests {
  @Test(arguments: try SpecFiles.names(in: "Rejected"))
  func isRefusedInTheseWords(name: String) throws {
    let words = words(of: name)
    let file = SpecFiles.tests.appending(path: "Rejected/\(name).expected")
    if ProcessInfo.processInfo.environment["ETALON_REWRITE_EXPECTED"] != nil {
      try words.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(words == (try String(contentsOf: file, encoding: .utf8)))
    #expect(words.contains("error:"), "a rejected spec has at least one error")
  }

  @Test func thereAreEnoughOfThem() throws {
    #expect(try SpecFiles.names(in: "Rejected").count >= 60)
  }

  private func words(of name: String) -> String {
    do {
      let experiment = try SpecFiles.experiment("Rejected/\(name).yaml")
      return "accepted, with \(experiment.points.count) points\n"
    } catch {
      // Paths of data files hold the folder that the tests stand in.
      let folder = SpecFiles.tests.appending(path: "Rejected/").path()
      let drawn = DiagnosticRenderer(isColored: false).render(error).replacingOccurrences(
        of: folder, with: "")
      return drawn + error.summary + "\n"
    }
  }
}
