import Arithmetic
import Datasets
import JSON
import Learning
import Protobuf

/// How samples enter an ONNX model.
package enum ONNXInputs: String, Sendable, CaseIterable {
  /// One input per column, by its name: float64 or text, of shape [batch, 1].
  case columns
  /// One input `inputs` of all columns, float64, of shape [batch, columns].
  case tensor
}

/// A trained pipeline as an ONNX model: raw values in, predictions out, weights in the same file.
///
/// Written for opset 13 of the standard operators and opset 2 of `ai.onnx.ml` (ONNX 1.8, 2020): the lowest that have what
/// pipelines need, so that every runtime of the last years reads it.
package enum ONNXFile {
  private static let irVersion = 7
  private static let opset = 13
  private static let machineLearningOpset = 2
  /// No message of Protocol Buffers can be longer.
  private static let longestFile = 1 << 31

  /// The inputs of a pipeline if the user does not choose: a tensor unless a column holds texts.
  package static func usualInputs(of pipeline: TrainedPipeline) -> ONNXInputs {
    pipeline.firstTextColumn == nil ? .tensor : .columns
  }

  /// The file's bytes.
  package static func bytes(
    of pipeline: TrainedPipeline, inputs: ONNXInputs? = nil
  ) throws(NetworkExportError) -> [UInt8] {
    try pipeline.requireFinite()
    let inputs = inputs ?? usualInputs(of: pipeline)
    if inputs == .tensor, let column = pipeline.firstTextColumn {
      throw NetworkExportError(
        "a tensor of numbers cannot hold the texts of column `\(column)`; export with --inputs columns")
    }
    let weights = pipeline.network.topology.weightCount
    let size = weights * (pipeline.network.precision == .float32 ? 4 : 8)
    guard size < longestFile else {
      throw NetworkExportError("\(weights) weights are more than an ONNX file can hold, which is 2 GiB")
    }
    var graph = ONNXPipeline(pipeline, inputs: inputs)
    let content = graph.build()
    var model = ProtobufWriter()
    model.integer(1, irVersion)
    model.string(2, "etalon")
    model.string(3, pipeline.provenance.toolVersion)
    model.data(7, content)
    model.message(8) { $0.integer(2, opset) }
    if graph.usesMachineLearning {
      model.message(8) { domain in
        domain.string(1, ONNXGraph.machineLearning)
        domain.integer(2, machineLearningOpset)
      }
    }
    for (name, value) in metadata(of: pipeline) {
      model.message(14) { entry in
        entry.string(1, name)
        entry.string(2, value)
      }
    }
    return model.bytes
  }

  /// What runtimes show as the model's metadata; `etalon` is everything but the weights, golden rows included.
  private static func metadata(of pipeline: TrainedPipeline) -> [(String, String)] {
    let provenance = pipeline.provenance
    var entries = [
      ("etalon.version", provenance.toolVersion),
      ("etalon.arithmetic", "\(provenance.arithmeticVersion)"),
      ("etalon.experiment", provenance.experiment),
      ("etalon.run", provenance.run),
      ("etalon.seed", "\(provenance.seed)"),
      ("etalon.spec_sha256", provenance.specDigest),
      ("etalon.weights_sha256", provenance.weightsDigest),
    ]
    entries += provenance.data.map { ("etalon.data_sha256.\($0.part)", $0.digest) }
    entries.append(("etalon", pipeline.description.compactText))
    return entries
  }
}
