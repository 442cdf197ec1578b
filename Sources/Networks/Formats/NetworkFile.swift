import Arithmetic
import Files

/// Reads kept networks, whatever wrote them: a file is input like any other.
package enum NetworkFile {
  /// The largest file that is read: 8 GiB.
  private static let sizeLimit = 1 << 33

  /// Reads a `.safetensors` or `.json` file and checks its weights' digest and its golden rows.
  package static func read(_ path: String) throws(NetworkFileError) -> TrainedPipeline {
    let bytes: [UInt8]
    do {
      let status = try FileStatus(of: path)
      guard status.kind == .regular else { throw NetworkFileError(file: path, "not a regular file") }
      guard status.size <= sizeLimit else { throw NetworkFileError(file: path, "larger than 8 GiB") }
      bytes = try PosixFile(path, for: .reading).contents()
    } catch let error as NetworkFileError {
      throw error
    } catch let error as FileError {
      throw NetworkFileError(file: path, "cannot be read: \(error.reason)")
    } catch {
      throw NetworkFileError(file: path, "cannot be read: \(error)")
    }
    do { return try pipeline(of: bytes) } catch { throw error.inFile(path) }
  }

  /// The same of a file's bytes.
  package static func pipeline(of bytes: [UInt8]) throws(NetworkFileError) -> TrainedPipeline {
    let pipeline: TrainedPipeline
    if SafetensorsFile.isFile(bytes), !looksLikeText(bytes) {
      pipeline = try SafetensorsFile.pipeline(of: bytes)
    } else if bytes.first(where: { !isBlank($0) }) == UInt8(ascii: "{") {
      pipeline = try JSONNetworkFile.pipeline(of: bytes)
    } else if bytes.isEmpty {
      throw NetworkFileError("the file is empty")
    } else {
      throw NetworkFileError(
        "neither safetensors nor JSON; etalon reads the .safetensors and .json files that etalon network writes"
      )
    }
    try check(pipeline)
    return pipeline
  }

  /// A JSON text has no zero byte, and a safetensors file has some in its header's length.
  private static func looksLikeText(_ bytes: [UInt8]) -> Bool { !bytes.prefix(8).contains(0) }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func check(_ pipeline: TrainedPipeline) throws(NetworkFileError) {
    guard pipeline.network.isFinite else { throw NetworkFileError("a weight is not finite") }
    guard pipeline.network.digest == pipeline.provenance.weightsDigest else {
      throw NetworkFileError("the weights do not have the digest that the file states; it is damaged")
    }
    let version = pipeline.provenance.arithmeticVersion
    guard version == ArithmeticVersion.current else {
      throw NetworkFileError(
        "made by version \(version) of the arithmetic; this etalon computes by version "
          + "\(ArithmeticVersion.current), whose outputs differ in their last bits")
    }
    guard pipeline.isReproduced else {
      throw NetworkFileError(
        place: "golden", "the network has other outputs for these rows; the file is damaged")
    }
  }
}
