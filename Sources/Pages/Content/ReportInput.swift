import Results

/// What a page is made of: an experiment's analysis, what `expect:` says of it, and where it comes from.
package struct ReportInput: Sendable {
  package var analysis: ExperimentAnalysis
  package var expectations: [ExpectationJudgement]
  package var source: ReportSource

  package init(analysis: ExperimentAnalysis, expectations: [ExpectationJudgement], source: ReportSource) {
    (self.analysis, self.expectations, self.source) = (analysis, expectations, source)
  }
}
