import Arithmetic
import Datasets
import Learning

/// Builds the graph of a pipeline: columns → encoded inputs → layers → predictions.
struct ONNXPipeline {
  let pipeline: TrainedPipeline
  let inputs: ONNXInputs
  var graph = ONNXGraph()
  /// The name of each column's input.
  let columnNames: [String]
  /// The names of the outputs, changed where a column has one of them.
  let outputNames: (class: String, scores: String, values: String)

  init(_ pipeline: TrainedPipeline, inputs: ONNXInputs) {
    self.pipeline = pipeline
    self.inputs = inputs
    var taken: Set<[UInt8]> = []
    /// Compared by bytes, as names are by runtimes.
    func unique(_ name: String) -> String {
      var (result, number) = (name, 2)
      while !taken.insert(Array(result.utf8)).inserted {
        result = "\(name)_\(number)"
        number += 1
      }
      return result
    }
    columnNames =
      inputs == .tensor
      ? [] : pipeline.input.columns.map { unique($0.name.isEmpty ? "column_\($0.position)" : $0.name) }
    let scores = pipeline.outputsAreProbabilities ? "probabilities" : "outputs"
    outputNames = (unique("class"), unique(scores), unique("values"))
  }

  /// Whether the graph needs `ai.onnx.ml`.
  var usesMachineLearning: Bool { graph.usesMachineLearning }

  /// The encoded `GraphProto`.
  mutating func build() -> [UInt8] {
    switch pipeline.network {
    case .float32(let network): build(network)
    case .float64(let network): build(network)
    }
    return graph.bytes(name: pipeline.provenance.experiment)
  }

  private mutating func build<Scalar: Real>(_ network: Network<Scalar>) {
    var value = encodedInputs(Scalar.self)
    for l in network.layers.indices { value = units(l, of: network, inputs: value) }
    switch pipeline.output.rule {
    case .classes(let outputs, _): classes(value, outputs: outputs, Scalar.self)
    case .values(let offsets, let divisors): values(value, offsets: offsets, divisors: divisors)
    }
  }

  private mutating func units<Scalar: Real>(_ l: Int, of network: Network<Scalar>, inputs: String) -> String {
    let layer = network.layers[l]
    var operands = [inputs, graph.constant(layer.weights, shape: [layer.unitCount, layer.inputCount])]
    if network.topology.hasBiases { operands.append(graph.constant(layer.biases, shape: [layer.unitCount])) }
    let net = graph.node("Gemm", operands, [.int("transB", 1)])
    return activation(layer.activation, net, isLast: l == network.layers.count - 1, Scalar.self)
  }
}
