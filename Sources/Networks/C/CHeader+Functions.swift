import Arithmetic
import Datasets
import Learning

/// The functions that the header's own function is made of.
extension CHeader {
  /// Bit patterns, products, fused multiply-adds and activations, as far as the network needs them.
  var functions: String {
    var text = ""
    if usesLogarithm || rangeIsScaled || !pipeline.output.isClassification || format.precision == .float64 {
      text += Self.product(CFormat(precision: .float64), prefix)
    }
    if format.precision == .float32 { text += Self.product(format, prefix) }
    if sumsDoubles && format.precision == .float32 { text += fusedMultiplyAdd(.float64) }
    text += fusedMultiplyAdd(format.precision)
    if usesLogarithm {
      text +=
        CFunction("log1p", prefix: prefix, resultIsAdded: true, of: Double.self) { .log(onePlus: $0) }.text
    }
    switch format.precision {
    case .float32: text += activations(Float.self)
    case .float64: text += activations(Double.self)
    }
    return text
  }

  private func fusedMultiplyAdd(_ precision: Precision) -> String {
    let format = CFormat(precision: precision)
    return Self.bitPatterns(format, prefix) + CFusedMultiplyAdd(format: format, prefix: prefix).text
  }

  /// Whether float64 numbers are added in scaling and scaling back.
  private var sumsDoubles: Bool {
    !pipeline.output.isClassification || pipeline.input.features.contains { $0.scaling != .none }
  }

  /// Whether a column is scaled by its logarithm.
  private var usesLogarithm: Bool {
    pipeline.input.features.contains { if case .logarithmic = $0.scaling { true } else { false } }
  }

  /// Whether a column is scaled from one range to another.
  private var rangeIsScaled: Bool {
    pipeline.input.features.contains { if case .range = $0.scaling { true } else { false } }
  }

  private func activations<Scalar: Real>(_: Scalar.Type) -> String {
    var text = ""
    var written: Set<Activation> = []
    for activation in pipeline.network.topology.activations where written.insert(activation).inserted {
      switch activation {
      case .identity: break
      case .softmax:
        text += CFunction("exp", prefix: prefix, resultIsAdded: true, of: Scalar.self) { .exp($0) }.text
        text += softmax
      default:
        text +=
          CFunction(activation.rawValue, prefix: prefix, resultIsAdded: false, of: Scalar.self) {
            activation.output($0)
          }.text
      }
    }
    return text
  }

  /// A product that is rounded before anything is added to it.
  ///
  /// GCC contracts a·b + c by default and ignores `#pragma STDC FP_CONTRACT`; what is stored in a volatile object must have been
  /// rounded.
  private static func product(_ format: CFormat, _ prefix: String) -> String {
    """
    /* a*b, rounded even where the compiler fuses products with sums. */
    static inline \(format.real) \(prefix)_product_\(format.suffix)(\(format.real) a, \(format.real) b) {
      volatile \(format.real) rounded = a * b;
      return rounded;
    }

    """
  }

  private static func bitPatterns(_ format: CFormat, _ prefix: String) -> String {
    """
    static inline \(format.bits) \(prefix)_bits_\(format.suffix)(\(format.real) x) {
      \(format.bits) bits;
      memcpy(&bits, &x, sizeof bits);
      return bits;
    }
    static inline \(format.real) \(prefix)_number_\(format.suffix)(\(format.bits) bits) {
      \(format.real) x;
      memcpy(&x, &bits, sizeof x);
      return x;
    }

    """
  }

  /// e^(net − m)/Σ e^(net − m), in the order of the arithmetic's contract.
  private var softmax: String {
    let (real, suffix) = (format.real, format.suffix)
    return """
      static inline void \(prefix)_softmax(\(real) *y, size_t count) {
        \(real) most = y[0], sum = 0, reciprocal;
        size_t k;
        for (k = 1; k < count; ++k) most = most < y[k] ? y[k] : most;
        for (k = 0; k < count; ++k) {
          y[k] = \(prefix)_exp_\(suffix)(\(format.difference("y[k]", "most", prefix)));
          sum = \(format.sum("sum", "y[k]", prefix));
        }
        reciprocal = 1 / sum;
        for (k = 0; k < count; ++k) y[k] = y[k] * reciprocal;
      }

      """
  }
}
