import Learning

/// The result of one run. It contains no path, time or host name, so the same run has the same record on every machine.
package struct RunRecord: Sendable, Hashable {
  /// A metric of the trained network.
  package struct Value: Sendable, Hashable {
    package var name: MetricName
    /// NaN if undefined (r² of constant targets).
    package var value: Double

    package init(name: MetricName, value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// The `RunIdentity`: SHA-256, in hexadecimal, of everything that can change the result.
  package var identity: String
  package var status: RunStatus
  /// Epochs trained.
  package var epochs: Int
  /// In ascending order of their names: every metric of the sums, and of the outputs those that were asked for.
  /// `presenting(_:classes:)` adds those of the confusion matrix.
  package var metrics: [Value]
  /// The epoch whose weights and metrics early stopping restored; nil if they are those of the last epoch.
  package var restoredEpoch: Int?
  package var curve: Curve
  package var confusion: [ConfusionMatrix]
  /// Which samples of the validation and test parts were classified correctly; empty for regression and in records
  /// of older versions.
  package var correctSamples: [CorrectSamples]
  /// SHA-256 of the curve's values as little-endian float64, NaN canonical.
  package var curveDigest: String
  /// SHA-256 of the weights, layer by layer, in the run's precision.
  package var weightsDigest: String
  /// Why a run failed; nil otherwise.
  package var message: String?

  package init(
    identity: String, status: RunStatus, epochs: Int, metrics: [Value], restoredEpoch: Int? = nil,
    curve: Curve, confusion: [ConfusionMatrix], correctSamples: [CorrectSamples] = [], curveDigest: String,
    weightsDigest: String, message: String? = nil
  ) {
    self.identity = identity
    self.status = status
    self.epochs = epochs
    self.metrics = metrics
    self.restoredEpoch = restoredEpoch
    self.curve = curve
    self.confusion = confusion
    self.correctSamples = correctSamples
    self.curveDigest = curveDigest
    self.weightsDigest = weightsDigest
    self.message = message
  }
}

extension RunRecord {
  /// The record of a run that could not be trained.
  package init(failed identity: String, because message: String) {
    self.init(
      identity: identity, status: .failed, epochs: 0, metrics: [], curve: Curve(epochs: [], columns: []),
      confusion: [], curveDigest: "", weightsDigest: "", message: message)
  }
}
