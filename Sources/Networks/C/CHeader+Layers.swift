import Arithmetic
import Datasets
import Learning

/// Weights, and the way from inputs to outputs.
extension CHeader {
  /// The weights and biases of all layers.
  var constants: String {
    switch pipeline.network {
    case .float32(let network): constants(network)
    case .float64(let network): constants(network)
    }
  }

  /// Weights are stored input by input, so that the sums of neighbouring units, each in its own order, fill a vector.
  private func constants<Scalar: Real>(_ network: Network<Scalar>) -> String {
    network.layers.enumerated().map { l, layer in
      let (n, m) = (layer.inputCount, layer.unitCount)
      let weights = (0..<n).flatMap { i in (0..<m).map { j in layer.weights[j * n + i] } }
      let comment = "/* The weight from input i to unit j of layer \(l + 1) is at i*\(m) + j. */\n"
      let biases =
        network.topology.hasBiases
        ? cTable("static const \(format.real) \(prefix)_biases\(l + 1)[\(m)]", layer.biases) : ""
      return comment + cTable("static const \(format.real) \(prefix)_weights\(l + 1)[\(n * m)]", weights)
        + biases
    }.joined()
  }

  /// The function from encoded inputs to outputs.
  var forward: String {
    let topology = pipeline.network.topology
    let layers = topology.activations.indices.map(layer).joined()
    let needsIndex = topology.sizes.dropFirst().contains { $0 > 1 }
    return """
      \(sums)\
      static inline void \(prefix)_forward(const \(format.real) *x, \(format.real) *y) {
      \(buffers(topology.sizes))\(needsIndex ? "  size_t j;\n" : "")\(layers)}

      """
  }

  /// Hidden layers take turns in two arrays.
  private func buffers(_ sizes: [Int]) -> String {
    let hidden = sizes[1..<sizes.count - 1]
    return [0, 1].map { parity in
      let largest = hidden.enumerated().filter { $0.offset % 2 == parity }.map(\.element).max()
      return largest.map { "  \(format.real) hidden\(parity + 1)[\($0)];\n" } ?? ""
    }.joined()
  }

  /// The sums of a layer, eight at a time as far as possible, then the activation.
  private func layer(_ l: Int) -> String {
    let topology = pipeline.network.topology
    let (inputs, units) = (topology.sizes[l], topology.sizes[l + 1])
    let source = l == 0 ? "x" : "hidden\((l - 1) % 2 + 1)"
    let target = l == topology.sizes.count - 2 ? "y" : "hidden\(l % 2 + 1)"
    let weights = "\(prefix)_weights\(l + 1)"
    let biases = "\(prefix)_biases\(l + 1)"
    let inBlocks = units / 8 * 8
    var lines: [String] = []
    if inBlocks > 0 {
      let start = topology.hasBiases ? "\(biases) + j" : "NULL"
      lines.append(
        "for (j = 0; j < \(inBlocks); j += 8) "
          + "\(prefix)_eight_units(\(weights) + j, \(start), \(source), \(target) + j, \(inputs), \(units));")
    }
    if inBlocks < units {
      let loop = units == 1 ? "" : "for (j = \(inBlocks); j < \(units); ++j) "
      let index = units == 1 ? "0" : "j"
      let start = topology.hasBiases ? "\(biases)[\(index)]" : "0"
      lines.append(
        "\(loop)\(target)[\(index)] = "
          + "\(prefix)_unit(\(weights) + \(index), \(start), \(source), \(inputs), \(units));")
    }
    lines += activation(topology.activations[l], target, units)
    return lines.map { "  \($0)\n" }.joined()
  }

  private func activation(_ activation: Activation, _ target: String, _ units: Int) -> [String] {
    let function = "\(prefix)_\(activation.rawValue)_\(format.suffix)"
    return switch activation {
    case .identity: []
    case .softmax: ["\(prefix)_softmax(\(target), \(units));"]
    case _ where units == 1: ["\(target)[0] = \(function)(\(target)[0]);"]
    default: ["for (j = 0; j < \(units); ++j) \(target)[j] = \(function)(\(target)[j]);"]
    }
  }

  /// The functions that add products: for eight units side by side, whose sums do not wait for one another, and for one.
  private var sums: String {
    let (real, fma) = (format.real, "\(prefix)_fma_\(format.suffix)")
    let units = pipeline.network.topology.sizes.dropFirst()
    let hasBiases = pipeline.network.topology.hasBiases
    let starts = (0..<8).map { "n\($0) = \(hasBiases ? "biases[\($0)]" : "0")" }
    let eight = """
      /* y[k] = the bias of unit k, then + w[i][k]*x[i] for ascending i, each product and its sum rounded once. */
      static inline void \(prefix)_eight_units(
          const \(real) *w, const \(real) *biases, const \(real) *x, \(real) *y, size_t inputs, size_t units) {
        \(real) \(starts[..<4].joined(separator: ", "));
        \(real) \(starts[4...].joined(separator: ", "));
        size_t i;
      \(hasBiases ? "" : "  (void)biases;\n")  for (i = 0; i < inputs; ++i) {
          const \(real) *row = w + i * units;
          const \(real) input = x[i];
      \((0..<8).map { "    n\($0) = \(fma)(row[\($0)], input, n\($0));" }.joined(separator: "\n"))
        }
      \((0..<8).map { "  y[\($0)] = n\($0);" }.joined(separator: "\n"))
      }

      """
    let one = """
      /* The same for one unit. */
      static inline \(real) \(prefix)_unit(const \(real) *w, \(real) net, const \(real) *x, size_t inputs, size_t units) {
        size_t i;
        for (i = 0; i < inputs; ++i) net = \(fma)(w[i * units], x[i], net);
        return net;
      }

      """
    return (units.contains { $0 >= 8 } ? eight : "") + (units.contains { $0 % 8 != 0 } ? one : "")
  }
}
