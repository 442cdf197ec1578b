import JSON
import Learning
import Records
import Specs

/// One run as a baseline keeps it and as it is judged: what it is, where it stands, what was measured.
package struct BaselineRun: Sendable, Hashable {
  /// What `check:` can judge a run by.
  package struct Value: Sendable, Hashable {
    /// A `ResultMetric`'s name, or a ranked value's (`JudgedMetric`).
    package var name: String
    /// NaN where it does not exist.
    package var value: Double

    package init(name: String, value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// SHA-256, hexadecimal, of all that can change the result.
  package var identity: String
  /// The values of the sweep's axes.
  package var values: [AxisValue]
  package var seed: UInt64
  /// 0-based.
  package var repetition: Int
  /// 0-based; nil if the data are not folded.
  package var fold: Int?
  package var status: RunStatus
  package var metrics: [Value]
  /// The digest of each part that the run was trained or measured on.
  package var data: [Manifest.DataDigest]
  package var curveDigest: String
  package var weightsDigest: String
  /// One a part at most.
  package var correctSamples: [CorrectSamples]

  package init(
    identity: String, values: [AxisValue], seed: UInt64, repetition: Int, fold: Int?, status: RunStatus,
    metrics: [Value], data: [Manifest.DataDigest], curveDigest: String, weightsDigest: String,
    correctSamples: [CorrectSamples] = []
  ) {
    self.identity = identity
    self.values = values
    self.seed = seed
    self.repetition = repetition
    self.fold = fold
    self.status = status
    self.metrics = metrics
    self.data = data
    self.curveDigest = curveDigest
    self.weightsDigest = weightsDigest
    self.correctSamples = correctSamples
  }

  /// A metric's value; nil if it was not measured or is not finite.
  package func value(of name: String) -> Double? {
    metrics.first { $0.name == name }.flatMap { $0.value.isFinite ? $0.value : nil }
  }

  /// The digest of a part; nil if the run has no such part.
  package func digest(of part: DatasetPart) -> String? { data.first { $0.part == part.rawValue }?.digest }

  /// Whether both are known to be measured or trained on other versions of a part: results of other programs do not
  /// say what their data were.
  package func differs(from other: BaselineRun, in part: DatasetPart) -> Bool {
    guard !data.isEmpty, !other.data.isEmpty else { return false }
    return digest(of: part) != other.digest(of: part)
  }

  /// Whether both ended alike with the same curve and the same weights, to the bit.
  package func isIdentical(to other: BaselineRun) -> Bool {
    status == other.status && curveDigest == other.curveDigest && weightsDigest == other.weightsDigest
  }
}

extension BaselineRun {
  /// A trained run of an outcome, with all that its spec could judge it by; nil for one without a record.
  package init?(_ run: ExperimentOutcome.Run, of outcome: ExperimentOutcome) {
    guard let record = run.record else { return nil }
    var metrics = record.metrics.map { Value(name: $0.name.description, value: $0.value) }
    func add(_ measure: ResultMetric, _ epoch: Int?) {
      if let epoch { metrics.append(Value(name: measure.description, value: Double(epoch))) }
    }
    add(.epochs, record.epochs)
    add(.bestEpoch, record.bestEpoch(by: outcome.ranking))
    if let solved = outcome.solved { add(.epochsToSolve, record.epochsToSolve(solved)) }
    let ranked = JudgedMetric(outcome.ranking)
    if outcome.ranking.moment != .final, let value = record.rankedValue(by: outcome.ranking) {
      metrics.append(Value(name: ranked.name, value: value))
    }
    self.init(
      identity: run.identity, values: outcome.points[run.key.point], seed: run.key.seed,
      repetition: run.key.repetition, fold: run.key.fold, status: record.status, metrics: metrics,
      data: run.data, curveDigest: record.curveDigest, weightsDigest: record.weightsDigest,
      correctSamples: record.correctSamples)
  }
}
