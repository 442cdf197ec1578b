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

  /// - Parameter examples: unscaled numbers per input, row by row.
  init(_ examples: [Double], input: InputEncoding, network: TrainedNetwork) {
    let width = input.features.count
    rows = stride(from: 0, to: examples.count, by: width).map { input.row(of: examples[$0..<$0 + width]) }
    outputs = network.outputs(of: examples, encodedBy: input)
  }
}
