import Datasets
import JSON

/// `split:` as the spec writes it.
struct SplitSettings: MappingRecord {
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
      "The test part: a fraction or a number of all samples, rows, a file, or `published`.", example: 0.2,
      defaultText: "none"),
    Field(
      "validation", \.validation, .holdout,
      "The validation part: a fraction or a number of all samples, rows, a file, or `published`.",
      example: 0.1, defaultText: "none"),
    Field(
      "folds", \.folds, .integer(2...),
      "The number of folds for cross-validation over the remaining samples; the held-out fold is the `validation` part if "
        + "there is a test part, else the `test` part.",
      example: 10, defaultText: "none"
    ).notSwept("every point is trained on the same folds"),
    Field(
      "repeats", \.repeats, .integer(1...),
      "The number of different partitions that every seed is trained on.", example: 3
    ).notSwept("every point is trained on the same partitions"),
    Field(
      "order", \.order, .name(DatasetRequest.Order.self),
      "Whether parts are taken from shuffled samples, or from the end of the file.",
      example: "file"),
    Field(
      "stratified", \.stratified, .boolean,
      "Whether shuffled parts and folds preserve the class frequencies.",
      example: false, defaultText: "true for classification"),
    Field(
      "seed", \.seed, .integer(0...), "The seed of the partition; it is independent of the runs' seeds.",
      example: 1),
  ]
}
