import Datasets

/// Rows of the data with the outputs that the network has for them, by which any reader of a kept network can check itself.
package struct GoldenRows: Sendable, Hashable {
  /// How many rows are kept; fewer where the data have fewer.
  package static let count = 32

  /// Raw values, one per column, in the order of `InputEncoding.columns`.
  package let rows: [[RawValue]]
  /// The outputs of the last layer, row by row; exact in float64 for both precisions.
  package let outputs: [Double]

  package init(rows: [[RawValue]], outputs: [Double]) {
    self.rows = rows
    self.outputs = outputs
  }

  /// Leaves out rows whose outputs are not finite: a file could not state them.
  ///
  /// - Parameter examples: unscaled numbers per input, row by row.
  init(_ examples: [Double], input: InputEncoding, network: TrainedNetwork) {
    let (width, outputs) = (input.features.count, network.outputs(of: examples, encodedBy: input))
    let outputCount = network.topology.outputCount
    let kept = (0..<examples.count / width).filter { row in
      outputs[row * outputCount..<(row + 1) * outputCount].allSatisfy(\.isFinite)
    }
    rows = kept.map { input.row(of: examples[$0 * width..<($0 + 1) * width]) }
    self.outputs = kept.flatMap { outputs[$0 * outputCount..<($0 + 1) * outputCount] }
  }
}
