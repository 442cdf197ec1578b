import Datasets
import JSON

/// `dataset:` as the spec writes it.
struct DatasetSettings: MappingRecord {
  var source: SourceSettings?
  var size: Int?
  var task = DatasetRequest.Kind.classification
  var header: Bool?
  var target: [String] = []
  var ignore: [String] = []
  var group: String?
  var oneHot: [String] = []
  var weight: String?
  var missing = DatasetRequest.Missing.error
  var scale = DatasetRequest.Scale.none
  var targetScale = DatasetRequest.TargetScale.none
  var targetValues: TargetValueSettings?
  var split = SplitSettings()
  var delimiter: DatasetRequest.Delimiter?
  var decimal: DatasetRequest.DecimalMark?
  var thousands: DatasetRequest.ThousandsMark?
  var missingValues: DatasetRequest.MissingWords?
  var encoding: DatasetRequest.Encoding?
  var sha256: PinSettings?
  var url: String?

  // In a run's identity, digests of the data's parts represent the source, how it is read and how it is split. Missing
  // values are digested as missing, so that `missing` itself is part of the identity.
  static let fields: [Field<Self>] = sampleFields + tableFields + fileFields

  private static let sampleFields: [Field<Self>] = [
    Field(
      "source", \.source, .source,
      "A bundled data set (`etalon datasets` lists them), a CSV or TSV file, or a pair of IDX files; paths are relative "
        + "to the spec's folder.",
      example: "iris"
    ).requiredUnlessSwept.withoutEffectOnRuns,
    Field(
      "size", \.size, .integer(1...),
      "The size of a generated data set: n of parity and encoder, the number of samples per class of two_spirals.",
      example: 4,
      defaultText: "the data set's own default"
    ).withoutEffectOnRuns,
    Field(
      "task", \.task, .name(DatasetRequest.Kind.self), "Classification (classes) or regression (numbers).",
      example: "regression"
    ).alias("kind").notSwept("classification and regression have different metrics"),
    Field(
      "header", \.header, .boolean, "Whether the first row of a table contains the column names.",
      example: true,
      defaultText: "detected from the first rows"
    ).withoutEffectOnRuns,
    Field(
      "target", \.target, .columns,
      "The target column, or a list of target columns; an empty list means the last column.",
      example: "species"
    ).withoutEffectOnRuns,
    Field("ignore", \.ignore, .columns, "Columns of a table to leave out.", example: ["id"])
      .withoutEffectOnRuns,
    Field(
      "group", \.group, .text("a column name or number"),
      "The column whose rows with the same value stay together in shuffled parts and folds, such as a speaker or a "
        + "patient; it is not an input.",
      example: "speaker", defaultText: "none"
    ).alias("groups").withoutEffectOnRuns,
    Field(
      "one_hot", \.oneHot, .columns, "Text columns to encode as one input per distinct value.",
      example: ["colour"]
    ).withoutEffectOnRuns,
    Field(
      "weight", \.weight, .text("a column name or number"),
      "The column of the samples' weights, which is no input: finite numbers of at least 0 by which samples count in loss "
        + "and gradient. In an `.npz` archive, an array's name.",
      example: "weight", defaultText: "all samples count alike"
    ).withoutEffectOnRuns,
    Field(
      "missing", \.missing, .name(DatasetRequest.Missing.self),
      "How missing values are handled: an error, replaced by the column's mean, or the row is dropped.",
      example: "mean"),
    Field(
      "scale", \.scale, .scale,
      "How inputs are scaled, by the training part's statistics: to [0, 1], to mean 0 and standard deviation 1, to median "
        + "0 and interquartile range 1 (`robust`), by ln(1 + |x|) to mean 0 and standard deviation 1 (`log`), or from one "
        + "range to another; a list scales groups of columns.",
      example: "min_max"),
    Field(
      "target_scale", \.targetScale, .name(DatasetRequest.TargetScale.self),
      "How regression targets are scaled for training; metrics keep the original units.", example: "standard"),
    Field(
      "target_values", \.targetValues, .mapping("a mapping {off: number, on: number}"),
      "The target value of an output for other classes (`off`) and for the sample's class (`on`).",
      example: ["off": 0.01, "on": 0.99], defaultText: "0 and 1, or −1 and 1 for tanh outputs"),
    Field(
      "split", section: \.split,
      "Which samples are held out. `split: published` is the split that a bundled data set was published with.",
      example: ["test": 0.2, "validation": 0.1, "seed": 1]
    ).withoutEffectOnRuns,
  ]
}

/// `target_values:` as the spec writes it.
struct TargetValueSettings: MappingRecord {
  var off: Double?
  var on: Double?

  static let fields: [Field<Self>] = [
    Field("off", \.off, .number(), "The target value for other classes.", example: 0.01).required,
    Field("on", \.on, .number(), "The target value for the sample's class.", example: 0.99).required,
  ]
}

extension ValueFormat where Value == [String] {
  /// One column or a list of columns, by name, or by 1-based number if there is no header.
  static var columns: ValueFormat {
    .oneOrMore(.text("a column name or number"), expected: "a column name or number, or a list of them")
  }
}
