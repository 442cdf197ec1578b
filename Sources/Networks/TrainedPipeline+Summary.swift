import Datasets

extension TrainedPipeline {
  /// `4 columns, layers [4, 8, 3], 67 weights, float32`.
  package var summary: String {
    let sizes = network.topology.sizes.map(String.init).joined(separator: ", ")
    return "\(input.columns.count) columns, layers [\(sizes)], \(network.topology.weightCount) weights, "
      + network.precision.rawValue
  }
}
