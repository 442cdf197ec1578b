import ArgumentParser
import Experiments
import YAML

/// The arguments of commands that take several experiments, and values put over each of them.
struct SpecsArguments: ParsableArguments {
  /// One experiment that was named.
  struct Named {
    var spec: String
    var experiment: Experiment
    var source: Source
  }

  @Argument(
    help: ArgumentHelp(
      "The experiments' YAML files, and values to put over those of all of them, such as training.epochs=10.",
      valueName: "spec|path=value"),
    completion: .file(extensions: ["yaml", "yml"]))
  var words: [String] = []

  func validate() throws {
    if words.allSatisfy(Self.isValue) {
      throw ValidationError("name one spec at least, such as experiments/digits.yaml")
    }
  }

  /// All experiments, with their warnings shown; the mistakes of all of them are shown before this throws.
  func experiments(store: DataStore) throws -> [Named] {
    let overrides = words.filter(Self.isValue)
    var named: [Named] = []
    var failure: (any Error)?
    for spec in words where !Self.isValue(spec) {
      do {
        let (experiment, source) = try SpecArguments.experiment(of: spec, overrides: overrides, store: store)
        if let other = named.first(where: { $0.experiment.spec.name == experiment.spec.name }) {
          Reporting.error(
            "\(other.spec) and \(spec) have the same name: \(experiment.spec.name), and so the same results")
          failure = ExitCode(ExitStatus.badInput.rawValue)
        }
        named.append(Named(spec: spec, experiment: experiment, source: source))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return named
  }

  private static func isValue(_ word: String) -> Bool {
    word.contains("=") && !word.hasSuffix(".yaml") && !word.hasSuffix(".yml")
  }
}
