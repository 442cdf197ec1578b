import Files
import JSON

/// The refits of a results folder, by identity: `refits.json`.
///
/// The file stands beside `plan.json`, which every `etalon run` writes from the spec alone.
package enum RefitList {
  package static let fileName = "refits.json"

  /// The identities of the refits; none where the file is missing.
  package static func identities(results folder: String) throws -> [String] {
    let path = "\(folder)/\(fileName)"
    guard PosixFolder.exists(path) else { return [] }
    let bytes = try PosixFile(path, for: .reading).contents()
    guard let refits = (try? JSON(parsing: bytes))?["refits"]?.array else {
      throw OperationError(.badInput, "\(path) is damaged; remove it, and refit again")
    }
    return refits.compactMap { $0["run"]?.string }
  }

  /// Adds a refit, unless it is named already.
  ///
  /// - Parameter facts: what the file states about it: `run` is its identity.
  static func add(_ identity: String, facts: [JSON.Member], results folder: String) throws {
    let path = "\(folder)/\(fileName)"
    guard try !identities(results: folder).contains(identity) else { return }
    var refits: [JSON] = []
    if PosixFolder.exists(path) {
      refits = try JSON(parsing: PosixFile(path, for: .reading).contents())["refits"]?.array ?? []
    }
    refits.append(.object([.init("run", .string(identity))] + facts))
    let list: JSON = ["version": 1, "refits": .array(refits)]
    try AtomicFile.replace(path, with: list.indentedBytes)
  }
}
