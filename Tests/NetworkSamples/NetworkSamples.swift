import Datasets
import Files
import JSON
import Networks
import RandomPipelines

/// Writes random networks as ONNX models and C headers, with rows and Etalon's answers to them, for programs in other languages
/// to compare their own answers with.
///
///     network-samples FOLDER NETWORKS ROWS
@main
struct NetworkSamples {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let networks = Int(arguments[2]), let rows = Int(arguments[3]) else {
      preconditionFailure("usage: network-samples FOLDER NETWORKS ROWS")
    }
    for seed in 0..<networks {
      let sample = NetworkSample(RandomPipeline(seed: UInt64(seed)), rows: rows)
      let path = "\(arguments[1])/n\(seed)"
      try write(CHeaderFile.bytes(of: sample.pipeline, name: "n\(seed)"), to: path + ".h")
      try write(sample.binary, to: path + ".bin")
      try write(sample.json.compactBytes, to: path + ".json")
      for inputs in ONNXInputs.allCases where inputs == .columns || sample.isNumeric {
        try write(ONNXFile.bytes(of: sample.pipeline, inputs: inputs), to: "\(path).\(inputs.rawValue).onnx")
      }
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try PosixFile(path, for: .replacing)
    try file.writeAll(bytes)
  }
}
