import ArgumentParser
import Experiments
import Reports
import YAML

/// Names the best point of an experiment, or writes it as a spec of its own.
struct BestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "best", abstract: "Prints the best point of the results in a folder.")

  @Argument(help: "A results folder, such as results/digits.", completion: .directory)
  var folder: String

  @Flag(help: "Write the point as a spec, every value filled in, nothing swept.")
  var spec = false

  func run() throws {
    let summary = try ResultsArgument.summary(of: folder)
    guard let best = summary.best else {
      Reporting.error("no run of \(folder) was measured, so there is no best point")
      throw ExitCode(ExitStatus.incomplete.rawValue)
    }
    guard spec else {
      Terminal.output.write(SummaryTable(summary).text(top: 1, width: Terminal.output.width))
      return
    }
    try writeSpec(of: best.point)
  }

  /// The spec is read again from the copy beside the results, with the command line's values of then.
  private func writeSpec(of point: Int) throws {
    let store = DataStore(threads: Machine.processorCount)
    do {
      guard let manifest = try Manifest(results: folder) else {
        throw FileError("read", "\(folder)/manifest.json", "there is none")
      }
      let experiment = try RecordedSpec.experiment(in: folder, manifest: manifest, store: store)
      let best = experiment.points[point]
      let shape = try store.dataset(best.spec.dataset).shape
      Terminal.output.write("# The best point of \(folder).\n" + experiment.specText(of: best, shape: shape))
    } catch let mistakes as Diagnostics {
      Reporting.show(mistakes.all)
      throw ExitCode(ExitStatus.badInput.rawValue)
    } catch {
      Reporting.error("\(error)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}
