import Datasets
import Learning
import YAML

extension Resolver {
  /// Checks the input and output layers of a network against the data.
  mutating func check(_ network: NetworkSpec, against shape: DatasetShape) {
    if let inputs = network.inputs, inputs != shape.inputs {
      report(
        "the first layer has \(counted(inputs, "unit")), but the data has \(counted(shape.inputs, "input"))",
        at: "network.layers[0]", hint: "write \(shape.inputs), or auto", follows: ["dataset"])
    }
    checkWeights(of: network, for: shape)
    let fitting = shape.outputCounts
    let last = "network.layers[\((settings.network.layers?.count ?? 1) - 1)]"
    if let outputs = network.outputs, !fitting.contains(outputs) {
      report(
        "the last layer has \(counted(outputs, "unit")), but the data has \(shape.target.summary)", at: last,
        hint: "write \(joinedWithOr(fitting.map { "\($0)" })), or auto", follows: ["dataset"])
    }
  }

  /// Reports a table with numbers as classes, nearly as many as rows: it is probably meant for regression.
  mutating func checkTask(_ request: DatasetRequest, against shape: DatasetShape) {
    guard case .table = request.source, case .classes(let names) = shape.target, names.count > 20,
      2 * names.count > shape.rows, names.allSatisfy({ Double($0) != nil })
    else { return }
    report(
      "\(names.count) of \(shape.rows) targets are distinct numbers, which suggests regression",
      at: isGiven("dataset.target") ? "dataset.target" : "dataset.source",
      hint: "write task: regression, or bin the targets into classes", follows: ["dataset.task"])
  }

  /// Reports a network that is too large for any memory.
  private mutating func checkWeights(of network: NetworkSpec, for shape: DatasetShape) {
    let count = network.topology(for: shape).weightCount
    guard count > NetworkSpec.maxWeights else { return }
    let bytes = Double(count) * (network.precision == .float64 ? 8 : 4)
    let size = Node.text(of: (bytes / 1e8).rounded() / 10)
    report(
      "the network has \(count) weights (\(size) GB); the maximum is \(NetworkSpec.maxWeights)",
      at: ["layers", "hidden", "width"].lazy.map { "network.\($0)" }.first(where: isGiven) ?? "network",
      follows: ["network.depth"])
  }

  /// Warns of a probable error in the data, at the field that it concerns.
  mutating func warn(_ note: DatasetNote) {
    let path = note.field.map { "dataset.\($0)" }
    report(
      note.message, at: path.flatMap { isGiven($0) ? $0 : nil } ?? "dataset.source",
      hint: note.remedy.map { "write \($0)" }, severity: .warning)
  }

  /// Reports the errors in the data, each at the field that it concerns.
  mutating func report(_ error: any Error) {
    guard let error = error as? DatasetError else {
      report("the data cannot be read: \(error)", at: "dataset.source")
      return
    }
    for problem in error.problems {
      let path = problem.field.map { "dataset.\($0)" }
      let isLost = problem.message.hasSuffix("does not exist")
      let place = path.flatMap { isGiven($0) ? $0 : nil } ?? "dataset.source"
      guard isLost else {
        report(problem.description, at: place)
        continue
      }
      let hints = [
        settings.dataset.url.map { "the file can be downloaded from \($0)" },
        problem.place.file.flatMap { context.hint(forLost: $0) },
      ]
      let hint = hints.compactMap { $0 }.joined(separator: "; ")
      report(problem.description, at: place, hint: hint.isEmpty ? nil : hint)
    }
    if error.further > 0 {
      report("and \(counted(error.further, "more error")) in the data", at: "dataset.source")
    }
  }
}

extension DatasetShape.Target {
  /// `3 classes`
  var summary: String {
    switch self {
    case .classes(let names): counted(names.count, "class")
    case .columns(let names): counted(names.count, "target column")
    }
  }
}
