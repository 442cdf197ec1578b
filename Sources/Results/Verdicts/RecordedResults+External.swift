import Files
import Records

extension RecordedResults {
  /// The runs of a CSV file; nothing is known of their spec.
  init(external path: String) throws(FileError) {
    let outcome = try ExternalResults.outcome(reading: path)
    self.init(
      path: path, baseline: Baseline(external: outcome), external: outcome)
  }
}

extension Baseline {
  /// The runs of another program's results.
  package init(external outcome: ExperimentOutcome) {
    self.init(
      name: outcome.name, toolVersion: "", arithmeticVersion: 0, specDigest: "", fixed: [],
      runs: outcome.runs.compactMap { BaselineRun($0, of: outcome) })
  }
}
