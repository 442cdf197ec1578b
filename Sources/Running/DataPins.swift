import Datasets
import Files
import Hashing

/// Compares data files with the digests that a spec pins.
package enum DataPins {
  /// Throws `DatasetError` for a file whose content is not the pinned one.
  static func check(_ request: DatasetRequest) throws {
    for (path, expected) in request.pins.sorted(by: { $0.key < $1.key }) {
      let found = try digest(of: path)
      guard found == expected else {
        throw DatasetError(
          "the file is not the one that the spec pins: its SHA-256 is \(found), not \(expected)",
          at: DatasetError.Place(file: path), field: "sha256")
      }
    }
  }

  /// The SHA-256 of a file's bytes, as `sha256sum` shows it.
  package static func digest(of path: String) throws -> String {
    do {
      return SHA256.hexDigest(of: try PosixFile(path, for: .reading).contents())
    } catch {
      throw DatasetError("\(error)", at: DatasetError.Place(file: path), field: "source")
    }
  }
}
