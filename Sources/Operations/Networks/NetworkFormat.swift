import Files
import Networks

/// The formats that networks are written in, by the file's extension.
package enum NetworkFormat: String, Sendable, CaseIterable {
  case safetensors, json, onnx
  case cHeader = "h"

  /// The format of a path; throws for an extension that no format has, and for `inputs` that the format does not have.
  package init(of path: String, inputs: ONNXInputs? = nil) throws(OperationError) {
    let name = path.split(separator: "/").last ?? ""
    let end = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    guard let format = Self(rawValue: end) else {
      let known = Self.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
      throw OperationError(
        .usage, "\(path): the format follows the extension, which must be one of \(known)")
    }
    guard inputs == nil || format == .onnx else {
      throw OperationError(.usage, "\(path): --inputs is for .onnx files")
    }
    self = format
  }

  /// The file's bytes; the writers of all formats are called here.
  ///
  /// - Parameters:
  ///   - name: what the names in a C header begin with.
  ///   - inputs: how samples enter an ONNX model; nil for the usual way.
  package func bytes(
    of pipeline: TrainedPipeline, name: String, inputs: ONNXInputs? = nil
  ) throws(NetworkExportError) -> [UInt8] {
    switch self {
    case .safetensors: SafetensorsFile.bytes(of: pipeline)
    case .json: JSONNetworkFile.bytes(of: pipeline)
    case .onnx: try ONNXFile.bytes(of: pipeline, inputs: inputs)
    case .cHeader: try CHeaderFile.bytes(of: pipeline, name: name)
    }
  }

  /// Whether `etalon predict` reads the format.
  private var isReadBack: Bool { self == .safetensors || self == .json }

  /// Writes a file, whole or not at all.
  ///
  /// What etalon itself reads is read back first: it must be the same file again.
  package func write(_ pipeline: TrainedPipeline, to path: String, inputs: ONNXInputs? = nil) throws {
    let file = path.split(separator: "/").last ?? ""
    let name = String(file[..<(file.lastIndex(of: ".") ?? file.endIndex)])
    let bytes = try bytes(of: pipeline, name: name, inputs: inputs)
    if isReadBack {
      guard try self.bytes(of: NetworkFile.pipeline(of: bytes), name: name) == bytes else {
        throw OperationError(.software, "\(path): the network is not read back as it was written")
      }
    }
    try AtomicFile.replace(path, with: bytes)
  }
}
