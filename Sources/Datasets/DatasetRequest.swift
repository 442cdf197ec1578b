/// Which samples an experiment wants and how they are encoded, scaled and split: the `dataset:` of a spec, as values.
package struct DatasetRequest: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    /// A set that is embedded in the binary. `size` is n of `parity` and `encoder`, the samples per class of
    /// `two_spirals`; nil elsewhere or for its default.
    case bundled(name: String, size: Int?)
    /// A CSV or TSV file (by its name, a further `.gz` aside).
    case table(path: String)
    /// A pair of IDX files as MNIST's, each perhaps gzip-compressed.
    case idx(images: String, labels: String)
  }

  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case classification, regression
  }

  /// What becomes of a missing value in a table.
  package enum Missing: String, Sendable, Hashable, CaseIterable {
    case error, mean
    case dropRow = "drop_row"
  }

  /// How inputs are scaled; statistics are the training part's.
  package enum Scale: Sendable, Hashable {
    case none
    /// To [0, 1] per column.
    case minMax
    /// To mean 0 and (population) standard deviation 1 per column.
    case standard
    /// To median 0 and interquartile range 1 per column.
    case robust
    /// sign(x)·ln(1 + |x|), then to mean 0 and (population) standard deviation 1 per column.
    case log
    /// The range `from` to the range `to`, the same for every column.
    case range(from: ClosedRange<Double>, to: ClosedRange<Double>)
    /// Each group of columns in its own way.
    case groups([ScaleGroup])
  }

  /// Input columns and how they are scaled, which is none of `groups`.
  package struct ScaleGroup: Sendable, Hashable {
    /// By name; a one-hot column's name stands for all that is made of it. Empty: the columns that no group names.
    package var columns: [String]
    package var scale: Scale

    package init(columns: [String], scale: Scale) {
      self.columns = columns
      self.scale = scale
    }
  }

  /// How regression targets are scaled for training; metrics stay in original units.
  package enum TargetScale: String, Sendable, Hashable, CaseIterable {
    case none
    case minMax = "min_max"
    case standard
  }

  /// The target value of an output whose class is not, and is, the sample's.
  package struct TargetValues: Sendable, Hashable {
    package var off: Double
    package var on: Double

    package init(off: Double, on: Double) {
      self.off = off
      self.on = on
    }
  }

  /// Where a held-out part comes from.
  package enum Holdout: Sendable, Hashable {
    /// In `0 ..< 1`, of all samples of the source.
    case fraction(Double)
    case count(Int)
    /// 1-based, inclusive.
    case rows(ClosedRange<Int>)
    case file(Source)
    /// The part that the bundled set was published with.
    case published
  }

  package enum Order: String, Sendable, Hashable, CaseIterable {
    case shuffled, file
  }

  package struct Split: Sendable, Hashable {
    package var test: Holdout?
    package var validation: Holdout?
    /// k of k-fold cross-validation over what remains; nil for none, otherwise at least 2.
    package var folds: Int?
    /// How many new partitions; at least 1.
    package var repeats: Int
    package var order: Order
    /// Whether shuffled parts and folds keep the classes' shares; meaningful for classification only.
    package var isStratified: Bool
    package var seed: UInt64

    package init(
      test: Holdout? = nil, validation: Holdout? = nil, folds: Int? = nil, repeats: Int = 1,
      order: Order = .shuffled, isStratified: Bool = true, seed: UInt64 = 0
    ) {
      self.test = test
      self.validation = validation
      self.folds = folds
      self.repeats = repeats
      self.order = order
      self.isStratified = isStratified
      self.seed = seed
    }
  }

  package var source: Source
  package var kind: Kind
  package var format: TableFormat
  package var scale: Scale
  package var targetScale: TargetScale
  /// nil: 0 and 1, or −1 and 1 for tanh outputs.
  package var targetValues: TargetValues?
  package var split: Split
  /// The SHA-256 that files must have, by path; whoever opens the data compares them.
  package var pins: [String: String] = [:]
  /// Parts with files or arrays of their own whose samples follow those of the source and are all trained on; only refits have them.
  package var appended: [AppendedPart] = []

  /// The paths of all files that the request names, the source's first.
  package var files: [String] {
    var sources = [source]
    for part in [split.validation, split.test] + appended.map(\.holdout) {
      if case .file(let file) = part { sources.append(file) }
    }
    return sources.flatMap { source -> [String] in
      switch source {
      case .bundled: []
      case .table(let path): [path]
      case .idx(let images, let labels): [images, labels]
      }
    }
  }

  package init(
    source: Source, kind: Kind = .classification, format: TableFormat = TableFormat(), scale: Scale = .none,
    targetScale: TargetScale = .none, targetValues: TargetValues? = nil, split: Split = Split()
  ) {
    self.source = source
    self.kind = kind
    self.format = format
    self.scale = scale
    self.targetScale = targetScale
    self.targetValues = targetValues
    self.split = split
  }
}
