import Datasets
import Learning
import YAML

extension Resolver {
  /// The data of the settings; nil where their source is not said.
  mutating func request() -> DatasetRequest? {
    let dataset = settings.dataset
    let split = split()
    guard let source = dataset.source.flatMap({ resolved($0) }) else { return nil }
    checkTableKeys(source)
    let targets = dataset.targetValues.flatMap { values in
      values.off.flatMap { off in values.on.map { DatasetRequest.TargetValues(off: off, on: $0) } }
    }
    return DatasetRequest(
      source: source, kind: dataset.task, format: DatasetRequest.TableFormat(dataset),
      scale: dataset.scale, targetScale: dataset.targetScale, targetValues: targets, split: split)
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
          "data are not downloaded, and '\(text)' is an address", at: "dataset.source",
          hint: "save the file beside the spec, and write source: \(file)")
        return nil
      }
      guard !text.contains("/"), !text.contains(".") else { return .table(path: context.completed(text)) }
      let near = nearestName(to: text, in: context.bundledNames).map { "did you mean '\($0)'?" }
      report(
        "there is no bundled data set '\(text)'", at: "dataset.source",
        hint: near
          ?? "bundled are \(context.bundledNames.joined(separator: ", ")); a file has an extension, as data.csv"
      )
      return nil
    }
  }

  /// Keys that say how a table is read have no meaning for other sources.
  private mutating func checkTableKeys(_ source: DatasetRequest.Source) {
    let name: String
    switch source {
    case .table:
      if settings.dataset.size != nil {
        report("'size' belongs to generated sets, and the source is a table", at: "dataset.size")
      }
      return
    case .bundled(let bundled, _): name = "'\(bundled)' is a bundled set"
    case .idx: name = "the source is a pair of IDX files"
    }
    let tableKeys =
      ["header", "target", "ignore", "one_hot", "missing"] + DatasetSettings.tableFields.map(\.facts.name)
    for key in tableKeys
    where saysMoreThanDefault("dataset.\(key)") {
      report(
        "'\(key)' says how a table is read, and \(name)", at: "dataset.\(key)", follows: ["dataset.source"])
    }
  }

  private func saysMoreThanDefault(_ path: String) -> Bool {
    guard isGiven(path), let row = FieldTable.row(at: path) else { return false }
    return row.field.write(settings) != row.facts.defaultValue
  }

  /// Checks target values and scales against the task and the outputs.
  mutating func checkTargets(of network: NetworkSpec) {
    let dataset = settings.dataset
    if dataset.targetScale != .none, isClassification {
      report(
        "'target_scale' is for regression, and the task is classification", at: "dataset.target_scale",
        hint: "classes have target_values: {off: 0, on: 1}", follows: ["dataset.task"])
    }
    guard let values = dataset.targetValues, let off = values.off, let on = values.on else { return }
    let path = "dataset.target_values"
    if !isClassification {
      report(
        "'target_values' is for classification, and the task is regression", at: path,
        hint: "numbers have target_scale: standard", follows: ["dataset.task"])
    } else if off >= on {
      report("'off' must be below 'on'", at: path)
    } else if network.outputActivation == .softmax {
      report(
        "softmax outputs are shares that add up to 1, so 'target_values' has no meaning for them", at: path,
        hint: "write output: sigmoid, or leave target_values out",
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
    delimiter = settings.delimiter ?? .auto
    decimal = settings.decimal
    thousands = settings.thousands
    missingWords = settings.missingValues ?? .usual
    encoding = settings.encoding ?? .utf8
  }
}
