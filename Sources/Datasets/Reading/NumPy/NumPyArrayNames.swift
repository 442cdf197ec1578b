import Learning

/// What arrays of inputs and of targets are called in an archive.
enum NumPyArrayNames {
  /// In the order in which they are looked for.
  private static let training = [
    ("X", "y"), ("x", "y"), ("X_train", "y_train"), ("x_train", "y_train"), ("data", "target"),
    ("features", "labels"), ("images", "labels"), ("train_images", "train_labels"), ("inputs", "targets"),
    ("arr_0", "arr_1"),
  ]

  private static let test = [("X_test", "y_test"), ("x_test", "y_test"), ("test_images", "test_labels")]

  private static let validation = [
    ("X_val", "y_val"), ("x_val", "y_val"), ("X_valid", "y_valid"), ("x_valid", "y_valid"),
    ("val_images", "val_labels"),
  ]

  /// The arrays of a part; nil if one of them is not among `names`.
  static func find(_ part: DatasetPart, in names: [String]) -> (inputs: String, targets: String)? {
    let known =
      switch part {
      case .train: training
      case .validation: validation
      case .test: test
      }
    return known.first { names.contains($0.0) && names.contains($0.1) }.map { (inputs: $0.0, targets: $0.1) }
  }

  /// The array that is to a held-out part what `name` is to the training part: `w_test` to `w` and to `w_train`.
  static func counterpart(of name: String, _ part: DatasetPart, in names: [String]) -> String? {
    counterparts(of: name, part).first { names.contains($0) }
  }

  /// The names that `counterpart` looks for, in this order.
  static func counterparts(of name: String, _ part: DatasetPart) -> [String] {
    let stem = name.hasSuffix("_train") ? String(name.dropLast("_train".count)) : name
    return (part == .test ? ["_test"] : ["_val", "_valid"]).map { stem + $0 }
  }

  /// The error of an archive without inputs and targets.
  static func unknown(_ names: [String], file: String) -> DatasetError {
    DatasetError(
      "the archive has no arrays X and y (or x_train and y_train, data and target, arr_0 and arr_1, …), but "
        + names.joined(separator: ", "), at: DatasetError.Place(file: file), field: "source")
  }
}
