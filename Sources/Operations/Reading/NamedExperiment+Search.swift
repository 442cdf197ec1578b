extension NamedExperiment {
  /// Throws if the sweep is a search, which `action` does not support yet.
  ///
  /// - Parameters:
  ///   - action: `etalon submit`, say.
  ///   - advice: what to do instead.
  func requireGrid(for action: String, _ advice: String) throws(OperationError) {
    guard let search = experiment.search else { return }
    throw OperationError(
      .usage,
      "\(path): \(action) needs a grid, and this sweep is a search (method: \(search.method.rawValue)), whose points follow from "
        + "the results of earlier ones; \(advice)")
  }
}
