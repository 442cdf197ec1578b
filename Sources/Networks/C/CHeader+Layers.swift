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
      return comment + cTable("static const \(format.real) \(prefix)_weights\(l + 1)[\(n * m)]", weights) + biases
    }.joined()
  }

  /// The function from encoded inputs to outputs.
  var forward: String {
    let layers = pipeline.network.topology.activations.enumerated().map { l, activation in
      layer(l, activation)
    }
    let sizes = pipeline.network.topology.sizes
    let hidden = sizes.count > 2 ? buffers(sizes) : ""
    let needsIndex = pipeline.network.topology.activations.contains { $0 != .identity && $0 != .softmax }
    return """
      \(nets)
      static inline void \(prefix)_forward(const \(format.real) *x, \(format.real) *y) {
      \(hidden)\(needsIndex ? "  size_t j;\n" : "")\(layers.joined())}

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

  private func layer(_ l: Int, _ activation: Activation) -> String {
    let sizes = pipeline.network.topology.sizes
    let source = l == 0 ? "x" : "hidden\((l - 1) % 2 + 1)"
    let target = l == sizes.count - 2 ? "y" : "hidden\(l % 2 + 1)"
    let biases = pipeline.network.topology.hasBiases ? "\(prefix)_biases\(l + 1)" : "NULL"
    let nets = "  \(prefix)_nets(\(prefix)_weights\(l + 1), \(biases), \(source), \(target), \(sizes[l]), \(sizes[l + 1]));\n"
    switch activation {
    case .identity: return nets
    case .softmax: return nets + "  \(prefix)_softmax(\(target), \(sizes[l + 1]));\n"
    default:
      let function = "\(prefix)_\(activation.rawValue)_\(format.suffix)"
      return nets + "  for (j = 0; j < \(sizes[l + 1]); ++j) \(target)[j] = \(function)(\(target)[j]);\n"
    }
  }

  /// Eight units side by side: their sums do not wait for one another.
  private var nets: String {
    let (real, fma) = (format.real, "\(prefix)_fma_\(format.suffix)")
    return """
      /* y[j] = the bias of unit j, then + w[i][j]*x[i] for ascending i, each product and sum rounded once. */
      static inline void \(prefix)_nets(
          const \(real) *w, const \(real) *biases, const \(real) *x, \(real) *y, size_t inputs, size_t units) {
        size_t i, j, k;
        for (j = 0; j + 8 <= units; j += 8) {
          const \(real) *row = w + j;
          \(real) net[8];
          for (k = 0; k < 8; ++k) net[k] = biases != NULL ? biases[j + k] : 0;
          for (i = 0; i < inputs; ++i) {
            for (k = 0; k < 8; ++k) net[k] = \(fma)(row[k], x[i], net[k]);
            row += units;
          }
          for (k = 0; k < 8; ++k) y[j + k] = net[k];
        }
        for (; j < units; ++j) {
          \(real) net = biases != NULL ? biases[j] : 0;
          for (i = 0; i < inputs; ++i) net = \(fma)(w[i * units + j], x[i], net);
          y[j] = net;
        }
      }
      """
  }
}
