import ArgumentParser
import Operations
import Running
import YAML

/// Several specs, and values that override those in each of them.
struct SpecsArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The experiments' YAML files, and values that override those in all of them, such as training.epochs=10.",
      valueName: "spec|path=value"),
    completion: .file(extensions: ["yaml", "yml"]))
  var words: [String] = []

  func validate() throws {
    if words.allSatisfy(Self.isValue) {
      throw ValidationError("name at least one spec, such as experiments/digits.yaml")
    }
  }

  /// Reads all experiments and prints their warnings; prints the mistakes in all specs before it throws.
  func experiments(store: DataStore) throws -> [NamedExperiment] {
    let overrides = words.filter(Self.isValue)
    var named: [NamedExperiment] = []
    var failure: (any Error)?
    for spec in words where !Self.isValue(spec) {
      do {
        named.append(try SpecArguments.experiment(of: spec, overrides: overrides, store: store))
      } catch {
        Reporting.show(error)
        failure = error
      }
    }
    do { try named.checkNames() } catch {
      Reporting.show(error)
      failure = error
    }
    if let failure { throw ExitCode(ExitStatus(ErrorKind(of: failure)).rawValue) }
    return named
  }

  private static func isValue(_ word: String) -> Bool {
    word.contains("=") && !word.hasSuffix(".yaml") && !word.hasSuffix(".yml")
  }
}
