import ArgumentParser
import Experiments
import Files
import YAML

/// The arguments that say which experiment: a spec, values put over it, and a choice of points.
struct SpecArguments: ParsableArguments {
  @Argument(
    help: "The experiment's YAML file; - is standard input.", completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @Argument(
    help: ArgumentHelp(
      "Values to put over the spec's, such as training.epochs=10; a list on a field that takes one value sweeps it.",
      valueName: "path=value"))
  var overrides: [String] = []

  @Option(
    name: .customLong("only"),
    help: ArgumentHelp("Only the points with this axis value; may be repeated.", valueName: "path=value"))
  var only: [String] = []

  /// The experiment, with its warnings shown; all mistakes are shown before this throws.
  func experiment(store: DataStore) throws -> (experiment: Experiment, source: Source) {
    try Self.experiment(of: spec, overrides: overrides, only: only, store: store)
  }

  /// The same of any spec.
  static func experiment(
    of spec: String, overrides: [String], only: [String] = [], store: DataStore
  ) throws -> (experiment: Experiment, source: Source) {
    let source: Source
    do {
      source = try Self.source(of: spec)
    } catch {
      Reporting.error("\(error)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
    let context = SpecContext(file: spec == "-" ? "standard-input" : spec) { try store.dataset($0).shape }
    do {
      let experiment = try Experiment(reading: source, context: context, overrides: overrides, only: only)
      Reporting.show(experiment.warnings)
      return (experiment, source)
    } catch {
      Reporting.show(error.all)
      Reporting.note(Diagnostics(error.all).summary)
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }

  private static func source(of path: String) throws(FileError) -> Source {
    guard path != "-" else {
      var text = ""
      while let line = readLine(strippingNewline: false) { text += line }
      return Source(name: "standard input", text: text)
    }
    return Source(name: path, bytes: try PosixFile(path, for: .reading).contents())
  }
}
