import Learning

/// The arrays of a NumPy file, and what would be done with each.
package struct NumPySurvey: Sendable {
  package struct Array: Sendable {
    /// Its name in the archive; nil for the array of an `.npy` file.
    package let name: String?
    /// NumPy's name of the elements' type, such as `<f8`.
    package let type: String
    package let shape: [Int]
    package internal(set) var use = Use.unused
    /// Of numbers that are not missing; nil for texts and empty arrays.
    package let range: ClosedRange<Double>?
    /// NaNs.
    package let missing: Int
  }

  package enum Use: Sendable, Hashable {
    case unused
    case inputs(DatasetPart)
    case targets(DatasetPart)
    case groups(DatasetPart)
    case weights(DatasetPart)
    /// A matrix whose columns are inputs, and one the target, the groups or the weights (their numbers, from 1).
    case columns(target: Int, group: Int?, weight: Int?)
  }

  package let file: String
  package private(set) var arrays: [Array] = []
  /// Samples of the training part.
  package let rowCount: Int
  package let inputCount: Int
  /// What the targets look like.
  package let kind: DatasetRequest.Kind
  /// Each class with its samples; empty for regression.
  package let classes: [(name: String, rows: Int)]
  /// Parts with arrays of their own other than the training part.
  package private(set) var publishedParts: [DatasetPart] = []
  /// What has the groups, and the weights, as a spec names it: an array of an archive, or the number of a matrix's column.
  package let (group, weight): (String?, String?)
  /// How many different groups there are; nil without `group`.
  package let groupCount: Int?
  package let hasMissingInputs: Bool
  /// Whether targets, groups or weights have missing values, which nothing replaces.
  package let hasIncompleteRows: Bool

  /// nil for a file that is not NumPy's. `target`: the number of a matrix's column; nil: the last.
  package init?(
    path: String, target: String? = nil, group: String? = nil, weight: String? = nil
  ) throws(DatasetError) {
    let content = try DataFile.bytes(path)
    guard Self.isNumPy(content, file: path) else { return nil }
    file = path
    var values: [NumPyArray] = []
    if NumPyDataset.isArray(content) {
      values = [try NumPyArray(content, file: path)]
      arrays = [Array(values[0], name: nil)]
    } else {
      let archive = try ZipArchive(content, file: path)
      for name in archive.arrayNames {
        let array = try NumPyArray(archive.contents(of: name + ".npy") ?? [], file: path)
        values.append(array)
        arrays.append(Array(array, name: name))
      }
    }
    var format = DatasetRequest.TableFormat(targets: target.map { [$0] } ?? [], missing: .mean)
    (format.group, format.weight) = (group, weight)
    (self.group, self.weight) = (group, weight)
    let samples = try Self.samples(&arrays, values, file: path, format: format)
    (rowCount, inputCount) = (samples.rowCount, samples.width)
    hasMissingInputs = samples.inputs.contains(where: \.isNaN)
    let labels = NumPySamples.labels(samples.targets)
    let groups = samples.groups?.labels
    groupCount = groups.map { Set($0).subtracting(["nan"]).count }
    hasIncompleteRows =
      labels.contains("nan") || groups?.contains("nan") == true
      || samples.weights?.contains(where: \.isNaN) == true
    kind = Self.kind(samples)
    classes = kind == .regression ? [] : Self.classes(samples, labels)
    for part in [DatasetPart.validation, .test] where arrays.contains(where: { $0.use == .inputs(part) }) {
      publishedParts.append(part)
    }
  }

  static func isNumPy(_ content: [UInt8], file: String) -> Bool {
    NumPyDataset.isArray(content) || NumPyDataset.isArchive(content, file: file)
  }

  /// The training part, after marking what each array is used for.
  private static func samples(
    _ arrays: inout [Array], _ values: [NumPyArray], file: String, format: DatasetRequest.TableFormat
  ) throws(DatasetError) -> NumPySamples {
    let names = arrays.compactMap(\.name)
    let reader = NumPyDataset(kind: .regression, format: format, main: nil)
    guard !names.isEmpty else {
      let samples = try reader.samples(values[0], file: file)
      arrays[0].use = .columns(
        target: format.targets.first.flatMap { Int($0) } ?? values[0].width,
        group: format.group.flatMap { Int($0) }, weight: format.weight.flatMap { Int($0) })
      return samples
    }
    guard format.targets.isEmpty else {
      throw DatasetError(
        "an archive has an array of targets; `--target` is for the column of a table or of one matrix",
        at: DatasetError.Place(file: file))
    }
    for part in DatasetPart.allCases { mark(&arrays, part, names: names, format: format) }
    guard let found = NumPyArrayNames.find(.train, in: names) else {
      throw NumPyArrayNames.unknown(names, file: file)
    }
    return try reader.samples(found, names: names, file: file) { name in
      values[names.firstIndex(of: name) ?? 0]
    }
  }

  /// Notes what the arrays of a part are used for.
  private static func mark(
    _ arrays: inout [Array], _ part: DatasetPart, names: [String], format: DatasetRequest.TableFormat
  ) {
    guard let found = NumPyArrayNames.find(part, in: names) else { return }
    let own = { (name: String?) in
      part == .train ? name : name.flatMap { NumPyArrayNames.counterpart(of: $0, part, in: names) }
    }
    let uses: [(name: String?, use: Use)] = [
      (found.inputs, .inputs(part)), (found.targets, .targets(part)), (own(format.group), .groups(part)),
      (own(format.weight), .weights(part)),
    ]
    for (name, use) in uses {
      for index in arrays.indices where name != nil && arrays[index].name == name { arrays[index].use = use }
    }
  }

  /// Classes where targets are texts, one-hot or at most 20 different integers.
  private static func kind(_ samples: NumPySamples) -> DatasetRequest.Kind {
    guard case .numbers(let numbers) = samples.targets else { return .classification }
    let present = numbers.filter { !$0.isNaN }
    if samples.targetWidth > 1 {
      return present.allSatisfy { $0 == 0 || $0 == 1 } ? .classification : .regression
    }
    let distinct = Set(present)
    let areFew = distinct.count <= 20 && (2 * distinct.count <= present.count || distinct.count <= 3)
    return areFew && distinct.allSatisfy { $0 == $0.rounded() } ? .classification : .regression
  }

  private static func classes(_ samples: NumPySamples, _ labels: [String]) -> [(name: String, rows: Int)] {
    var counts: [String: Int] = [:]
    if samples.targetWidth > 1, case .numbers(let numbers) = samples.targets {
      for index in numbers.indices where numbers[index] == 1 {
        counts[String(index % samples.targetWidth), default: 0] += 1
      }
    } else {
      for label in labels where label != "nan" { counts[label, default: 0] += 1 }
    }
    return ClassList(labels: counts.keys).names.map { ($0, counts[$0] ?? 0) }
  }
}

extension NumPySurvey.Array {
  fileprivate init(_ array: NumPyArray, name: String?) {
    self.name = name
    type = array.type
    shape = array.shape
    guard case .numbers(let numbers) = array.values else {
      (range, missing) = (nil, 0)
      return
    }
    let present = numbers.lazy.filter { !$0.isNaN }
    range = present.min().flatMap { least in present.max().map { least...$0 } }
    missing = numbers.count { $0.isNaN }
  }
}
