import Datasets
import Files
import JSON
import Learning

/// The origin of an experiment's records: the spec, the data, the version of the tool and the machine.
package struct Manifest: Sendable, Hashable {
  /// The digest of one part of the decoded data.
  package struct DataDigest: Sendable, Hashable {
    package var part: String
    /// SHA-256 in hexadecimal.
    package var digest: String

    package init(part: String, digest: String) {
      self.part = part
      self.digest = digest
    }

    /// The digests of the parts that exist.
    package static func all(_ digests: PartitionDigests) -> [DataDigest] {
      DatasetPart.allCases.compactMap { part in
        digests[part].map { DataDigest(part: part.rawValue, digest: $0) }
      }
    }
  }

  /// The machine that the experiment was run on.
  package struct Environment: Sendable, Hashable {
    package var system: String
    package var architecture: String
    package var processor: String
    package var host: String

    package init(system: String, architecture: String, processor: String, host: String) {
      self.system = system
      self.architecture = architecture
      self.processor = processor
      self.host = host
    }
  }

  /// The name of the experiment.
  package var name: String
  /// The path of the spec, relative to the results folder; nil if it was read from standard input.
  package var specFile: String?
  /// The values on the command line that override the spec's.
  package var overrides: [String]
  package var toolVersion: String
  package var arithmeticVersion: Int
  /// The spec with every default filled in.
  package var spec: JSON
  package var data: [DataDigest]
  package var environment: Environment
  /// When the experiment was first started and when this file was last written, in UTC (RFC 3339).
  package var started: String
  package var updated: String

  package init(
    name: String, specFile: String?, overrides: [String] = [], toolVersion: String, arithmeticVersion: Int,
    spec: JSON,
    data: [DataDigest], environment: Environment, started: String, updated: String
  ) {
    self.name = name
    self.specFile = specFile
    self.overrides = overrides
    self.toolVersion = toolVersion
    self.arithmeticVersion = arithmeticVersion
    self.spec = spec
    self.data = data
    self.environment = environment
    self.started = started
    self.updated = updated
  }
}

// MARK: - manifest.json

extension Manifest {
  /// The version of the file format.
  private static let formatVersion = 1

  /// Reads the manifest of a results folder; nil if it does not exist.
  package init?(results folder: String) throws(FileError) {
    let path = Self.path(in: folder)
    guard PosixFolder.exists(path) else { return nil }
    let bytes = try PosixFile(path, for: .reading).contents()
    let json: JSON
    do { json = try JSON(parsing: bytes) } catch { throw FileError("read", path, error.description) }
    if let version = json["version"]?.int, version > Self.formatVersion {
      throw FileError("read", path, "written by a newer version of etalon (format \(version))")
    }
    guard let manifest = Manifest(json: json) else {
      throw FileError("read", path, "a member is missing or invalid")
    }
    self = manifest
  }

  /// Adds the manifest to the files to be written to a results folder.
  package func write(to files: inout AtomicFiles) throws(FileError) {
    try files.write(Self.path(in: files.folder), json.indentedBytes)
  }

  /// Writes the manifest into a results folder unless it has one.
  ///
  /// - Parameter owner: a text that no other process uses.
  package func share(in folder: String, owner: String) throws(FileError) {
    _ = try ExclusiveFile.create(Self.path(in: folder), with: json.indentedBytes, owner: owner)
  }

  private static func path(in folder: String) -> String { folder + "/manifest.json" }

  package var json: JSON {
    [
      "version": .int(Self.formatVersion),
      "name": .string(name),
      "spec_file": specFile.map(JSON.string) ?? .null,
      "overrides": .array(overrides.map(JSON.string)),
      "tool": .string(toolVersion),
      "arithmetic": .int(arithmeticVersion),
      "environment": [
        "system": .string(environment.system), "architecture": .string(environment.architecture),
        "processor": .string(environment.processor), "host": .string(environment.host),
      ],
      "started": .string(started),
      "updated": .string(updated),
      "data": .object(data.map { JSON.Member($0.part, .string($0.digest)) }),
      "spec": spec,
    ]
  }

  /// nil if a member is missing or of another type.
  package init?(json: JSON) {
    guard let name = json["name"]?.string, let toolVersion = json["tool"]?.string,
      let arithmeticVersion = json["arithmetic"]?.int, let spec = json["spec"],
      let parts = json["data"]?.object,
      let environment = json["environment"].flatMap(Environment.init(json:)),
      let started = json["started"]?.string, let updated = json["updated"]?.string
    else { return nil }
    let data = parts.compactMap { part in
      part.value.string.map { DataDigest(part: part.name, digest: $0) }
    }
    guard data.count == parts.count else { return nil }
    self.init(
      name: name, specFile: json["spec_file"]?.string,
      overrides: json["overrides"]?.array?.compactMap(\.string) ?? [], toolVersion: toolVersion,
      arithmeticVersion: arithmeticVersion, spec: spec, data: data, environment: environment,
      started: started,
      updated: updated)
  }
}

extension Manifest.Environment {
  fileprivate init?(json: JSON) {
    guard let system = json["system"]?.string, let architecture = json["architecture"]?.string,
      let processor = json["processor"]?.string, let host = json["host"]?.string
    else { return nil }
    self.init(system: system, architecture: architecture, processor: processor, host: host)
  }
}
