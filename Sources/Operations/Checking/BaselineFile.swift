import Files
import Records
import Results

/// Where the baselines of a check lie.
package enum BaselineFile {
  /// The accepted baseline of an experiment; nil where none was accepted yet.
  ///
  /// - Parameters:
  ///   - named: a baseline's file, or a folder with `<name>/baseline.json` in it; nil: `results`.
  ///   - count: how many experiments are checked: a file is the baseline of one alone.
  ///
  /// A file that was named must be there. Throws `FileError` and `OperationError`.
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
