import Datasets
import Learning
import YAML

extension Resolver {
  /// Checks the ends of a network against the data.
  mutating func check(_ network: NetworkSpec, against shape: DatasetShape) {
    if let inputs = network.inputs, inputs != shape.inputs {
      report(
        "the data have \(counted(shape.inputs, "input")), and the first layer has \(inputs)",
        at: "network.layers[0]", hint: "write \(shape.inputs), or auto", follows: ["dataset"])
    }
    checkWeights(of: network, for: shape)
    let fitting = shape.outputCounts
    let last = "network.layers[\((settings.network.layers?.count ?? 1) - 1)]"
    if let outputs = network.outputs, !fitting.contains(outputs) {
      report(
        "the data have \(shape.target.words), and the last layer has \(outputs)", at: last,
        hint: "write \(listing(fitting.map { "\($0)" })), or auto", follows: ["dataset"])
    }
  }

  /// A table whose classes are nearly as many as its rows, and all numbers, was probably meant for regression.
  mutating func checkTask(_ request: DatasetRequest, against shape: DatasetShape) {
    guard case .table = request.source, case .classes(let names) = shape.target, names.count > 20,
      2 * names.count > shape.rows, names.allSatisfy({ Double($0) != nil })
    else { return }
    report(
      "\(names.count) of \(shape.rows) targets are different numbers, which looks like regression",
      at: isGiven("dataset.target") ? "dataset.target" : "dataset.source",
      hint: "write task: regression; or bin the targets if they are classes", follows: ["dataset.task"])
  }

  /// A network that no memory holds is a slip of the pen.
  private mutating func checkWeights(of network: NetworkSpec, for shape: DatasetShape) {
    let count = network.topology(for: shape).weightCount
    guard count > NetworkSpec.mostWeights else { return }
    let bytes = Double(count) * (network.precision == .float64 ? 8 : 4)
    let size = Node.text(of: (bytes / 1e8).rounded() / 10)
    report(
      "\(count) weights would need \(size) GB, and a network may have \(NetworkSpec.mostWeights) of them",
      at: ["layers", "hidden", "width"].lazy.map { "network.\($0)" }.first(where: isGiven) ?? "network",
      follows: ["network.depth"])
  }

  /// Shows what is probably a mistake in the data, at the field that it is about.
  mutating func warn(_ note: DatasetNote) {
    let path = note.field.map { "dataset.\($0)" }
    report(
      note.message, at: path.flatMap { isGiven($0) ? $0 : nil } ?? "dataset.source",
      hint: note.remedy.map { "write \($0)" }, severity: .warning)
  }

  /// Reports what is wrong with the data, each mistake at the field that it is about.
  mutating func report(_ error: any Error) {
    guard let error = error as? DatasetError else {
      report("the data cannot be read: \(error)", at: "dataset.source")
      return
    }
    for problem in error.problems {
      let path = problem.field.map { "dataset.\($0)" }
      let isLost = problem.message.hasSuffix("does not exist")
      let hint = isLost ? settings.dataset.url.map { "it is to be had from \($0)" } : nil
      report(problem.description, at: path.flatMap { isGiven($0) ? $0 : nil } ?? "dataset.source", hint: hint)
    }
    if error.further > 0 { report("and \(error.further) more mistakes in the data", at: "dataset.source") }
  }
}

extension DatasetShape.Target {
  /// `3 classes`
  var words: String {
    switch self {
    case .classes(let names): counted(names.count, "class")
    case .columns(let names): counted(names.count, "target column")
    }
  }
}
