import Running

/// The warning about a sweep that needs more memory than its process may use.
package enum MemoryWarning {
  /// The warning; nil if there is enough memory.
  package static func text(of estimate: SweepEstimate, allowance: Allowance) -> String? {
    guard estimate.bytes > allowance.memory else { return nil }
    return
      "warning: data and networks need about \(size(estimate.bytes)) of memory; \(size(allowance.memory)) may be used, by "
      + allowance.memoryBy
  }

  /// `1.5 GB`
  package static func size(_ bytes: Double) -> String {
    bytes < 1e9 ? "\(Int((bytes / 1e6).rounded(.up))) MB" : "\((bytes / 1e8).rounded() / 10) GB"
  }
}
