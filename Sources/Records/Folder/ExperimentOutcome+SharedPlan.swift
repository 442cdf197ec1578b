import Files
import Hashing

extension ExperimentOutcome {
  /// Writes the plan into a results folder unless it has one; throws if it has another.
  ///
  /// Several processes may share a results folder: the first one writes the plan, and all others compare it with theirs.
  /// - Parameter owner: a text that no other process uses.
  /// - Returns: the SHA-256 of the plan.
  package func sharePlan(in folder: String, owner: String) throws(FileError) -> SHA256Digest {
    let path = Self.planPath(in: folder)
    let bytes = planBytes
    if try !ExclusiveFile.create(path, with: bytes, owner: owner) {
      let present = try PosixFile(path, for: .reading).contents()
      guard present == bytes else {
        throw FileError(
          "read", path,
          "it is the plan of other runs than this spec's, or of another version of etalon; etalon collect with the spec "
            + "replaces it once no shard is running, and keeps all records")
      }
    }
    return Self.digest(of: bytes)
  }

  /// Whether a results folder has this plan.
  package func isPlan(in folder: String) throws(FileError) -> Bool {
    try Self.planDigest(in: folder) == Self.digest(of: planBytes)
  }

  /// The SHA-256 of the plan in a results folder; nil where there is no plan.
  package static func planDigest(in folder: String) throws(FileError) -> SHA256Digest? {
    let path = planPath(in: folder)
    guard PosixFolder.exists(path) else { return nil }
    return digest(of: try PosixFile(path, for: .reading).contents())
  }

  private static func digest(of bytes: [UInt8]) -> SHA256Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest
  }
}
