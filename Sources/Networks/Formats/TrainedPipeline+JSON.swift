import Datasets
import JSON
import Learning

extension TrainedPipeline {
  /// The version of the description that this build writes and reads.
  static let formatVersion = 1

  /// Everything but the weights, as one JSON object: the metadata of a `.safetensors` file.
  package var description: JSON { json { layer in layer.shape } }

  /// Everything, weights included.
  var json: JSON {
    json { layer in
      let weights = (0..<layer.unitCount).map { unit in
        JSON.array(
          layer.weights[unit * layer.inputCount..<(unit + 1) * layer.inputCount].map { .number($0) })
      }
      return layer.shape + [.init("weights", .array(weights))]
        + (network.topology.hasBiases ? [.init("biases", .array(layer.biases.map { .number($0) }))] : [])
    }
  }

  private func json(layer: (Network<Double>.Layer) -> [JSON.Member]) -> JSON {
    [
      "format": "etalon network", "version": .int(Self.formatVersion),
      "provenance": provenance.json, "input": input.json, "text": format.json,
      "network": [
        "precision": .string(network.precision.rawValue), "bias": .bool(network.topology.hasBiases),
        "layers": .array(network.layers.map { .object(layer($0)) }),
      ],
      "loss": .string(loss.rawValue), "output": output.json, "golden": golden.json,
    ]
  }

  /// - Parameter network: reads the weights into a network of the described shape.
  init(
    json: PlacedJSON,
    network: (Topology, Precision, PlacedJSON) throws(NetworkFileError) -> TrainedNetwork
  ) throws(NetworkFileError) {
    let format = try json.member("format")
    guard format.value == "etalon network" else { throw format.error("must be etalon network") }
    let version = try json.member("version")
    guard try version.int(in: 1...Int.max) == Self.formatVersion else {
      throw version.error("this etalon reads version \(Self.formatVersion)")
    }
    let input = try InputEncoding(json: json.member("input"))
    let output = try OutputDecoding(json: json.member("output"))
    let expected = output.isClassification ? [0, 1, output.names.count] : [0, output.outputCount]
    let positions = Set(input.targets.map(\.position))
    guard expected.contains(input.targets.count), positions.count == input.targets.count else {
      throw try json.member("input").member("targets").error(
        output.isClassification
          ? "must be one column, or one for each class, without repetition"
          : "must be one column for each of \(output.outputCount) numbers, without repetition")
    }
    let shape = try json.member("network")
    let topology = try Topology(json: shape, inputs: input.features.count)
    guard output.outputCount == topology.outputCount else {
      throw try json.member("output").error(
        "stands for \(output.outputCount) outputs, and the network has \(topology.outputCount)")
    }
    let precision = try shape.member("precision").name(Precision.self)
    self.init(
      input: input, network: try network(topology, precision, shape), output: output,
      loss: try json.member("loss").name(Loss.self),
      format: try DatasetRequest.TableFormat(json: json.member("text")),
      provenance: try Provenance(json: json.member("provenance")),
      golden: try GoldenRows(json: json.member("golden"), input: input, outputs: output.outputCount))
  }
}

extension Network.Layer {
  /// `"inputs": 4, "units": 8, "activation": "relu"`
  fileprivate var shape: [JSON.Member] {
    [
      .init("inputs", .int(inputCount)), .init("units", .int(unitCount)),
      .init("activation", .string(activation.rawValue)),
    ]
  }
}

extension Topology {
  /// The most weights and biases of a network that is read.
  private static let largest = 1 << 32

  fileprivate init(json: PlacedJSON, inputs: Int) throws(NetworkFileError) {
    let layers = try json.member("layers")
    let elements = try layers.elements()
    guard !elements.isEmpty else { throw layers.error("must have at least one element") }
    var sizes = [inputs]
    var activations: [Activation] = []
    var weights = 0
    for (index, layer) in elements.enumerated() {
      let own = try layer.member("inputs")
      guard try own.int(in: 1...Int(Int32.max)) == sizes[index] else {
        throw own.error("must be \(sizes[index]), the units of the layer before")
      }
      sizes.append(try layer.member("units").int(in: 1...Int(Int32.max)))
      let activation = try layer.member("activation")
      activations.append(try activation.name(Activation.self))
      guard activations[index] != .softmax || index == elements.count - 1 else {
        throw activation.error("softmax is for the last layer")
      }
      weights += (sizes[index] + 1) * sizes[index + 1]
      guard weights <= Self.largest else { throw layers.error("more than \(Self.largest) weights") }
    }
    self.init(sizes: sizes, activations: activations, hasBiases: try json.member("bias").bool())
  }
}

extension GoldenRows {
  /// `{"rows": [[5.1, "red", null]], "outputs": [[0.9, 0.1]]}`: null stands for a missing value.
  fileprivate var json: JSON {
    let width = rows.isEmpty ? 0 : outputs.count / rows.count
    return [
      "rows": .array(
        rows.map { row in
          .array(
            row.map { cell in
              switch cell {
              case .number(let number): .number(number)
              case .text(let text): .string(text)
              case .missing: .null
              }
            })
        }),
      "outputs": .array(
        rows.indices.map { .array(outputs[$0 * width..<($0 + 1) * width].map { .number($0) }) }),
    ]
  }

  fileprivate init(json: PlacedJSON, input: InputEncoding, outputs width: Int) throws(NetworkFileError) {
    var rows: [[RawValue]] = []
    for row in try json.member("rows").elements() {
      let cells = try row.elements()
      guard cells.count == input.columns.count else {
        throw row.error("must have \(input.columns.count) cells")
      }
      var values: [RawValue] = []
      for (cell, column) in zip(cells, input.columns) { values.append(try RawValue(json: cell, of: column)) }
      rows.append(values)
    }
    let json = try json.member("outputs")
    var outputs: [Double] = []
    for row in try json.elements() {
      let values = try row.doubles()
      guard values.count == width else { throw row.error("must have \(width) numbers") }
      outputs += values
    }
    guard outputs.count == rows.count * width else { throw json.error("must have one element per row") }
    self.init(rows: rows, outputs: outputs)
  }
}

extension RawValue {
  fileprivate init(json: PlacedJSON, of column: InputEncoding.Column) throws(NetworkFileError) {
    if json.value.isNull {
      self = .missing
      return
    }
    switch column.kind {
    case .number: self = .number(try json.double())
    case .text: self = .text(try json.string())
    }
  }
}
