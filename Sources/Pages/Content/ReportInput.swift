import Results

/// What a page is made of: an experiment's analysis, what `expect:` says of it, and where it comes from.
package struct ReportInput: Sendable {
  /// The predictions that the results folder keeps of one run.
  package struct Predictions: Sendable {
    /// The run's seed, repeat and fold, in words.
    package var run: String
    /// The file, from the results folder.
    package var file: String
    package var recorded: RecordedPredictions

    package init(run: String, file: String, recorded: RecordedPredictions) {
      (self.run, self.file, self.recorded) = (run, file, recorded)
    }
  }

  package var analysis: ExperimentAnalysis
  package var expectations: [ExpectationJudgement]
  package var source: ReportSource
  /// nil if the folder keeps none.
  package var predictions: Predictions?

  package init(
    analysis: ExperimentAnalysis, expectations: [ExpectationJudgement], source: ReportSource,
    predictions: Predictions? = nil
  ) {
    (self.analysis, self.expectations, self.source) = (analysis, expectations, source)
    self.predictions = predictions
  }
}
