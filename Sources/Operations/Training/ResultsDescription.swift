import Arithmetic
import Files
import Hashing
import Records
import Running

/// What a results folder says about its experiment: `spec.yaml`, `plan.json` and `manifest.json`.
struct ResultsDescription {
  private let prepared: PreparedExperiment
  private let source: [UInt8]
  private let path: String
  private let overrides: [String]

  init(_ prepared: PreparedExperiment, of named: NamedExperiment, overrides: [String]) {
    self.prepared = prepared
    source = named.recordedText
    path = named.path
    self.overrides = overrides
  }

  /// Throws if a results folder is another spec's with the same name.
  static func checkOwner(_ named: NamedExperiment, folder: String, host: Host) throws {
    guard named.path != "-" else { return }
    try ResultsFolder.checkOwner(
      of: try Manifest(results: folder), folder: folder, specFile: host.absolute(named.path), host: host)
  }

  /// Writes the three files, which may be there already.
  ///
  /// - Parameter plan: what `plan.json` says; nil: all runs.
  func replace(in folder: String, plan: ExperimentOutcome? = nil, host: Host) throws(FileError) {
    let started = try Manifest(results: folder)?.started
    var files = AtomicFiles(in: folder)
    try files.write("\(folder)/spec.yaml", source)
    try (plan ?? prepared.outcome { _ in nil }).writePlan(to: &files)
    try manifest(in: folder, started: started, host: host).write(to: &files)
    try files.replace()
  }

  /// Writes those of the three files that are missing, for a folder that several processes share; throws if the plan there is
  /// another one.
  ///
  /// - Parameter owner: a text that no other process uses.
  /// - Returns: the SHA-256 of the plan.
  func share(in folder: String, owner: String, host: Host) throws(FileError) -> SHA256Digest {
    try PosixFolder.create(folder)
    let digest = try prepared.outcome { _ in nil }.sharePlan(in: folder, owner: owner)
    _ = try ExclusiveFile.create("\(folder)/spec.yaml", with: source, owner: owner)
    try manifest(in: folder, started: nil, host: host).share(in: folder, owner: owner)
    return digest
  }

  private func manifest(in folder: String, started: String?, host: Host) -> Manifest {
    let now = host.timeText()
    return Manifest(
      name: prepared.experiment.spec.name,
      specFile: path == "-"
        ? nil : Manifest.specFile(host.absolute(path), results: host.absolute(folder)),
      overrides: overrides, toolVersion: host.toolVersion, arithmeticVersion: ArithmeticVersion.current,
      spec: prepared.resolvedSpec, data: Manifest.DataDigest.all(prepared.data),
      environment: host.environment, started: started ?? now, updated: now)
  }
}
