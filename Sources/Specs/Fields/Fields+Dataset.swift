import Datasets
import JSON

/// `dataset:` as the spec says it.
struct DatasetSettings: Record {
  var source: SourceSettings?
  var size: Int?
  var task = DatasetRequest.Kind.classification
  var header: Bool?
  var target: [String] = []
  var ignore: [String] = []
  var oneHot: [String] = []
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

  // The digests of the data's parts stand for where the samples come from, how they are read and how they are split;
  // a missing value is in a digest as what it is, so that what becomes of it is said apart.
  static let fields: [Field<Self>] = sampleFields + tableFields

  private static let sampleFields: [Field<Self>] = [
    Field(
      "source", \.source, .source,
      "Where the samples come from: a bundled set (`etalon datasets` lists them), a CSV or TSV file, or a pair of IDX "
        + "files; paths start at the spec's folder.",
      example: "iris"
    ).requiredUnlessSwept.withoutEffectOnRuns,
    Field(
      "size", \.size, .integer(1...),
      "The size of a generated set: n of parity and encoder, the samples a class of two_spirals.", example: 4,
      otherwise: "the set's own default"
    ).withoutEffectOnRuns,
    Field(
      "task", \.task, .name(DatasetRequest.Kind.self), "What is learnt: classes, or numbers.",
      example: "regression"
    ).alias("kind").notSwept("classes and numbers have different metrics"),
    Field(
      "header", \.header, .boolean, "Whether a table's first row holds the columns' names.", example: true,
      otherwise: "found out from the first rows"
    ).withoutEffectOnRuns,
    Field(
      "target", \.target, .columns, "The column to learn, or a list of them; none named: the last column.",
      example: "species"
    ).withoutEffectOnRuns,
    Field("ignore", \.ignore, .columns, "Columns of a table that are left out.", example: ["id"])
      .withoutEffectOnRuns,
    Field(
      "one_hot", \.oneHot, .columns, "Text columns that become one input a value.", example: ["colour"]
    ).withoutEffectOnRuns,
    Field(
      "missing", \.missing, .name(DatasetRequest.Missing.self),
      "What becomes of a missing value: a mistake, the column's mean, or a row less.", example: "mean"),
    Field(
      "scale", \.scale, .scale,
      "How inputs are scaled, with the training part's statistics: to [0, 1], to mean 0 and deviation 1, or one "
        + "range to another.",
      example: "min_max"),
    Field(
      "target_scale", \.targetScale, .name(DatasetRequest.TargetScale.self),
      "How regression targets are scaled for training; metrics stay in original units.", example: "standard"),
    Field(
      "target_values", \.targetValues, .record("a mapping {off: number, on: number}"),
      "What an output should be for a class that is not, and is, the sample's.",
      example: ["off": 0.01, "on": 0.99], otherwise: "0 and 1, or −1 and 1 for tanh outputs"),
    Field(
      "split", section: \.split,
      "Which samples are held out. `split: published` is the split that a bundled set came with.",
      example: ["test": 0.2, "validation": 0.1, "seed": 1]
    ).withoutEffectOnRuns,
  ]
}

/// Where samples come from, before names are looked up and paths are completed.
enum SourceSettings: Sendable, Hashable {
  /// A bundled set's name, or a table's path.
  case text(String)
  /// A pair of IDX files.
  case idx(images: String, labels: String)
}

/// `target_values:` as the spec says it.
struct TargetValueSettings: Record {
  var off: Double?
  var on: Double?

  static let fields: [Field<Self>] = [
    Field("off", \.off, .number(), "The output for every other class.", example: 0.01).required,
    Field("on", \.on, .number(), "The output for the sample's class.", example: 0.99).required,
  ]
}

/// `{images: …, labels: …}`
struct IDXSettings: Record {
  var images: String?
  var labels: String?

  static let fields: [Field<Self>] = [
    Field("images", \.images, .text("a path"), "The file of images.", example: "train-images.idx3.gz")
      .required,
    Field("labels", \.labels, .text("a path"), "The file of labels.", example: "train-labels.idx1.gz")
      .required,
  ]
}

extension Form where Value == [String] {
  /// One column or a list of them, by name, or by 1-based number where there is no header.
  static var columns: Form {
    .oneOrMore(.text("a column's name or number"), words: "a column's name or number, or a list of them")
  }
}

extension Form where Value == SourceSettings {
  static var source: Form {
    let text = Form<String>.text("a bundled set's name, a path")
    let pair = Form<IDXSettings>.record("a mapping {images: path, labels: path}")
    return Form(
      "\(text.expected), or \(pair.expected)", kinds: text.kinds.union([.mapping]),
      schema: ["anyOf": [["type": "string"], pair.schema]], members: pair.members,
      write: { source in
        switch source {
        case .text(let name): .string(name)
        case .idx(let images, let labels): ["images": .string(images), "labels": .string(labels)]
        }
      }
    ) { node, reader in
      guard node.kind == .mapping else { return text.read(node, &reader).map { .text($0) } }
      guard case .value(let files) = pair.read(node, &reader), let images = files.images,
        let labels = files.labels
      else { return .reported }
      return .value(.idx(images: images, labels: labels))
    }
  }
}
