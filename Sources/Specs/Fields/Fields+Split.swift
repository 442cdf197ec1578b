import Datasets
import JSON
import YAML

/// `split:` as the spec says it.
struct SplitSettings: Record {
  var test: HoldoutSettings?
  var validation: HoldoutSettings?
  var folds: Int?
  var repeats = 1
  var order = DatasetRequest.Order.shuffled
  var stratified: Bool?
  var seed = 0

  static var shorthand: String? { "test" }

  static let fields: [Field<Self>] = [
    Field(
      "test", \.test, .holdout,
      "The samples held out for testing: a fraction, a count, rows, a file, or `published`.", example: 0.2,
      otherwise: "no test part"),
    Field(
      "validation", \.validation, .holdout,
      "The samples held out for validation: a fraction or a count of all samples, rows, a file, or `published`.",
      example: 0.1, otherwise: "no validation part"),
    Field(
      "folds", \.folds, .integer(2...),
      "k of k-fold cross-validation over what remains; a held-out fold is `validation` if there is a test part, "
        + "else `test`.",
      example: 10, otherwise: "no folds"
    ).notSwept("every point is trained on the same folds, and its results are aggregated over them"),
    Field(
      "repeats", \.repeats, .integer(1...), "How many new partitions a seed is trained on.", example: 3
    ).notSwept("every point is trained on the same partitions, and its results are aggregated over them"),
    Field(
      "order", \.order, .name(DatasetRequest.Order.self),
      "Whether parts are drawn from shuffled samples, or taken from the end of the file's order.",
      example: "file"),
    Field(
      "stratified", \.stratified, .boolean, "Whether shuffled parts and folds keep the classes' shares.",
      example: false, otherwise: "true for classification"),
    Field(
      "seed", \.seed, .integer(0...), "The seed of the partition; the runs' seeds do not touch it.",
      example: 1),
  ]
}

/// Where a held-out part comes from, before paths are completed.
enum HoldoutSettings: Sendable, Hashable {
  case fraction(Double)
  case count(Int)
  case rows(ClosedRange<Int>)
  case file(SourceSettings)
  case published
}

/// The mapping that a held-out part may be.
struct HoldoutMapping: Record {
  var rows: [Int]?
  var file: String?
  var images: String?
  var labels: String?

  static let fields: [Field<Self>] = [
    Field(
      "rows", \.rows, .list(of: .integer(1...), words: "a pair [first, last], counted from 1"),
      "The first and last of the part's rows, counted from 1.", example: [50001, 60000]),
    Field("file", \.file, .text("a path"), "A table of its own.", example: "test.csv"),
    Field("images", \.images, .text("a path"), "An IDX file of images.", example: "t10k-images.idx3.gz"),
    Field(
      "labels", \.labels, .text("a path"), "The IDX file of their labels.", example: "t10k-labels.idx1.gz"),
  ]
}

extension Form where Value == HoldoutSettings {
  static var holdout: Form {
    let mapping = Form<HoldoutMapping>.record("{rows: [a, b]}, {file: path} or {images: path, labels: path}")
    return Form(
      "a fraction between 0 and 1, a count of samples, 'published', \(mapping.expected)",
      kinds: [.integer, .number, .text, .mapping],
      schema: [
        "anyOf": [
          ["type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1],
          ["type": "integer", "minimum": 1], ["const": "published"], mapping.schema,
        ]
      ],
      members: mapping.members, write: \.json
    ) { node, reader in
      switch node.kind {
      case .mapping:
        guard case .value(let parts) = mapping.read(node, &reader) else { return .reported }
        return parts.holdout.map { .value($0) } ?? .mismatch(hint: nil)
      case .text:
        guard node.text == "published" else {
          return .mismatch(hint: Habits.hint(forValue: node.text, among: ["published"]))
        }
        return .value(.published)
      default:
        return HoldoutSettings(node).map { .value($0) }
          ?? .mismatch(
            hint: "a fraction lies between 0 and 1, and a count is a whole number without a point")
      }
    }
  }
}

extension HoldoutSettings {
  /// A number with a point as a share below 1, one without as a number of samples.
  fileprivate init?(_ node: Node) {
    if node.kind == .integer, let count = node.wholeNumber, count >= 1 {
      self = .count(count)
    } else if node.kind == .number, let share = node.number, share > 0, share < 1 {
      self = .fraction(share)
    } else {
      return nil
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .fraction(let share): .number(share)
    case .count(let count): .int(count)
    case .rows(let rows): ["rows": [.int(rows.lowerBound), .int(rows.upperBound)]]
    case .file(.text(let path)): ["file": .string(path)]
    case .file(.idx(let images, let labels)): ["images": .string(images), "labels": .string(labels)]
    case .published: "published"
    }
  }
}

extension HoldoutMapping {
  /// nil where the keys do not say exactly one thing.
  fileprivate var holdout: HoldoutSettings? {
    switch (rows, file, images, labels) {
    case (let rows?, nil, nil, nil) where rows.count == 2 && rows[0] <= rows[1]: .rows(rows[0]...rows[1])
    case (nil, let file?, nil, nil): .file(.text(file))
    case (nil, nil, let images?, let labels?): .file(.idx(images: images, labels: labels))
    default: nil
    }
  }
}
