import Datasets
import Learning
import Records
import Specs

/// Where a kept network comes from, and what is known of its quality.
package struct Provenance: Sendable, Hashable {
  /// The experiment's name.
  package var experiment: String
  /// The values of the axes at the run's point.
  package var point: [AxisValue]
  package var seed: UInt64
  /// 0-based.
  package var repetition: Int
  /// 0-based; nil without cross-validation.
  package var fold: Int?
  /// The run's identity.
  package var run: String
  /// Epochs trained.
  package var epochs: Int
  /// The epoch whose weights these are, if early stopping restored them.
  package var restoredEpoch: Int?
  /// SHA-256 of the spec's file.
  package var specDigest: String
  /// The digests of the parts of the data.
  package var data: [Manifest.DataDigest]
  /// SHA-256 of the weights, as in the run's record.
  package var weightsDigest: String
  /// The version of the arithmetic that the outputs were computed with.
  package var arithmeticVersion: Int
  package var toolVersion: String
  /// The run's own metrics.
  package var metrics: [RunRecord.Value]
  /// How good the network is expected to be, in words: the point's mean and interval over its runs.
  package var estimate: String?

  package init(
    experiment: String, point: [AxisValue], seed: UInt64, repetition: Int, fold: Int?, run: String,
    epochs: Int,
    restoredEpoch: Int?, specDigest: String, data: [Manifest.DataDigest], weightsDigest: String,
    arithmeticVersion: Int, toolVersion: String, metrics: [RunRecord.Value], estimate: String?
  ) {
    self.experiment = experiment
    self.point = point
    self.seed = seed
    self.repetition = repetition
    self.fold = fold
    self.run = run
    self.epochs = epochs
    self.restoredEpoch = restoredEpoch
    self.specDigest = specDigest
    self.data = data
    self.weightsDigest = weightsDigest
    self.arithmeticVersion = arithmeticVersion
    self.toolVersion = toolVersion
    self.metrics = metrics
    self.estimate = estimate
  }
}
