import Datasets

/// The files of data against the digests that a spec holds them to.
package enum DataPins {
  /// Throws for a file with other bytes than those that were pinned.
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
      return Digest.text(of: try PosixFile(path, for: .reading).contents())
    } catch {
      throw DatasetError("\(error)", at: DatasetError.Place(file: path), field: "source")
    }
  }
}
