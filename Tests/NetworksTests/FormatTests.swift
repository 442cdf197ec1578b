import Datasets
import JSON
import Learning
import Testing

@testable import Networks

@Suite("The formats of kept networks")
struct FormatTests {
  private static let writers: [(name: String, bytes: @Sendable (TrainedPipeline) -> [UInt8])] = [
    ("safetensors", { SafetensorsFile.bytes(of: $0) }), ("json", { JSONNetworkFile.bytes(of: $0) }),
  ]

  @Test("are read back with every bit", arguments: PipelineSample.all)
  func roundTrip(_ pipeline: TrainedPipeline) throws {
    for (name, bytes) in Self.writers {
      let written = bytes(pipeline)
      let again = try NetworkFile.pipeline(of: written)
      #expect(bytes(again) == written, "\(name)")
      #expect(again.network.digest == pipeline.network.digest, "\(name)")
      #expect(again.input == pipeline.input && again.output == pipeline.output, "\(name)")
      #expect(again.format == pipeline.format && again.golden == pipeline.golden, "\(name)")
      #expect(again.network.layers[0].weights[0].sign == .minus, "\(name): −0 is kept")
    }
  }

  @Test("give the same predictions to the bit as before writing", arguments: PipelineSample.all)
  func samePredictions(_ pipeline: TrainedPipeline) throws {
    let colours: [RawValue] = [.text("red"), .text("green"), .text("bläu"), .text("mauve"), .missing]
    var rows: [[RawValue]] = []
    for index in 0..<200 {
      let number = RawValue.number(Double(index * 37 % 101) / 3 - 20)
      rows.append([index % 7 == 0 ? .missing : number, .number(-Double(index)), colours[index % 5]])
    }
    for (name, bytes) in Self.writers {
      let again = try NetworkFile.pipeline(of: bytes(pipeline))
      #expect(again.answers(to: rows) == pipeline.answers(to: rows), "\(name)")
    }
  }

  @Test("name tensors as a PyTorch module does, aligned to eight bytes")
  func tensors() throws {
    let bytes = SafetensorsFile.bytes(of: PipelineSample.all[0])
    let length = bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(length % 8 == 0)
    let header = try JSON(parsing: bytes[8..<8 + length])
    #expect(
      header["layers.0.weight"]
        == ["dtype": "F32", "shape": [4, 5], "data_offsets": [0, 80]])
    #expect(header["layers.1.bias"]?["shape"] == [3])
    #expect(bytes.count == 8 + length + 4 * (4 * 5 + 4 + 3 * 4 + 3))
  }

  @Test("refuse a file that is cut off anywhere", arguments: PipelineSample.all)
  func cutOff(_ pipeline: TrainedPipeline) {
    for (name, bytes) in Self.writers {
      let written = bytes(pipeline)
      // The last byte of JSON is a line feed.
      for count in stride(from: 0, to: written.count - 1, by: 41) {
        #expect(throws: NetworkFileError.self, "\(name), \(count) bytes") {
          try NetworkFile.pipeline(of: Array(written[..<count]))
        }
      }
    }
  }

  @Test("refuse damaged files, or read them as what they say, but never crash")
  func mutations() {
    var dice = Dice(seed: 1)
    var refused = 0
    let rounds = 600
    for pipeline in PipelineSample.all {
      for (_, bytes) in Self.writers {
        let written = bytes(pipeline)
        for _ in 0..<rounds {
          var mutant = written
          for _ in 0..<1 + dice.next(3) { dice.mutate(&mutant) }
          do {
            let read = try NetworkFile.pipeline(of: mutant)
            #expect(read.isReproduced && read.network.digest == read.provenance.weightsDigest)
          } catch {
            refused += 1
            #expect(!error.message.isEmpty)
          }
        }
      }
    }
    // Names and words of the provenance may change unnoticed; structure, numbers and weights may not.
    print("mutated network files: \(refused) of \(6 * rounds) refused")
    #expect(refused > 3 * rounds)
  }

  @Test("hold golden rows with finite outputs only")
  func goldenRows() {
    // 10³⁰⁰ is beyond float32.
    #expect(PipelineSample.all.map(\.golden.rows.count) == [4, 5, 5])
    #expect(PipelineSample.all.allSatisfy { $0.isReproduced })
  }

  @Test("say where a mistake is")
  func places() throws {
    let pipeline = PipelineSample.all[0]
    let text = String(decoding: JSONNetworkFile.bytes(of: pipeline), as: UTF8.self)
    let cases: [(old: String, new: String, message: String)] = [
      (
        "\"kind\": \"affine\"", "\"kind\": \"curved\"", "input.features[0].scaling.kind: must be none, affine"
      ),
      (
        "\"activation\": \"relu\"", "\"activation\": \"rulu\"", "network.layers[0].activation: must be one of"
      ),
      ("\"units\": 4", "\"units\": 5", "network.layers[1].inputs: must be 5"),
      ("\"units\": 4", "\"units\": 99999999999", "network.layers[0].units: must be an integer"),
      ("\"version\": 1", "\"version\": 2", "version: this etalon reads version 1"),
      ("\"red\"", "\"green\"", "input.columns[2].categories: must be distinct"),
      ("\"arithmetic\": 1", "\"arithmetic\": 2", "made by version 2 of the arithmetic"),
    ]
    for (old, new, message) in cases {
      let damaged = text.replacing(old, with: new, maxReplacements: 1)
      #expect(damaged != text, "\(old)")
      let error = #expect(throws: NetworkFileError.self) {
        try NetworkFile.pipeline(of: Array(damaged.utf8))
      }
      #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }
  }

  @Test("reserve no memory for sizes that a file only states")
  func statedSizes() {
    let text = """
      {"format":"etalon network","version":1,"provenance":{},"input":{"match":"name","width":1,"columns":\
      [{"name":"a","position":1,"kind":"number"}],"targets":[],"missing":"error","features":[{"scaling":{"kind":"none"}}]},\
      "text":{},"network":{"precision":"float64","bias":true,"layers":[{"inputs":1,"units":2000000000,"activation":"relu",\
      "weights":[[1]],"biases":[]}]},"loss":"squared_error","output":{"kind":"values","columns":["y"],"offsets":[0],\
      "divisors":[1]},"golden":{"rows":[],"outputs":[]}}
      """
    let error = #expect(throws: NetworkFileError.self) { try NetworkFile.pipeline(of: Array(text.utf8)) }
    #expect(error?.place == "output" || error?.place == "network.layers[0].weights")
  }
}

/// Random changes of bytes; everything follows from the seed.
private struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// From 0 to `bound` − 1.
  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func mutate(_ bytes: inout [UInt8]) {
    guard bytes.count > 1 else { return }
    let place = next(bytes.count)
    switch next(5) {
    case 0: bytes[place] ^= 1 << UInt8(next(8))
    case 1: bytes[place] = UInt8(next(256))
    case 2: bytes.remove(at: place)
    case 3: bytes.insert(Array("0123456789-.e\"[]{},:".utf8)[next(20)], at: place)
    default:
      let end = min(bytes.count, place + 1 + next(40))
      bytes.removeSubrange(place..<end)
    }
  }
}
