import Files
import JSON
import Launching

/// The folder `slurm` in a results folder: scripts, logs, and what was submitted.
struct ClusterFolder {
  let path: String

  init(results folder: String) { path = folder + "/slurm" }

  /// The submissions, in the order of their times.
  func submissions() throws(FileError) -> [Submission] {
    var submissions: [Submission] = []
    for name in try PosixFolder.names(in: path) where name.hasSuffix(".json") {
      let file = "\(path)/\(name)"
      let bytes = try PosixFile(file, for: .reading).contents()
      guard let json = try? JSON(parsing: bytes), let submission = Submission(json: json) else {
        throw FileError("read", file, "it is not a submission that this version of etalon can read")
      }
      submissions.append(submission)
    }
    return submissions.sorted { ($0.submitted, $0.name) < ($1.submitted, $1.name) }
  }

  func write(_ submission: Submission) throws(FileError) {
    try AtomicFile.replace("\(path)/\(submission.name).json", with: submission.json.indentedBytes)
  }

  /// Removes the record of a submission that Slurm refused.
  func remove(_ submission: Submission) { PosixFolder.remove("\(path)/\(submission.name).json") }

  /// The text by which nodes recognise the folder: it is written once.
  func token(proposed: String) throws(FileError) -> String {
    try PosixFolder.create(path)
    _ = try ExclusiveFile.create("\(path)/token", with: Array(proposed.utf8), owner: proposed)
    return String(decoding: try PosixFile("\(path)/token", for: .reading).contents(), as: UTF8.self)
  }

  /// Writes the scripts of a submission; returns their paths.
  func write(_ script: BatchScript) throws(FileError) -> (train: String, collect: String) {
    let paths = (train: "\(path)/\(script.name).sh", collect: "\(path)/\(script.name)-collect.sh")
    try AtomicFile.replace(paths.train, with: Array(script.text.utf8))
    try AtomicFile.replace(paths.collect, with: Array(script.collectText.utf8))
    return paths
  }
}
