import Files
import Networks

/// The formats that networks are written in, by the file's extension.
package enum NetworkFormat: String, Sendable, CaseIterable {
  case safetensors, json

  /// The format of a path; throws for an extension that no format has.
  package init(of path: String) throws(OperationError) {
    let name = path.split(separator: "/").last ?? ""
    let end = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    guard let format = Self(rawValue: end) else {
      let known = Self.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
      throw OperationError(
        .usage, "\(path): the format follows the extension, which must be one of \(known)")
    }
    self = format
  }

  /// The file's bytes; the writers of all formats are called here.
  package func bytes(of pipeline: TrainedPipeline) -> [UInt8] {
    switch self {
    case .safetensors: SafetensorsFile.bytes(of: pipeline)
    case .json: JSONNetworkFile.bytes(of: pipeline)
    }
  }

  /// Writes a file, whole or not at all.
  ///
  /// What was written is read back first: it must be the same file again.
  package func write(_ pipeline: TrainedPipeline, to path: String) throws {
    let bytes = bytes(of: pipeline)
    guard try self.bytes(of: NetworkFile.pipeline(of: bytes)) == bytes else {
      throw OperationError(.software, "\(path): the network is not read back as it was written")
    }
    try AtomicFile.replace(path, with: bytes)
  }
}
