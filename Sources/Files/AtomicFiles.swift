/// Files of one folder that are replaced together: each one atomically, one after the other, with a single sync of the
/// folder.
///
/// Invariant: files named as a path in `files` followed by `.new` were written by this value.
package struct AtomicFiles: ~Copyable {
  package let folder: String
  private var files: [NewFile] = []

  /// No files yet, in this folder.
  package init(in folder: String) { self.folder = folder }

  // Files that were not renamed are removed.
  deinit { for new in files { PosixFolder.remove(new.file.path) } }

  /// Writes the new content of the file at `path`, which must be in the folder.
  package mutating func write(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let new = try NewFile(path)
    files.append(new)
    try new.file.writeAll(bytes)
    new.file.beginSync()
  }

  /// Writes the new content of the file at `path`, which must be in the folder, piece by piece. If it is the content that the
  /// file has already, the file is not replaced.
  package mutating func writeIfChanged(
    _ path: String,
    _ content: (_ write: (_ piece: [UInt8]) throws(FileError) -> Void) throws(FileError) -> Void
  ) throws(FileError) {
    let comparison = FileComparison(path)
    do throws(FileError) {
      try content { (piece) throws(FileError) in try comparison.append(piece) }
      try comparison.finish()
    } catch {
      if let new = comparison.new { files.append(new) }
      throw error
    }
    guard let new = comparison.new else { return }
    files.append(new)
    new.file.beginSync()
  }

  /// Syncs all files, renames them in the order in which they were written, and syncs the folder.
  package consuming func replace() throws(FileError) {
    for new in files { try new.file.sync() }
    for new in files { try PosixFolder.rename(new.file.path, to: new.path) }
    try PosixFolder.sync(folder)
  }

  /// The temporary file that will replace the one at `path`.
  fileprivate final class NewFile {
    let path: String
    let file: PosixFile

    init(_ path: String) throws(FileError) {
      self.path = path
      file = try PosixFile(path + ".new", for: .replacing)
    }
  }
}

/// Compares a file's content with a new one, and writes the new one from where they differ.
private final class FileComparison {
  private let path: String
  private let present: PosixFile?
  private let presentSize: Int
  /// How many bytes are the same so far.
  private var equal = 0
  /// The file with the new content; nil while it is the present one.
  private(set) var new: AtomicFiles.NewFile?

  init(_ path: String) {
    self.path = path
    let file = try? PosixFile(path, for: .reading)
    let status = try? file?.status()
    presentSize = status?.kind == .regular ? status?.size ?? 0 : 0
    present = file
  }

  func append(_ piece: [UInt8]) throws(FileError) {
    if new == nil, equal + piece.count <= presentSize,
      try present?.contents(from: equal, upTo: piece.count) == piece
    {
      equal += piece.count
      return
    }
    try begin().file.writeAll(piece)
  }

  /// After the last piece.
  func finish() throws(FileError) {
    if present == nil || equal < presentSize { _ = try begin() }
  }

  /// The new file, with what is the same in both.
  private func begin() throws(FileError) -> AtomicFiles.NewFile {
    if let new { return new }
    let new = try AtomicFiles.NewFile(path)
    self.new = new
    var copied = 0
    while copied < equal, let piece = try present?.contents(from: copied, upTo: min(1 << 20, equal - copied))
    {
      try new.file.writeAll(piece)
      copied += piece.count
    }
    return new
  }
}
