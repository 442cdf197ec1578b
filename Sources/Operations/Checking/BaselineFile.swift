import Files
import Records
import Results

/// Finds and reads the baselines of a check.
package enum BaselineFile {
  /// The accepted baseline of an experiment; nil if no baseline was accepted yet.
  ///
  /// Throws `FileError` and `OperationError`; a file given as `named` must exist.
  ///
  /// - Parameters:
  ///   - named: a baseline file, or a folder that contains `<name>/baseline.json`; nil means `results`.
  ///   - count: the number of experiments checked; a file can be the baseline of only one.
  package static func accepted(
    of name: String, named: String?, results: String, among count: Int
  ) throws -> Baseline? {
    let path: String
    if let named, !PosixFolder.exists(named + "/.") {
      guard count == 1 || !PosixFolder.exists(named) else {
        throw OperationError(
          .usage, "--baseline: several specs need a folder that holds <name>/baseline.json, not a file")
      }
      path = named
    } else {
      path = "\(named ?? results)/\(name)/baseline.json"
      guard PosixFolder.exists(path) else { return nil }
    }
    if ExternalResults.isNamed(path) {
      return Baseline(external: try ExternalResults.outcome(reading: path))
    }
    let bytes = try PosixFile(path, for: .reading).contents()
    do {
      return try Baseline(parsing: bytes)
    } catch {
      throw FileError("read", path, "\(error)")
    }
  }
}
