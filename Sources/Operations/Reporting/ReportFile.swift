import Files
import Pages
import Records
import Results
import Running
import Specs

/// `report.html`: the page of a results folder, or of several.
package enum ReportFile {
  /// Where the page of a folder is, or that of a CSV file: beside it, under its name.
  package static func path(for results: String) -> String {
    ExternalResults.isNamed(results) ? results.dropLast(4) + ".html" : "\(results)/\(ReportPage.fileName)"
  }

  /// Refuses to write a page over what it is made of: an input, or a file of a results folder other than its page.
  package static func checkOutput(_ path: String, inputs: [String]) throws(OperationError) {
    var folder = PosixFolder.parent(of: path)
    if folder.hasSuffix("/journal") { folder = PosixFolder.parent(of: folder) }
    let isOfResults =
      PosixFolder.exists("\(folder)/plan.json") || PosixFolder.exists("\(folder)/manifest.json")
    let isPage = path.hasSuffix(".html")
    guard !inputs.contains(path), isPage || !isOfResults,
      isPage || !path.hasSuffix(".yaml") && !path.hasSuffix(".yml")
    else { throw OperationError(.usage, "--output: \(path) is not a page; choose a name that ends in .html") }
  }

  /// What lies in results folders; throws `FileError` where one holds no results.
  package static func results(in folders: [String], store: DataStore) throws(FileError) -> [ReportInput] {
    var results: [ReportInput] = []
    for folder in folders {
      let summary = try ResultsFolder.summary(of: folder)
      // Without its data the spec cannot be read; the page then says nothing of `expect:`.
      let spec = try? RecordedSpec.experiment(in: folder, store: store).spec
      results.append(
        try input(ExperimentAnalysis(summary), folder: folder, expectations: spec?.expectations ?? []))
    }
    return results
  }

  /// What a page is made of.
  static func input(
    _ analysis: ExperimentAnalysis, folder: String, expectations: [Expectation]
  ) throws(FileError) -> ReportInput {
    let path = "\(folder)/spec.yaml"
    let spec =
      PosixFolder.exists(path)
      ? String(decoding: try PosixFile(path, for: .reading).contents(), as: UTF8.self) : ""
    return ReportInput(
      analysis: analysis,
      expectations: expectations.map { ExpectationJudgement(of: $0, in: analysis.summary) },
      source: ReportSource(
        path: folder, name: analysis.summary.outcome.name, manifest: try Manifest(results: folder),
        spec: spec),
      predictions: try predictions(analysis, folder: folder))
  }

  /// The predictions that the folder keeps of the run that stands for the best point; nil if it keeps none of it.
  private static func predictions(
    _ analysis: ExperimentAnalysis, folder: String
  ) throws(FileError) -> ReportInput.Predictions? {
    guard !ExternalResults.isNamed(folder),
      let selection = try? NetworkSelection(.init(), in: analysis.summary),
      let record = selection.run.record
    else { return nil }
    let kept = try KeptPredictions(results: folder).predictions(
      of: selection.run.identity, isClassification: !record.confusion.isEmpty)
    return kept.map { .init(run: selection.runWords, file: $0.file, recorded: $0.predictions) }
  }
}
