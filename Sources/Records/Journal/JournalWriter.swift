import Files
import Synchronization

/// Appends records to one file of a journal, whose only writer it is. A run is finished once `sync` has returned.
package final class JournalWriter: Sendable {
  private struct Tail: ~Copyable {
    let file: PosixFile
    /// The offset of the end of the last complete line.
    var length: Int
    /// An error after which the content of the file is unknown; nothing is written after it.
    var failure: FileError?
  }

  private let tail: Mutex<Tail>

  /// Appends to an open file that ends with a complete line or is empty.
  init(_ file: consuming PosixFile) throws(FileError) {
    let length = try file.size()
    tail = Mutex(Tail(file: file, length: length, failure: nil))
  }

  /// Writes one line per entry. After an error either the file has none of them, or later calls fail too.
  package func append(_ entries: [JournalEntry]) throws(FileError) {
    var bytes: [UInt8] = []
    // The size of most lines; growing the array step by step would touch three times the memory.
    bytes.reserveCapacity(entries.count << 10)
    for entry in entries { JournalLine.append(entry, to: &bytes) }
    try tail.withLock { (tail) throws(FileError) in
      if let failure = tail.failure { throw failure }
      do throws(FileError) {
        try tail.file.writeAll(bytes)
      } catch {
        do throws(FileError) { try tail.file.truncate(to: tail.length) } catch { tail.failure = error }
        throw error
      }
      tail.length += bytes.count
    }
  }

  /// Returns when everything appended is durable and still in the journal. An error is final: the system may have dropped the
  /// data, and a second `fsync` would not report it.
  package func sync() throws(FileError) {
    try finishing { (file: borrowing PosixFile) throws(FileError) in
      try file.sync()
      try Self.checkName(of: file)
    }
  }

  /// Reports the errors that closing the file would; to be called after the last record.
  func flush() throws(FileError) {
    try finishing { (file: borrowing PosixFile) throws(FileError) in try file.flush() }
  }

  private func finishing(_ call: (borrowing PosixFile) throws(FileError) -> Void) throws(FileError) {
    try tail.withLock { (tail) throws(FileError) in
      if let failure = tail.failure { throw failure }
      do throws(FileError) {
        try call(tail.file)
      } catch {
        tail.failure = error
        throw error
      }
    }
  }

  /// Throws if the file was removed, or another one has its name: its content would be lost when it is closed.
  private static func checkName(of file: borrowing PosixFile) throws(FileError) {
    let own = try file.status().identity
    guard let named = try? FileStatus(of: file.path), named.identity == own else {
      throw FileError("write", file.path, "the file was removed or replaced while this process wrote to it")
    }
  }
}
