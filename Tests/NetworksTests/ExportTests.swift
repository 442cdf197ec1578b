import Datasets
import Learning
import RandomPipelines
import Testing

@testable import Networks

@Suite("Networks for other programs")
struct ExportTests {
  @Test(
    "names become C identifiers",
    arguments: [
      ("sepal length (cm)", "sepal_length_cm"), ("class", "class_value"), ("_Reserved", "reserved"),
      ("a__b", "a_b"),
      ("1st", "column_1st"), ("温度", "column"), ("", "column"), ("linux", "linux_value"),
      ("errno", "errno_value"),
      ("température", "temp_rature"), ("*/", "column"), ("UPPER", "upper"),
    ])
  func identifiers(_ name: String, _ expected: String) {
    var identifiers = CIdentifiers()
    #expect(identifiers.identifier(for: name, otherwise: "column") == expected)
  }

  @Test("identifiers are distinct, also where a number makes two names equal")
  func distinctIdentifiers() {
    var identifiers = CIdentifiers()
    let made = ["a b", "a_b", "A-B", "a_b_2", "a b"].map {
      identifiers.identifier(for: $0, otherwise: "column")
    }
    #expect(made == ["a_b", "a_b_2", "a_b_3", "a_b_2_2", "a_b_4"])
  }

  @Test("texts are literals whose bytes no compiler changes")
  func literals() {
    #expect(CText.literal("plain */ text") == #""plain *\057 text""#)
    #expect(CText.literal("what??/") == #""what\077\077\057""#)
    #expect(CText.literal("\"\\\n1é") == #""\042\134\0121\303\251""#)
  }

  @Test("texts cannot end a comment, begin one, or hide anything in it")
  func comments() {
    #expect(CText.comment("a */ b /* c") == "a *. b /. c")
    #expect(CText.comment("*/") == "*." && CText.comment("**//") == "**./")
    #expect(CText.comment("\u{202E}??/\n\\") == ".../..")
  }

  @Test(
    "decimal constants give back the number",
    arguments: [0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1.0 / 3])
  func constants(_ value: Double) throws {
    #expect(try #require(Double(cLiteral(value))).bitPattern == value.bitPattern)
    let single = Float(value)
    guard single.isFinite else { return }
    let text = cLiteral(single)
    #expect(text.last == "f" && Float(text.dropLast())?.bitPattern == single.bitPattern)
  }

  @Test("a recorded function has the order of the arithmetic's operations, and keeps products from sums")
  func recorded() {
    let function = CFunction("f", prefix: "x", resultIsAdded: true, of: Float.self) { x in
      let product = x * RecordedNumber(repeating: 3)
      return (product + x).addingProduct(x * x, RecordedNumber(repeating: 0.5))
    }
    #expect(
      function.text == """
        static inline float x_f_f32(float x) {
          return x_fma_f32((x * x), 0.5f, (x_product_f32(x, 3.0f) + x));
        }

        """)
  }

  @Test("hostile names leave one header that opens and closes each comment and brace", arguments: 0..<40)
  func hostileNames(_ seed: UInt64) throws {
    let pipeline = RandomPipeline(seed: seed).pipeline
    let text = try String(decoding: CHeaderFile.bytes(of: pipeline, name: "*/ class"), as: UTF8.self)
    #expect(text.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
    #expect(text.contains("#ifndef CLASS_VALUE_H\n"))
    #expect(text.ranges(of: "/*").count == text.ranges(of: "*/").count)
    let fields = CHeader(pipeline, name: "x").columns.map(\.field)
    #expect(Set(fields).count == fields.count)
  }

  @Test("a weight that is not finite is refused", arguments: [Float.nan, .infinity])
  func nonFinite(_ weight: Float) throws {
    var network: Network<Float> = PipelineSample.network([5, 3], [.softmax], bias: true, seed: 1)
    network.layers[0].weights[3] = weight
    let pipeline = PipelineSample.pipeline(.float32(network), output: PipelineSample.classes)
    #expect(throws: NetworkExportError("a weight of the network is not finite")) {
      try ONNXFile.bytes(of: pipeline)
    }
    #expect(throws: NetworkExportError("a weight of the network is not finite")) {
      try CHeaderFile.bytes(of: pipeline, name: "x")
    }
  }

  @Test("what a format cannot express is refused by name")
  func refused() throws {
    let network: Network<Float> = PipelineSample.network([5, 3], [.softmax], bias: true, seed: 1)
    let pipeline = PipelineSample.pipeline(.float32(network), output: PipelineSample.classes)
    #expect(ONNXFile.usualInputs(of: pipeline) == .columns)
    #expect(
      throws: NetworkExportError(
        "a tensor of numbers cannot hold the texts of column `colour`; export with --inputs columns")
    ) { try ONNXFile.bytes(of: pipeline, inputs: .tensor) }
    for (name, reason) in [
      ("a\0b", "contains a zero byte, which ends a text in C"),
      (String(repeating: "x", count: 4096), "is longer than 4095 bytes, the longest text in C99"),
    ] {
      let named = PipelineSample.pipeline(
        .float32(network),
        output: OutputDecoding(names: ["1", name, "3"], rule: PipelineSample.classes.rule))
      #expect(throws: NetworkExportError("the name of a class \(reason)")) {
        try CHeaderFile.bytes(of: named, name: "x")
      }
    }
  }
}
