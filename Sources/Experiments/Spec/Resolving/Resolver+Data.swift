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
    let fitting = shape.outputCounts
    let last = "network.layers[\((settings.network.layers?.count ?? 1) - 1)]"
    if let outputs = network.outputs, !fitting.contains(outputs) {
      report(
        "the data have \(shape.target.words), and the last layer has \(outputs)", at: last,
        hint: "write \(listing(fitting.map { "\($0)" })), or auto", follows: ["dataset"])
    }
  }

  /// Reports what is wrong with the data, each mistake at the field that it is about.
  mutating func report(_ error: any Error) {
    guard let error = error as? DatasetError else {
      report("the data cannot be read: \(error)", at: "dataset.source")
      return
    }
    for problem in error.problems {
      let path = problem.field.map { "dataset.\($0)" }
      report(problem.description, at: path.flatMap { isGiven($0) ? $0 : nil } ?? "dataset.source")
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
