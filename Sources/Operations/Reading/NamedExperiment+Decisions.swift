extension NamedExperiment {
  /// Throws if the sweep is a search, which `action` does not support yet.
  ///
  /// - Parameters:
  ///   - action: `etalon check`, say.
  ///   - advice: what to do instead.
  func requireGrid(for action: String, _ advice: String) throws(OperationError) {
    guard let search = experiment.search else { return }
    throw OperationError(
      .usage,
      "\(path): \(action) needs a grid, and this sweep is a search (method: \(search.method.rawValue)), whose points follow from "
        + "the results of earlier ones; \(advice)")
  }

  /// Throws if runs of the sweep depend on the results of others, so that processes that do not wait for each other cannot
  /// train it.
  ///
  /// - Parameter action: `--shard`, say.
  func requireIndependentRuns(for action: String) throws(OperationError) {
    try requireGrid(for: action, "etalon run trains it on all processors of one machine")
    guard experiment.spec.earlyStop != nil else { return }
    throw OperationError(
      .usage,
      "sweep.stop_early decides from the records of all points, and shards do not wait for each other; train it by a single "
        + "etalon run, or remove sweep.stop_early")
  }
}
