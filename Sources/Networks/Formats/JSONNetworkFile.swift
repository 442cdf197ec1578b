import JSON
import Learning

/// A kept network as readable JSON: every number is the shortest text that reads back as the same float64, which represents
/// float32 exactly.
package enum JSONNetworkFile {
  /// The file's bytes.
  package static func bytes(of pipeline: TrainedPipeline) -> [UInt8] {
    pipeline.json.indentedBytes
  }

  /// Reads a file's bytes; `NetworkFile.read` checks what they say.
  static func pipeline(of bytes: [UInt8]) throws(NetworkFileError) -> TrainedPipeline {
    let json: JSON
    do { json = try JSON(parsing: bytes) } catch {
      throw NetworkFileError(place: "\(error.line):\(error.column)", error.message)
    }
    return try TrainedPipeline(json: PlacedJSON(json)) {
      (topology, precision, shape) throws(NetworkFileError) in
      let layers = try shape.member("layers").elements()
      switch precision {
      case .float32: return .float32(try Network<Float>(topology, layers: layers))
      case .float64: return .float64(try Network<Double>(topology, layers: layers))
      }
    }
  }
}

extension Network {
  fileprivate init(_ topology: Topology, layers json: [PlacedJSON]) throws(NetworkFileError) {
    // Each list has its length before memory of the described size is taken.
    for (l, layer) in json.enumerated() {
      let weights = try layer.member("weights")
      let rows = try weights.elements()
      guard rows.count == topology.sizes[l + 1] else {
        throw weights.error("must have one element per unit, \(topology.sizes[l + 1])")
      }
      for row in rows where row.value.array?.count != topology.sizes[l] {
        throw row.error("must have one number per input, \(topology.sizes[l])")
      }
    }
    self.init(zeros: topology)
    for (l, layer) in json.enumerated() {
      var values: [Scalar] = []
      for row in try layer.member("weights").elements() {
        values += try Self.scalars(row, count: layers[l].inputCount)
      }
      layers[l].weights = values
      guard topology.hasBiases else { continue }
      layers[l].biases = try Self.scalars(layer.member("biases"), count: layers[l].unitCount)
    }
  }

  private static func scalars(_ json: PlacedJSON, count: Int) throws(NetworkFileError) -> [Scalar] {
    let doubles = try json.doubles()
    guard doubles.count == count else { throw json.error("must have \(count) numbers") }
    var scalars: [Scalar] = []
    scalars.reserveCapacity(count)
    for double in doubles {
      let scalar = Scalar(double)
      guard Double(scalar) == double else { throw json.error("\(double) is not a \(Scalar.self)") }
      scalars.append(scalar)
    }
    return scalars
  }
}
