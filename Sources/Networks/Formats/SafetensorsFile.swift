import JSON
import Learning

/// A kept network as safetensors: an 8-byte length, a JSON header, then the tensors' bytes, little-endian.
///
/// Tensors are named as in the `state_dict` of a PyTorch module `layers`: `layers.0.weight` of shape [units, inputs] and
/// `layers.0.bias`. The member `etalon` of the header's `__metadata__` describes everything else
/// (https://huggingface.co/docs/safetensors).
package enum SafetensorsFile {
  /// The longest header that is read: the limit of the format's own library.
  static let longestHeader = 100_000_000
  static let metadataName = "etalon"

  /// The file's bytes.
  package static func bytes(of pipeline: TrainedPipeline) -> [UInt8] {
    let type = pipeline.network.precision == .float32 ? "F32" : "F64"
    var members: [JSON.Member] = [
      .init("__metadata__", ["format": "pt", "etalon": .string(pipeline.description.compactText)])
    ]
    var data: [UInt8] = []
    for (l, layer) in pipeline.network.layers.enumerated() {
      func append(_ name: String, _ values: [Double], shape: [Int]) {
        let start = data.count
        pipeline.network.precision.append(values, to: &data)
        members.append(
          .init(
            "layers.\(l).\(name)",
            [
              "dtype": .string(type), "shape": .array(shape.map { .int($0) }),
              "data_offsets": [.int(start), .int(data.count)],
            ]))
      }
      append("weight", layer.weights, shape: [layer.unitCount, layer.inputCount])
      if pipeline.network.topology.hasBiases { append("bias", layer.biases, shape: [layer.unitCount]) }
    }
    var header = JSON.object(members).compactBytes
    // Tensors begin at a multiple of eight bytes, so that a mapped file can be used in place.
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    return UInt64(header.count).littleEndianBytes + header + data
  }

  /// Whether the bytes can be a safetensors file: a header's length and the start of an object.
  static func isFile(_ bytes: [UInt8]) -> Bool { bytes.count > 8 && bytes[8] == UInt8(ascii: "{") }

  /// Reads a file's bytes; `NetworkFile.read` checks what they say.
  static func pipeline(of bytes: [UInt8]) throws(NetworkFileError) -> TrainedPipeline {
    let (header, data) = try parts(of: bytes)
    guard let text = header["__metadata__"]?[metadataName]?.string else {
      throw NetworkFileError(
        place: "__metadata__", "no member etalon; only networks that etalon wrote can be read")
    }
    let description: JSON
    do { description = try JSON(parsing: text) } catch {
      throw NetworkFileError(place: "__metadata__.etalon", error.message)
    }
    return try TrainedPipeline(json: PlacedJSON(description)) {
      (topology, precision, _) throws(NetworkFileError) in
      let tensors = Tensors(header: header, data: data, precision: precision)
      try tensors.requireExactly(topology)
      switch precision {
      case .float32:
        return .float32(
          try tensors.network(topology) { Float(bitPattern: UInt32(littleEndian: $0, at: $1)) })
      case .float64:
        return .float64(
          try tensors.network(topology) { Double(bitPattern: UInt64(littleEndian: $0, at: $1)) })
      }
    }
  }

  /// The header and the bytes behind it.
  private static func parts(
    of bytes: [UInt8]
  ) throws(NetworkFileError) -> (header: JSON, data: ArraySlice<UInt8>) {
    guard bytes.count >= 8 else { throw NetworkFileError("the file is cut off: it has \(bytes.count) bytes") }
    let length = UInt64(littleEndian: bytes[...], at: 0)
    guard length <= longestHeader, length <= bytes.count - 8 else {
      throw NetworkFileError(
        place: "byte 0", "the header's length is \(length), and \(bytes.count - 8) bytes follow")
    }
    let end = 8 + Int(length)
    do { return (try JSON(parsing: bytes[8..<end]), bytes[end...]) } catch {
      throw NetworkFileError(place: "byte \(8 + error.offset)", error.message)
    }
  }
}

/// The tensors of a safetensors file.
private struct Tensors {
  let header: JSON
  let data: ArraySlice<UInt8>
  let precision: Precision

  private var stride: Int { precision == .float32 ? 4 : 8 }

  /// Throws unless the tensors are those of the topology and cover all bytes.
  func requireExactly(_ topology: Topology) throws(NetworkFileError) {
    let expected = topology.activations.indices.flatMap { l in
      ["layers.\(l).weight"] + (topology.hasBiases ? ["layers.\(l).bias"] : [])
    }
    let found = (header.object ?? []).map(\.name).filter { $0 != "__metadata__" }
    if let extra = Set(found).subtracting(expected).min() {
      throw NetworkFileError(place: extra, "not a tensor of the network")
    }
    let size = topology.weightCount * stride
    guard data.count == size else {
      throw NetworkFileError("the tensors need \(size) bytes, and \(data.count) follow the header")
    }
  }

  func network<Scalar>(
    _ topology: Topology, scalar: (ArraySlice<UInt8>, Int) -> Scalar
  ) throws(NetworkFileError) -> Network<Scalar> {
    var network = Network<Scalar>(zeros: topology)
    for l in network.layers.indices {
      let (units, inputs) = (network.layers[l].unitCount, network.layers[l].inputCount)
      network.layers[l].weights = try values("layers.\(l).weight", shape: [units, inputs], scalar)
      if topology.hasBiases {
        network.layers[l].biases = try values("layers.\(l).bias", shape: [units], scalar)
      }
    }
    return network
  }

  private func values<Scalar>(
    _ name: String, shape: [Int], _ scalar: (ArraySlice<UInt8>, Int) -> Scalar
  ) throws(NetworkFileError) -> [Scalar] {
    let tensor = try PlacedJSON(header).member(name)
    let type = try tensor.member("dtype")
    let expected = precision == .float32 ? "F32" : "F64"
    guard try type.string() == expected else { throw type.error("must be \(expected)") }
    let sizes = try tensor.member("shape")
    guard sizes.value.array?.map(\.int) == shape else { throw sizes.error("must be \(shape)") }
    let offsets = try tensor.member("data_offsets")
    let count = shape.reduce(1, *)
    guard let bounds = offsets.value.array?.map(\.int), bounds.count == 2, let start = bounds[0],
      let end = bounds[1], start >= 0, start <= end, end <= data.count, end - start == count * stride
    else { throw offsets.error("must be \(count * stride) bytes within the \(data.count) of the file") }
    return (0..<count).map { scalar(data, data.startIndex + start + $0 * stride) }
  }
}

extension Precision {
  /// Appends values that the precision represents exactly, little-endian.
  fileprivate func append(_ values: [Double], to bytes: inout [UInt8]) {
    for value in values {
      switch self {
      case .float32: bytes += Float(value).bitPattern.littleEndianBytes
      case .float64: bytes += value.bitPattern.littleEndianBytes
      }
    }
  }
}

extension FixedWidthInteger {
  fileprivate var littleEndianBytes: [UInt8] {
    stride(from: 0, to: bitWidth, by: 8).map { UInt8(truncatingIfNeeded: self >> Self($0)) }
  }

  /// The integer whose bytes begin at `index`.
  fileprivate init(littleEndian bytes: ArraySlice<UInt8>, at index: Int) {
    self = 0
    for offset in 0..<Self.bitWidth / 8 { self |= Self(bytes[index + offset]) << Self(8 * offset) }
  }
}
