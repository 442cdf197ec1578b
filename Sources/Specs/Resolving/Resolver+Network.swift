import Learning

extension Resolver {
  /// The network of the settings; nil if its layers are not set.
  mutating func network() -> NetworkSpec? {
    let settings = settings.network
    guard let sizes = layerSizes() else { return nil }
    let output = settings.output ?? defaultOutput(outputs: sizes.outputs)
    return NetworkSpec(
      inputs: sizes.inputs, hidden: sizes.hidden, outputs: sizes.outputs,
      hiddenActivations: hiddenActivations(count: sizes.hidden.count), outputActivation: output,
      hasBiases: settings.bias, initialization: initialization(), precision: settings.precision)
  }

  private typealias LayerSizes = (inputs: Int?, hidden: [Int], outputs: Int?)

  private mutating func layerSizes() -> LayerSizes? {
    let network = settings.network
    let forms = [
      network.layers == nil ? nil : "layers", network.hidden == nil ? nil : "hidden",
      network.width == nil ? nil : "width",
    ].compactMap { $0 }
    guard forms.count <= 1 else {
      // The one that an axis or the command line sets is reported.
      let last = forms.last { locations.substitution(in: "network.\($0)") != nil } ?? forms[1]
      let first = forms.first { $0 != last } ?? forms[0]
      report(
        "'network.\(last)' and 'network.\(first)' both define the hidden layers: remove one of them",
        at: "network.\(last)", follows: ["network.\(first)"])
      return nil
    }
    let count = network.layers.map { $0.count - 2 } ?? network.hidden?.count ?? 0
    guard count <= NetworkSpec.maxHiddenLayers else {
      report(
        "the network has \(count) hidden layers; the maximum is \(NetworkSpec.maxHiddenLayers)",
        at: network.layers == nil ? "network.hidden" : "network.layers")
      return nil
    }
    if let layers = network.layers { return sizes(of: layers) }
    if let hidden = network.hidden { return (nil, hidden, nil) }
    if let width = network.width {
      return (nil, Array(repeating: width, count: network.depth ?? 1), nil)
    }
    let example =
      "for example hidden: 32, where inputs and outputs follow from the data, or layers: [64, 32, 10]"
    if network.depth != nil {
      report("'network.depth' needs 'network.width'", at: "network.depth", hint: "for example width: 32")
    } else if isGiven("network") {
      report(
        "'network' needs layers", at: "network", hint: example,
        follows: ["network.layers", "network.hidden", "network.width"])
    }
    return nil
  }

  private mutating func sizes(of layers: [NetworkSettings.LayerSize]) -> LayerSizes? {
    let hidden = layers.dropFirst().dropLast().map(\.units)
    if let open = hidden.firstIndex(of: nil) {
      report(
        "only the first and the last layer can be 'auto'", at: "network.layers[\(open + 1)]",
        hint: "write the number of hidden units")
      return nil
    }
    return (layers.first?.units, hidden.compactMap { $0 }, layers.last?.units)
  }

  private mutating func hiddenActivations(count: Int) -> [Activation] {
    switch settings.network.activation {
    case .all(let activation): return Array(repeating: activation, count: count)
    case .each(let activations):
      if activations.count != count {
        report(
          "\(counted(activations.count, "activation")) for \(counted(count, "hidden layer"))",
          at: "network.activation", hint: "a single name applies to every hidden layer",
          follows: ["network.layers", "network.hidden", "network.depth"])
        return Array(repeating: .relu, count: count)
      }
      return activations
    }
  }

  private func defaultOutput(outputs: Int?) -> Activation {
    guard isClassification else { return .identity }
    return loss == .crossEntropy && outputs != 1 ? .softmax : .sigmoid
  }

  /// Checks the output activation against the loss and the task.
  mutating func checkOutputs(of network: NetworkSpec) {
    let output = network.outputActivation
    if loss == .crossEntropy, !isClassification {
      report(
        "cross_entropy is for classification, and the task is regression",
        at: isGiven("training.loss") ? "training.loss" : "dataset.task", hint: "write loss: squared_error",
        follows: ["dataset.task", "training.loss"])
      return
    }
    switch (loss, output) {
    case (.crossEntropy, .softmax), (.crossEntropy, .sigmoid): break
    case (.crossEntropy, _):
      report(
        "cross_entropy needs softmax or sigmoid outputs, not \(output.rawValue)",
        at: "network.output", hint: "write output: softmax, or loss: squared_error",
        follows: ["training.loss"])
    case (.squaredError, .softmax):
      report(
        "softmax outputs need loss: cross_entropy, not squared_error", at: "network.output",
        hint: isClassification ? "write loss: cross_entropy, or output: sigmoid" : "write output: identity",
        follows: ["training.loss", "dataset.task"])
    case (.squaredError, _): break
    }
    if output == .softmax, network.outputs == 1 {
      report(
        "softmax of a single output is always 1", at: "network.output",
        hint: "write output: sigmoid, or two outputs for two classes", follows: ["network.layers"])
    }
  }
}

extension NetworkSettings.LayerSize {
  /// nil for `auto`.
  var units: Int? {
    guard case .units(let count) = self else { return nil }
    return count
  }
}
