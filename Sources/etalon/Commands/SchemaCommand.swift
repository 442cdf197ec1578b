import ArgumentParser
import Experiments

/// Writes what editors complete specs from.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Writes the JSON Schema of specs, for editors; or the reference page.")

  @Flag(help: "The reference page of all fields, in Markdown.")
  var page = false

  func run() {
    Terminal.output.write(page ? ReferencePage.text : ExperimentSchema.text)
  }
}
