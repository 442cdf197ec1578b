import Files

/// The file that exists while an attempt of a shard writes to the journal: `shard-….writing` beside its records.
///
/// A process that is killed leaves it. Its lock is tested only on the machine that created it, where one kernel has all locks; on
/// another machine a mark means that the attempt may still be writing.
struct WritingMark: ~Copyable {
  static let suffix = ".writing"
  private let file: PosixFile

  /// - Parameters:
  ///   - holder: names the process: `process 4242 on host`.
  ///   - boot: identifies the running kernel; nil if unknown.
  init(of attempt: ShardAttempt, in folder: String, holder: String, boot: String?) throws(FileError) {
    let file = try PosixFile("\(folder)/\(attempt.name)\(Self.suffix)", for: .creating)
    // A file system without locks leaves the mark without one.
    _ = try? file.tryLock()
    try file.writeAll(Array("\(holder)\n\(boot ?? "")\n".utf8))
    try file.sync()
    self.file = file
  }

  /// Removes the mark, after the last record.
  func remove() { PosixFolder.remove(file.path) }
}

/// An attempt whose mark exists: it is still writing, or it was killed.
package struct OpenAttempt: Sendable, Hashable {
  package let attempt: ShardAttempt
  /// The mark's path.
  package let path: String
  /// `process 4242 on host`
  package let holder: String
  /// Whether its process is known to have ended; otherwise it may still be writing.
  package let isKilled: Bool

  /// All attempts whose mark exists in the journal of a results folder, by name.
  ///
  /// - Parameter boot: identifies the running kernel; nil if unknown.
  package static func all(results folder: String, boot: String?) throws(FileError) -> [OpenAttempt] {
    let journal = JournalFiles(results: folder).folder
    return try PosixFolder.names(in: journal).compactMap { name in
      guard name.hasSuffix(WritingMark.suffix), let attempt = ShardAttempt(name: name) else { return nil }
      return OpenAttempt(attempt, path: "\(journal)/\(name)", boot: boot)
    }
  }

  /// nil if the mark has been removed since the folder was listed.
  private init?(_ attempt: ShardAttempt, path: String, boot: String?) {
    guard let file = try? PosixFile(path, for: .reading), let bytes = try? file.contents(upTo: 1024) else {
      return nil
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    self.attempt = attempt
    self.path = path
    holder = lines.first.map(String.init) ?? ""
    let isHere = boot != nil && lines.count > 1 && lines[1] == boot ?? ""
    isKilled = isHere && (try? file.tryLock(isShared: true)) == true
  }
}

extension OpenAttempt {
  /// Throws if a shard may still write to a results folder whose files are about to be replaced.
  package static func checkNoneWrites(results folder: String, boot: String?) throws(FileError) {
    let open = try OpenAttempt.all(results: folder, boot: boot).filter { !$0.isKilled }
    guard let first = open.first else { return }
    let others = open.count > 1 ? " and \(open.count - 1) more" : ""
    throw FileError(
      "write to", folder,
      "shard \(first.attempt.shard) (\(first.holder))\(others) may still be writing; if no such process is running, remove "
        + "\(first.path)\(open.count > 1 ? " and the other files *\(WritingMark.suffix) there" : "")")
  }
}
