import ArgumentParser
import CMachine

/// The tool: one subcommand a purpose.
@main
struct Etalon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "etalon",
    abstract: "Trains every point of an experiment that a YAML file declares, reproducibly to the bit.",
    discussion: """
      Start with `etalon init > experiment.yaml`, look with `etalon plan experiment.yaml`, train with \
      `etalon run experiment.yaml`. Results are in results/<name>/; a killed run goes on where it was.
      """,
    version: Version.text,
    subcommands: [
      RunCommand.self, PlanCommand.self, CheckCommand.self, AcceptCommand.self,
      ReproduceCommand.self, CompareCommand.self, PruneCommand.self, ShowCommand.self,
      BestCommand.self, InitCommand.self,
      SchemaCommand.self,
      DatasetsCommand.self,
    ])

  static func main() {
    // Before anything else: the arithmetic's code may hold instructions that this processor does not know.
    if let missing = unsafe etalon_missing_instruction_set() {
      let name = unsafe String(cString: missing)
      Terminal.error.writeLine(
        "etalon: this binary was built for a processor with \(name), which this one lacks; "
          + "build it here, or with ETALON_MARCH=x86-64-v3 (the results are the same bits)")
      ExitStatus.software.exit()
    }
    Interruption.ignoreFileSizeLimit()
    Self.main(nil)
  }
}
