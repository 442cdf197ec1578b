import Arithmetic
import Datasets
import Learning

/// A `main` that compares the header's outputs with Etalon's.
extension CHeader {
  /// Compiled with `-DETALON_SELF_TEST` only.
  var selfTest: String {
    let rows = pipeline.golden.rows
    let values = rows.flatMap { row in zip(columns, row).map(code) }
    let expected: String =
      switch format.precision {
      case .float32:
        cTable("  static const float expected[]", pipeline.golden.outputs.map { Float($0) })
      case .float64: cTable("  static const double expected[]", pipeline.golden.outputs)
      }
    return """
      #ifdef ETALON_SELF_TEST
      #include <stdio.h>
      \(checksum)
      int main(void) {
      \(cTable("  static const double values[]", values))\(expected)\
        \(prefix)_result result;
        int row, k, differences = 0;
        for (row = 0; row < \(rows.count); ++row) {
          \(prefix)_run_array(values + row * \(capitals)_COLUMNS, &result);
          for (k = 0; k < \(capitals)_OUTPUTS; ++k) {
            const \(format.real) own = result.outputs[k], other = expected[row * \(capitals)_OUTPUTS + k];
            if (memcmp(&own, &other, sizeof own) != 0 && (own == own || other == other)) ++differences;
          }
        }
        if (\(prefix)_checksum() != \(expectedChecksum)) {
          printf("\(prefix): the compiler has changed the weights: does it round decimal constants correctly?\\n");
          return 1;
        }
        if (differences != 0) {
          printf("\(prefix): %d of \(pipeline.golden.outputs.count) outputs are not bit-identical\\n", differences);
          return 1;
        }
        printf("\(prefix): \(rows.count) rows, all outputs are bit-identical\\n");
        return 0;
      }
      #endif

      """
  }

  /// A raw value as `run_array` takes it.
  private func code(_ column: CColumn, _ value: RawValue) -> Double {
    switch value {
    case .number(let number): number
    case .missing: column.categories == nil ? .nan : Double(CColumn.missingCode)
    case .text(let text): column.categories?.index(of: text).map { Double($0) } ?? Double(CColumn.unknownCode)
    }
  }

  private var tables: [String] {
    (1...pipeline.network.layers.count).flatMap { l in
      ["weights\(l)"] + (pipeline.network.topology.hasBiases ? ["biases\(l)"] : [])
    }
  }

  /// Over the bytes of the tables, in words of 32 bits, the lower one first.
  private var checksum: String {
    let calls = tables.map { table in
      "  sum = \(prefix)_summed(sum, \(prefix)_\(table), sizeof \(prefix)_\(table) / sizeof \(prefix)_\(table)[0]);\n"
    }
    let terms =
      format.precision == .float32
      ? "sum = sum * 31 + bits;" : "sum = (sum * 31 + (uint32_t)bits) * 31 + (uint32_t)(bits >> 32);"
    return """
      static uint32_t \(prefix)_summed(uint32_t sum, const \(format.real) *table, size_t count) {
        for (; count > 0; --count, ++table) {
          \(format.bits) bits;
          memcpy(&bits, table, sizeof bits);
          \(terms)
        }
        return sum;
      }
      static uint32_t \(prefix)_checksum(void) {
        uint32_t sum = 0;
      \(calls.joined())  return sum;
      }
      """
  }

  private var expectedChecksum: String {
    switch pipeline.network {
    case .float32(let network): Self.checksum(network) { [$0.bitPattern] }
    case .float64(let network):
      Self.checksum(network) { [UInt32(truncatingIfNeeded: $0.bitPattern), UInt32($0.bitPattern >> 32)] }
    }
  }

  private static func checksum<Scalar: Real>(_ network: Network<Scalar>, words: (Scalar) -> [UInt32])
    -> String
  {
    var sum: UInt32 = 0
    for layer in network.layers {
      let (n, m) = (layer.inputCount, layer.unitCount)
      let weights = (0..<n).flatMap { i in (0..<m).map { j in layer.weights[j * n + i] } }
      for value in weights + (network.topology.hasBiases ? layer.biases : []) {
        for word in words(value) { sum = sum &* 31 &+ word }
      }
    }
    return "UINT32_C(\(sum))"
  }
}
