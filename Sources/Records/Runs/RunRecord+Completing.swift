import Learning

extension RunRecord {
  /// The metrics that need the outputs; a record has those that its spec asked for when the run was trained.
  private var outputMetrics: [Value] { metrics.filter { $0.name.metric.basis == .outputs } }

  /// Whether the record has metrics of the outputs on each of some parts.
  package func has(_ measured: [Metric], of parts: [DatasetPart]) -> Bool {
    measured.allSatisfy { metric in
      parts.allSatisfy { part in metrics.contains { $0.name == MetricName(part, metric) } }
    }
  }

  /// The record with the metrics of the outputs that only an earlier record of the same run has.
  ///
  /// Both have equal weights, so the earlier record's values are what this run would have measured too.
  package func completed(by earlier: RunRecord) -> RunRecord {
    let missing = earlier.outputMetrics.filter { value in !metrics.contains { $0.name == value.name } }
    guard !missing.isEmpty, isIdentical(to: earlier) else { return self }
    var record = self
    record.metrics += missing
    record.metrics.sort { $0.name < $1.name }
    return record
  }

  /// Whether two records are of runs that ended alike, with the same curve and the same weights, to the bit.
  package func isIdentical(to other: RunRecord) -> Bool {
    status == other.status && epochs == other.epochs && curveDigest == other.curveDigest
      && weightsDigest == other.weightsDigest
  }

  /// The record without metrics of the outputs that another does not have.
  func withoutOutputMetrics(missingIn other: RunRecord) -> RunRecord {
    var record = self
    record.metrics.removeAll { value in
      value.name.metric.basis == .outputs && !other.metrics.contains { $0.name == value.name }
    }
    return record
  }
}
