import Files
import Networks
import Records
import Running
import Synchronization

/// The networks that a results folder keeps, one file per run.
package struct KeptNetworks: Sendable {
  /// Below the results folder.
  package static let folderName = "networks"
  private static let suffix = ".safetensors"

  private let folder: String

  /// - Parameter folder: the results folder.
  package init(results folder: String) { self.folder = "\(folder)/\(Self.folderName)" }

  /// The file of a run.
  package func path(of identity: String) -> String { "\(folder)/\(identity)\(Self.suffix)" }

  /// A run's network, if it is kept and its weights are those of the record.
  func network(of record: RunRecord) -> TrainedNetwork? {
    let path = path(of: record.identity)
    guard PosixFolder.exists(path), let pipeline = try? NetworkFile.read(path) else { return nil }
    return pipeline.network.digest == record.weightsDigest ? pipeline.network : nil
  }

  /// How many measured runs have no file; one of an earlier tool may be there and not be theirs.
  func missing(of outcome: ExperimentOutcome) -> Int {
    outcome.runs.count { run in
      guard let record = run.record, record.status.isMeasured else { return false }
      return !PosixFolder.exists(path(of: record.identity))
    }
  }

  /// Writes networks by run; each file is whole or not there.
  func write(_ pipelines: [TrainedPipeline]) throws(FileError) {
    guard !pipelines.isEmpty else { return }
    try PosixFolder.create(folder)
    var files = AtomicFiles(in: folder)
    for pipeline in pipelines {
      try files.write(path(of: pipeline.provenance.run), SafetensorsFile.bytes(of: pipeline))
    }
    try files.replace()
  }

  /// Removes the files of runs that are not kept; other files stay.
  func prune(isKept: (String) -> Bool) throws(FileError) {
    guard PosixFolder.exists(folder) else { return }
    for name in try PosixFolder.names(in: folder) where name.hasSuffix(Self.suffix) {
      if !isKept(String(name.dropLast(Self.suffix.count))) { PosixFolder.remove("\(folder)/\(name)") }
    }
  }
}
