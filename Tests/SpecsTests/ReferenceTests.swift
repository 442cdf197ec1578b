import Foundation
import TestSamples
import Testing

@testable import Specs

/// The files generated from the table of fields are up to date.
@Suite struct ReferenceTests {
  @Test func schemaIsUpToDate() throws {
    try expect("docs/experiment.schema.json", is: ExperimentSchema.text, generatedBy: "etalon schema")
  }

  @Test func pageIsUpToDate() throws {
    try expect("docs/Spec.md", is: ReferencePage.text, generatedBy: "etalon schema --markdown")
  }

  private func expect(_ path: String, is text: String, generatedBy command: String) throws {
    let file = SpecFiles.project.appending(path: path)
    let isFresh = try String(contentsOf: file, encoding: .utf8) == text
    #expect(isFresh, "\(path) is stale: run `\(command) > \(path)`")
  }

  @Test func everyFieldHasASummaryAndAPath() {
    for row in Settings.table.rows {
      #expect(row.info.summary.hasSuffix("."), "the summary of \(row.path) is not a sentence")
      #expect(Settings.table.row(at: row.path)?.path == row.path)
    }
    #expect(Set(Settings.table.rows.map(\.path)).count == Settings.table.rows.count)
  }

  @Test(arguments: [
    ("training.eta", "training.learning_rate"), ("training.η", "training.learning_rate"),
    ("dataset.kind", "dataset.task"), ("sweep.run_cap", "sweep.max_runs"),
  ])
  func aliasNamesItsField(alias: String, path: String) {
    #expect(Settings.table.row(at: alias)?.path == path)
  }
}
