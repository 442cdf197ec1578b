import Files
import JSON

/// `search.jsonl` of a results folder: what its searches proposed, batch by batch, so that a search that goes on is compared
/// with what it did before.
package struct SearchLog: Sendable {
  /// The file's name in a results folder.
  package static let fileName = "search.jsonl"

  /// What a search proposes now is not what the file says that it proposed.
  package struct Contradiction: Error, Hashable, CustomStringConvertible {
    package let path: String
    /// The first trial that differs.
    package let trial: Int
    package let recorded: [JSON]?
    package let now: [JSON]?

    package var description: String {
      func text(_ point: [JSON]?) -> String { point.map { JSON.array($0).compactText } ?? "no point" }
      return
        "\(path): the search proposed \(text(recorded)) as trial \(trial), and now proposes \(text(now)): the records of "
        + "earlier trials have changed since, or the file was edited; etalon reproduce finds changed records, and run --fresh "
        + "starts over"
    }
  }

  package let path: String
  /// Whether the file has proposals of searches with other keys.
  package let hasOthers: Bool
  private let key: String
  private let recorded: [Int: Proposal]

  /// Reads the proposals in a results folder; lines that are incomplete or damaged are removed from the file, since they are
  /// proposed again.
  package init(results folder: String, key: SearchKey) throws(FileError) {
    path = "\(folder)/\(Self.fileName)"
    self.key = key.text
    var recorded: [Int: Proposal] = [:]
    var hasOthers = false
    if PosixFolder.exists(path) {
      let bytes = try PosixFile(path, for: .reading).contents()
      let lines = Self.lines(of: bytes)
      let sound = lines.filter { ProposalLine($0) != nil }
      for line in sound.compactMap({ ProposalLine($0) }) {
        if line.key == key.text { recorded[line.proposal.first] = line.proposal } else { hasOthers = true }
      }
      let kept = sound.flatMap { $0 + [UInt8(ascii: "\n")] }
      if kept.count < bytes.count { try AtomicFile.replace(path, with: kept) }
    }
    self.recorded = recorded
    self.hasOthers = hasOthers
  }

  /// Compares a proposal with the file, or adds it and returns when it is durable.
  package func record(_ proposal: Proposal) throws {
    guard let known = recorded[proposal.first] else {
      let file = try PosixFile(path, for: .appending)
      try file.writeAll(ProposalLine(key: key, proposal: proposal).bytes)
      try file.sync()
      return
    }
    let count = max(known.points.count, proposal.points.count)
    for index in 0..<count {
      let (old, new) = (known.points[safely: index], proposal.points[safely: index])
      // As texts: 1 and 1.0 are one number.
      if old.map({ JSON.array($0).compactText }) != new.map({ JSON.array($0).compactText }) {
        throw Contradiction(path: path, trial: proposal.first + index, recorded: old, now: new)
      }
    }
  }

  /// The complete lines without their ends.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    return bytes[..<end].split(separator: UInt8(ascii: "\n"))
  }
}

extension [[JSON]] {
  fileprivate subscript(safely index: Int) -> [JSON]? { indices.contains(index) ? self[index] : nil }
}
