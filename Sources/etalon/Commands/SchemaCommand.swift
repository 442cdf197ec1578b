import ArgumentParser
import Specs

/// Writes the JSON Schema of specs, or the reference page.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Write the JSON Schema for editors, or the reference page.",
    discussion: """
      EXAMPLES
        etalon schema > experiment.schema.json
        etalon schema --markdown > Spec.md
      """)

  @Flag(help: "Write the reference page of all fields, in Markdown.")
  var markdown = false

  @Flag(help: .hidden)
  var page = false

  func run() {
    if page { Reporting.note("--page is now --markdown") }
    Terminal.output.write(markdown || page ? ReferencePage.text : ExperimentSchema.text)
  }
}
