import Datasets

/// Why a network cannot be written in a format.
package struct NetworkExportError: Error, Sendable, Hashable, CustomStringConvertible {
  package var message: String

  package init(_ message: String) { self.message = message }

  package var description: String { message }
}

extension TrainedPipeline {
  /// Throws where a weight is NaN or infinite: a diverged network is no use to other programs.
  func requireFinite() throws(NetworkExportError) {
    guard network.isFinite else { throw NetworkExportError("a weight of the network is not finite") }
  }

  /// The first column whose cells are texts.
  var firstTextColumn: String? {
    input.columns.first { if case .text = $0.kind { true } else { false } }?.name
  }
}
