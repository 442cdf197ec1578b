import Files
import JSON
import Trackers

/// Writes the runs of a results folder as event files: `DIR/<experiment>/<run>/events.out.tfevents.…`.
///
/// An experiment's folder is replaced as a whole, so that runs of an earlier export do not stay, and no file mixes attempts.
package struct TensorBoardExport: Sendable {
  /// The experiment's folder.
  package let path: String
  private let name: String
  private let runs: [TensorBoardRun]

  /// In each folder that this tool wrote; others are not replaced.
  private static let marker = "etalon-export.json"

  /// - Parameter folder: TensorBoard's `--logdir`.
  package init(_ experiment: TrackedExperiment, to folder: String) {
    name = experiment.name
    path = "\(folder)/\(RunFolderName.safe(experiment.name))"
    runs = TensorBoardRun.all(of: experiment)
  }

  package var runCount: Int { runs.count }
  /// Scalars that are NaN or infinite.
  package var nonFinite: Int { runs.reduce(0) { $0 + $1.nonFinite } }

  /// Writes and syncs everything into a new folder beside the experiment's, then puts it in place.
  ///
  /// Throws `OperationError` where the experiment's folder is not one that this tool wrote.
  package func write() throws {
    let new = "\(path).new"
    let old = "\(path).old"
    for folder in [path, new, old] { try Self.checkOwner(of: folder) }
    // Left by an export that was killed.
    try Self.removeExport(new)
    if PosixFolder.exists(path) { try Self.removeExport(old) }
    try PosixFolder.create(new)
    try Self.write("\(new)/\(Self.marker)", (["experiment": .string(name)] as JSON).indentedBytes)
    for run in runs {
      let folder = "\(new)/\(run.folder)"
      try PosixFolder.create(folder)
      try Self.write("\(folder)/\(run.file)", run.bytes)
      try PosixFolder.sync(folder)
    }
    try PosixFolder.sync(new)
    if PosixFolder.exists(path) { try PosixFolder.rename(path, to: old) }
    try PosixFolder.rename(new, to: path)
    try PosixFolder.sync(PosixFolder.parent(of: path))
    try Self.removeExport(old)
  }

  /// Throws unless the folder is missing, empty, or written by an export.
  private static func checkOwner(of path: String) throws {
    guard PosixFolder.exists(path), !PosixFolder.exists("\(path)/\(marker)"),
      try !PosixFolder.names(in: path).isEmpty
    else { return }
    throw OperationError(
      .output,
      "\(path) was not written by etalon export tensorboard, so it is not replaced; choose another folder")
  }

  private static func write(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let file = try PosixFile(path, for: .replacing)
    try file.writeAll(bytes)
    try file.sync()
  }

  /// Removes an export, which has two levels; throws if there is anything else in it.
  private static func removeExport(_ path: String) throws(FileError) {
    guard PosixFolder.exists(path) else { return }
    for name in try PosixFolder.names(in: path) {
      let entry = "\(path)/\(name)"
      guard name != marker else { continue }
      for file in try PosixFolder.names(in: entry) where file.contains(".tfevents.") {
        PosixFolder.remove("\(entry)/\(file)")
      }
      try PosixFolder.removeEmpty(entry)
    }
    PosixFolder.remove("\(path)/\(marker)")
    try PosixFolder.removeEmpty(path)
  }
}
