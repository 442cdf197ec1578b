import Learning

/// Which run of an experiment: a point, a seed and, where the data are partitioned anew or folded, which of them.
package struct RunPlace: Sendable, Hashable {
  /// 0-based, in the sweep's order.
  package var point: Int
  package var seed: UInt64
  /// 0-based.
  package var repetition: Int
  /// 0-based; nil where the data are not folded.
  package var fold: Int?

  package init(point: Int, seed: UInt64, repetition: Int, fold: Int?) {
    self.point = point
    self.seed = seed
    self.repetition = repetition
    self.fold = fold
  }
}

/// How a run ended.
package enum RunStatus: String, Sendable, Hashable, CaseIterable {
  case finished
  /// A loss or weight became NaN or infinite.
  case diverged
  /// Ended early on purpose.
  case stopped
  case failed
}

/// Metrics over epochs: one row an evaluation.
package struct Curve: Sendable, Hashable {
  package struct Column: Sendable, Hashable {
    package var name: MetricName
    /// As many as `epochs`; NaN where a metric has no value (the running loss before the first epoch).
    package var values: [Double]

    package init(name: MetricName, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// Ascending.
  package var epochs: [Int]
  package var columns: [Column]

  package init(epochs: [Int], columns: [Column]) {
    self.epochs = epochs
    self.columns = columns
  }
}

/// How often a class (row) was taken for another (column), on one part.
package struct ConfusionMatrix: Sendable, Hashable {
  package var part: DatasetPart
  /// Square; rows are the true classes.
  package var counts: [[Int]]

  package init(part: DatasetPart, counts: [[Int]]) {
    self.part = part
    self.counts = counts
  }
}

/// What one run left. It holds no place, time or host, so the same run has the same record everywhere.
package struct RunRecord: Sendable, Hashable {
  /// A metric's value of the network that the run left.
  package struct Value: Sendable, Hashable {
    package var name: MetricName
    /// NaN where it does not exist (r² of constant targets).
    package var value: Double

    package init(name: MetricName, value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// SHA-256, hexadecimal, of all that can change the result.
  package var identity: String
  package var status: RunStatus
  /// Epochs trained.
  package var epochs: Int
  /// By part, then in the order of `Metric.allCases`.
  package var metrics: [Value]
  /// The epoch whose weights and metrics are the run's, where early stopping restored the best; nil for the last.
  package var restoredEpoch: Int?
  package var curve: Curve
  package var confusion: [ConfusionMatrix]
  /// Which samples of the held-out parts were right after the last epoch; empty where there are none, for a regression,
  /// and in records of older tools.
  package var correctness: [Correctness]
  /// SHA-256 of the curve's values as little-endian float64, NaN canonical.
  package var curveDigest: String
  /// SHA-256 of the weights, layer by layer, in the run's precision.
  package var weightsDigest: String
  /// Why a run failed; nil otherwise.
  package var message: String?

  package init(
    identity: String, status: RunStatus, epochs: Int, metrics: [Value], restoredEpoch: Int? = nil,
    curve: Curve, confusion: [ConfusionMatrix], correctness: [Correctness] = [], curveDigest: String,
    weightsDigest: String, message: String? = nil
  ) {
    self.identity = identity
    self.status = status
    self.epochs = epochs
    self.metrics = metrics
    self.restoredEpoch = restoredEpoch
    self.curve = curve
    self.confusion = confusion
    self.correctness = correctness
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
