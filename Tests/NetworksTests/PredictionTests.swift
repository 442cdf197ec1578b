import Arithmetic
import Datasets
import Learning
import Testing

@testable import Networks

@Suite("Predictions")
struct PredictionTests {
  @Test("of any number of rows at once are those of each row alone, and of the scalar forward pass")
  func batches() throws {
    let network: Network<Float> = PipelineSample.network(
      [5, 7, 3], [.tanh, .softmax], bias: true, seed: 9)
    let inputs: [Float] = (0..<200).map { index in Float(index * 37 % 101) / 50 - 1 }
    let each: [Float] = (0..<40).flatMap { row -> [Float] in
      var outputs = LayerOutputs<Float>(network.topology)
      outputs.units[0] = Array(inputs[row * 5..<row * 5 + 5])
      network.forward(&outputs)
      return outputs.last
    }
    for count in [1, 2, 7, 15, 16, 17, 40] {
      let together = network.outputs(of: Array(inputs[..<(count * 5)]))
      #expect(together.map(\.bitPattern) == each[..<(count * 3)].map(\.bitPattern), "\(count) rows")
    }
    #expect(network.outputs(of: []).isEmpty)
  }

  @Test("at the threshold and between equal outputs take the first class, in both precisions")
  func ties() {
    let binary = OutputDecoding(
      names: ["a", "b"], rule: .classes(outputs: 1, values: .init(off: 0.1, on: 0.9)))
    #expect(binary.threshold == 0.5)
    #expect(binary.prediction([0.5]) == .label(0))
    #expect(binary.prediction([Double(0.5).nextUp]) == .label(1))
    #expect(binary.prediction([Double(Float(0.5).nextUp)]) == .label(1))
    let three = OutputDecoding(
      names: ["a", "b", "c"], rule: .classes(outputs: 3, values: .init(off: 0, on: 1)))
    #expect(three.prediction([0.25, 0.375, 0.375]) == .label(1))
    #expect(three.prediction([0.1, 0.1, 0.1]) == .label(0))
    // 0.1 in float32 is above 0.1 in float64: both outputs have one precision, so neither is.
    #expect(three.prediction([0, Double(Float(0.1)), Double(Float(0.1))]) == .label(1))
  }

  @Test("of a regression are in the units of the data")
  func units() {
    let answer = PipelineSample.values.prediction([2, -1])
    #expect(answer == .values([2 * 0.1 + 1.0 / 3, -1 + -5]))
  }

  @Test("with a missing value in any column are those with the mean in its place, or there is none")
  func missing() throws {
    let pipeline = PipelineSample.all[0]
    let full: [RawValue] = [.number(2), .number(3), .text("green")]
    for column in full.indices {
      var row = full
      row[column] = .missing
      let values = pipeline.input.values(of: row)
      let means = pipeline.input.features.map { $0.mean ?? .nan }
      let filled = values.indices.map { values[$0].isNaN ? means[$0] : values[$0] }
      let answer = try #require(pipeline.answers(to: [row])[0])
      #expect(answer.outputs == pipeline.outputs(of: filled), "column \(column)")
    }
    let strict = InputEncoding(
      columns: pipeline.input.columns,
      features: pipeline.input.features.map { .init(mean: nil, scaling: $0.scaling) },
      missing: .error, targets: [], sourceWidth: 3, hasNames: true)
    let other = TrainedPipeline(
      input: strict, network: pipeline.network, output: pipeline.output, loss: pipeline.loss,
      format: .init(), provenance: pipeline.provenance, examples: [])
    for column in full.indices {
      var row = full
      row[column] = .missing
      #expect(other.answers(to: [row, full])[0] == nil && other.answers(to: [row, full])[1] != nil)
    }
  }

  @Test("of a text that is no category are those of zeros")
  func unknownTexts() throws {
    let pipeline = PipelineSample.all[2]
    let unknown = pipeline.answers(to: [[.number(1), .number(1), .text("mauve")]])[0]
    let zeros = pipeline.outputs(of: [1, 1, 0, 0, 0])
    #expect(unknown?.outputs == zeros)
  }

  @Test("are not read from a file with a weight that is not finite")
  func finiteWeights() {
    var network: Network<Double> = PipelineSample.network([5, 2], [.identity], bias: true, seed: 4)
    network.layers[0].biases[1] = .infinity
    let pipeline = PipelineSample.pipeline(.float64(network), output: PipelineSample.values)
    let error = #expect(throws: NetworkFileError.self) {
      try NetworkFile.pipeline(of: SafetensorsFile.bytes(of: pipeline))
    }
    #expect(error?.message == "a weight is not finite")
  }

  @Test("are not read from a file whose target columns do not fit the outputs")
  func targetColumns() throws {
    let pipeline = PipelineSample.all[0]
    let text = String(decoding: JSONNetworkFile.bytes(of: pipeline), as: UTF8.self)
    let target = try #require(text.firstMatch(of: /"targets":\s*\[\s*(\{[^}]*\})/))
    for targets in ["\(target.1),\(target.1)", "\(target.1),{\"name\":\"x\",\"position\":5}"] {
      let changed = text.replacing(target.1, with: targets, maxReplacements: 1)
      #expect(throws: NetworkFileError.self) { try NetworkFile.pipeline(of: Array(changed.utf8)) }
    }
  }
}
