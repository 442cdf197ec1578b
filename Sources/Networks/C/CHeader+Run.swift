import Datasets
import Learning

/// The functions that a program calls.
extension CHeader {
  /// `run` and `run_array`.
  var run: String {
    let fields = columns.enumerated().map { index, column in
      "  values[\(index)] = inputs->\(column.field);"
    }
    return """
      /* The prediction for one value per column, in their order; a text is the number of its category.
         Returns \(capitals)_OK, or \(capitals)_NO_PREDICTION with outputs that are not finite. */
      static inline int \(prefix)_run_array(const double values[\(capitals)_COLUMNS], \(prefix)_result *result) {
        \(format.real) x[\(pipeline.network.topology.inputCount)];
        int k;
        \(prefix)_encode(values, x);
        \(prefix)_forward(x, result->outputs);
      \(decoding)\
        for (k = 0; k < \(capitals)_OUTPUTS; ++k) {
          if (!(result->outputs[k] - result->outputs[k] == 0)) return \(capitals)_NO_PREDICTION;
        }
        return \(capitals)_OK;
      }
      /* The same for named inputs. */
      static inline int \(prefix)_run(const \(prefix)_inputs *inputs, \(prefix)_result *result) {
        double values[\(capitals)_COLUMNS];
      \(fields.joined(separator: "\n"))
        return \(prefix)_run_array(values, result);
      }

      """
  }

  /// From outputs to the prediction.
  private var decoding: String {
    switch pipeline.output.rule {
    case .values(let offsets, let divisors):
      """
        {
      \(cTable("    static const double divisors[\(divisors.count)]", divisors))\
      \(cTable("    static const double offsets[\(offsets.count)]", offsets))\
          for (k = 0; k < \(capitals)_OUTPUTS; ++k) {
            const double scaled = \(prefix)_product_f64(result->outputs[k], divisors[k]);
            result->values[k] = \(Self.double.sum("scaled", "offsets[k]", prefix));
          }
        }

      """
    case .classes(1, _):
      "  result->class_index = (double)result->outputs[0] > \(cLiteral(pipeline.output.threshold)) ? 1 : 0;\n"
    case .classes:
      """
        result->class_index = 0;
        for (k = 1; k < \(capitals)_OUTPUTS; ++k) {
          if (result->outputs[k] > result->outputs[result->class_index]) result->class_index = k;
        }

      """
    }
  }
}
