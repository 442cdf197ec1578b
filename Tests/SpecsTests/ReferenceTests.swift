import Foundation
import TestSamples
import Testing

@testable import Specs

/// The files that are made from the table of fields say what the table says.
@Suite struct ReferenceTests {
  @Test func theSchemaIsNotStale() throws {
    try expect("docs/experiment.schema.json", is: ExperimentSchema.text, renewedBy: "etalon schema")
  }

  @Test func thePageIsNotStale() throws {
    try expect("docs/Spec.md", is: ReferencePage.text, renewedBy: "etalon schema --page")
  }

  private func expect(_ path: String, is text: String, renewedBy command: String) throws {
    let file = SpecFiles.project.appending(path: path)
    let isFresh = try String(contentsOf: file, encoding: .utf8) == text
    #expect(isFresh, "\(path) is stale: run `\(command) > \(path)`")
  }

  @Test func everyFieldIsToldWhole() {
    for row in FieldTable.rows {
      #expect(row.facts.summary.hasSuffix("."), "\(row.path) has a sentence")
      #expect(FieldTable.row(at: row.path)?.path == row.path)
    }
    #expect(Set(FieldTable.rows.map(\.path)).count == FieldTable.rows.count)
  }

  @Test(arguments: [
    ("training.eta", "training.learning_rate"), ("training.η", "training.learning_rate"),
    ("dataset.kind", "dataset.task"),
  ])
  func anAliasIsItsField(alias: String, path: String) {
    #expect(FieldTable.row(at: alias)?.path == path)
  }
}
