import Datasets
import Learning
import YAML

extension Resolver {
  /// The data of the settings; nil if the source is not set or not found.
  mutating func request() -> DatasetRequest? {
    let dataset = settings.dataset
    let split = split()
    guard let source = dataset.source.flatMap({ resolved($0) }) else { return nil }
    checkTableKeys(source)
    let targets = dataset.targetValues.flatMap { values in
      values.off.flatMap { off in values.on.map { DatasetRequest.TargetValues(off: off, on: $0) } }
    }
    var request = DatasetRequest(
      source: source, kind: dataset.task, format: DatasetRequest.TableFormat(dataset),
      scale: dataset.scale, targetScale: dataset.targetScale, targetValues: targets, split: split)
    request.pins = pins(of: request)
    return request
  }

  private mutating func resolved(_ source: SourceSettings) -> DatasetRequest.Source? {
    switch source {
    case .idx(let images, let labels):
      return .idx(images: context.completed(images), labels: context.completed(labels))
    case .text(let text):
      if context.bundledNames.contains(text) { return .bundled(name: text, size: settings.dataset.size) }
      guard !text.contains("://") else {
        let file = text.split(separator: "/").last ?? "data.csv"
        report(
          "data is not downloaded: '\(text)' is a URL", at: "dataset.source",
          hint: "download the file to the spec's folder, and write source: \(file)")
        return nil
      }
      let path = context.completed(text)
      guard !SourceSettings.isPath(text, isFile: { _ in context.isFile(path) }) else {
        return .table(path: path)
      }
      let near = nearestName(to: text, in: context.bundledNames).map { "did you mean '\($0)'?" }
      report(
        "unknown bundled data set '\(text)'", at: "dataset.source",
        hint: near
          ?? "bundled data sets: \(context.bundledNames.joined(separator: ", ")); files need an extension, such as data.csv"
      )
      return nil
    }
  }

  /// Reports keys for tables if the source is not a table.
  private mutating func checkTableKeys(_ source: DatasetRequest.Source) {
    let name: String
    switch source {
    case .table:
      if settings.dataset.size != nil {
        report("'size' is for generated data sets, and the source is a table", at: "dataset.size")
      }
      return
    case .bundled(let bundled, _): name = "'\(bundled)' is a bundled data set"
    case .idx: name = "the source is a pair of IDX files"
    }
    var tableKeys =
      ["header", "target", "ignore", "one_hot", "weight", "missing"]
      + DatasetSettings.tableFields.map(\.info.name)
    // A bundled set may have groups, which is found when it is read.
    if case .idx = source { tableKeys.append("group") }
    for key in tableKeys
    where differsFromDefault("dataset.\(key)") {
      report(
        "'\(key)' is for tables, and \(name)", at: "dataset.\(key)", follows: ["dataset.source"])
    }
  }

  private func differsFromDefault(_ path: String) -> Bool {
    guard isGiven(path), let row = Settings.table.row(at: path) else { return false }
    return row.field.write(settings) != row.info.defaultValue
  }

  /// Checks target values and scales against the task and the outputs.
  mutating func checkTargets(of network: NetworkSpec) {
    let dataset = settings.dataset
    if dataset.targetScale != .none, isClassification {
      report(
        "'target_scale' is for regression, and the task is classification", at: "dataset.target_scale",
        hint: "for classification, use target_values: {off: 0, on: 1}", follows: ["dataset.task"])
    }
    guard let values = dataset.targetValues, let off = values.off, let on = values.on else { return }
    let path = "dataset.target_values"
    if !isClassification {
      report(
        "'target_values' is for classification, and the task is regression", at: path,
        hint: "for regression, use target_scale: standard", follows: ["dataset.task"])
    } else if off >= on {
      report("'off' must be less than 'on'", at: path)
    } else if network.outputActivation == .softmax {
      report(
        "'target_values' cannot be used with softmax outputs, which sum to 1", at: path,
        hint: "write output: sigmoid, or remove target_values",
        follows: ["network.output", "training.loss"])
    } else if loss == .crossEntropy, off < 0 || on > 1 {
      report(
        "cross_entropy needs target values from 0 to 1", at: path, follows: ["training.loss"])
    }
  }
}

extension DatasetRequest.TableFormat {
  fileprivate init(_ settings: DatasetSettings) {
    self.init(
      hasHeader: settings.header, targets: settings.target, ignored: settings.ignore,
      oneHot: settings.oneHot, missing: settings.missing)
    weight = settings.weight
    delimiter = settings.delimiter ?? .auto
    decimal = settings.decimal
    thousands = settings.thousands
    missingWords = settings.missingValues ?? .usual
    group = settings.group
    encoding = settings.encoding ?? .utf8
  }
}
