import Files

/// Reads a results folder's journal while another process writes to it: each look reads what is new, and no more.
///
/// Bytes after a file's last line end are a write that is still going on; the next look reads them again. It takes no
/// lock, so it works on another machine that sees the folder.
package struct JournalTail: Sendable {
  /// What a look found.
  package struct Look: Sendable {
    /// In the order of the files' lines.
    package var entries: [JournalEntry] = []
    /// Whether a file was replaced or cut since the last look: the entries start again from the first.
    package var isRestart = false
    /// Whether there was more to read than one look may.
    package var hasMore = false
    /// Lines that are not what was written.
    package var damagedLines = 0
  }

  private struct Place {
    var identity: FileStatus.Identity
    /// Bytes of whole lines that were read.
    var offset: Int
  }

  private let files: JournalFiles
  private var places: [String: Place] = [:]
  private var reader = JournalLineReader()

  /// Nothing is read yet.
  package init(results folder: String) { files = JournalFiles(results: folder) }

  /// Reads on, in all files together about `limit` bytes.
  package mutating func look(upTo limit: Int = 8 << 20) throws(FileError) -> Look {
    var look = Look()
    let paths = try files.others() + (PosixFolder.exists(files.own) ? [files.own] : [])
    if try !areContinued(in: paths) {
      places = [:]
      look.isRestart = true
    }
    var rest = limit
    for path in paths {
      rest -= try read(path, upTo: max(rest, 0), into: &look)
    }
    return look
  }

  /// Whether what was read before is still at the beginning of each file.
  private func areContinued(in paths: [String]) throws(FileError) -> Bool {
    for (path, place) in places {
      guard paths.contains(path), let status = try? FileStatus(of: path),
        status.identity == place.identity, status.size >= place.offset
      else { return false }
    }
    return true
  }

  /// Reads a file's new whole lines; returns the bytes that they have.
  private mutating func read(_ path: String, upTo limit: Int, into look: inout Look) throws(FileError) -> Int
  {
    let file = try PosixFile(path, for: .reading)
    let status = try file.status()
    let start = places[path]?.offset ?? 0
    let available = status.size - start
    guard available > 0 else { return 0 }
    guard limit > 0 else {
      look.hasMore = true
      return 0
    }
    var size = min(available, limit)
    var bytes = try file.contents(from: start, upTo: size)
    // A line may be longer than the limit.
    while !bytes.contains(UInt8(ascii: "\n")), size < available {
      size = min(available, 2 * size)
      bytes = try file.contents(from: start, upTo: size)
    }
    guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return 0 }
    try addLines(bytes[...end], of: path, to: &look)
    places[path] = Place(identity: status.identity, offset: start + end + 1)
    if bytes.count < available { look.hasMore = true }
    return end + 1
  }

  private mutating func addLines(_ bytes: ArraySlice<UInt8>, of path: String, to look: inout Look)
    throws(FileError)
  {
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      do throws(JournalLine.Failure) {
        look.entries.append(try JournalLine.entry(of: bytes[start..<end], by: &reader))
      } catch {
        switch error {
        case .damaged: look.damagedLines += 1
        case .newer(let version):
          throw FileError(
            "read", path, "it was written by a newer version of this tool (format \(version))")
        }
      }
      start = end + 1
    }
  }
}
