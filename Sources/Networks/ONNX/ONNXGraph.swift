import Arithmetic
import Protobuf

/// A graph of ONNX operators under construction: each call appends a node or a constant and returns the name of its value.
///
/// Messages and field numbers are those of `onnx.proto` (github.com/onnx/onnx, IR version 7).
struct ONNXGraph {
  /// What the elements of a tensor are: the values of `TensorProto.DataType`.
  enum ElementType: Int {
    case float = 1
    case int64 = 7
    case string = 8
    case bool = 9
    case double = 11
  }

  /// An attribute of an operator.
  enum Attribute {
    case int(String, Int)
    case ints(String, [Int])
    case strings(String, [String])
  }

  /// The domain of operators beyond the standard ones, for texts.
  static let machineLearning = "ai.onnx.ml"

  /// Whether operators of `machineLearning` occur.
  private(set) var usesMachineLearning = false
  private var nodes = ProtobufWriter()
  private var constants = ProtobufWriter()
  private var ends = ProtobufWriter()
  private var count = 0

  /// Declares an input or output: a matrix with one row per sample, or a vector if `width` is nil.
  mutating func declare(_ end: End, _ name: String, _ type: ElementType, width: Int?) {
    ends.message(end.rawValue) { value in
      value.string(1, name)
      value.message(2) { kind in
        kind.message(1) { tensor in
          tensor.integer(1, type.rawValue)
          tensor.message(2) { shape in
            shape.message(1) { $0.string(2, "batch") }
            if let width { shape.message(1) { $0.integer(1, width) } }
          }
        }
      }
    }
  }

  /// The fields of `GraphProto` that inputs and outputs are.
  enum End: Int {
    case input = 11
    case output = 12
  }

  /// Appends an operator with one result.
  ///
  /// - Parameter name: of the result; numbered if nil.
  mutating func node(
    _ type: String, _ inputs: [String], _ attributes: [Attribute] = [], named name: String? = nil,
    domain: String = ""
  ) -> String {
    let result = name ?? newName(type)
    if domain == Self.machineLearning { usesMachineLearning = true }
    nodes.message(1) { node in
      for input in inputs { node.string(1, input) }
      node.string(2, result)
      node.string(3, "make \(result)")
      node.string(4, type)
      for attribute in attributes { node.message(5) { attribute.write(to: &$0) } }
      if !domain.isEmpty { node.string(7, domain) }
    }
    return result
  }

  /// Appends a constant of numbers, in the precision of `Scalar`.
  mutating func constant<Scalar: Real>(_ values: [Scalar], shape: [Int]) -> String {
    precondition(shape.reduce(1, *) == values.count)
    let type: ElementType = Scalar.self == Float.self ? .float : .double
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * MemoryLayout<Scalar>.size)
    for value in values { Self.append(value.bitPattern, to: &bytes) }
    return constant(type, shape) { $0.data(9, bytes) }
  }

  /// Appends a constant of integers.
  mutating func constant(_ values: [Int], shape: [Int]) -> String {
    var bytes: [UInt8] = []
    for value in values { Self.append(UInt64(bitPattern: Int64(value)), to: &bytes) }
    return constant(.int64, shape) { $0.data(9, bytes) }
  }

  /// Appends a constant of truth values.
  mutating func constant(_ values: [Bool], shape: [Int]) -> String {
    constant(.bool, shape) { $0.data(9, values.map { $0 ? 1 : 0 }) }
  }

  /// Appends a vector of texts.
  mutating func constant(_ values: [String]) -> String {
    constant(.string, [values.count]) { tensor in for value in values { tensor.string(6, value) } }
  }

  private mutating func constant(
    _ type: ElementType, _ shape: [Int], _ content: (inout ProtobufWriter) -> Void
  ) -> String {
    let name = newName("constant")
    constants.message(5) { tensor in
      for size in shape { tensor.integer(1, size) }
      tensor.integer(2, type.rawValue)
      content(&tensor)
      tensor.string(8, name)
    }
    return name
  }

  /// Names of values within the graph begin with a slash, so that they differ from those of inputs and outputs.
  private mutating func newName(_ kind: String) -> String {
    count += 1
    return "/\(kind)_\(count)"
  }

  private static func append<Bits: FixedWidthInteger>(_ value: Bits, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: Bits.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> Bits(shift)))
    }
  }

  /// The encoded `GraphProto`.
  func bytes(name: String) -> [UInt8] {
    var title = ProtobufWriter()
    title.string(2, name)
    return nodes.bytes + title.bytes + constants.bytes + ends.bytes
  }
}

extension ONNXGraph.Attribute {
  /// The values of `AttributeProto.AttributeType`.
  private enum Kind: Int {
    case int = 2
    case ints = 7
    case strings = 8
  }

  fileprivate func write(to attribute: inout ProtobufWriter) {
    switch self {
    case .int(let name, let value):
      attribute.string(1, name)
      attribute.integer(3, value)
      attribute.integer(20, Kind.int.rawValue)
    case .ints(let name, let values):
      attribute.string(1, name)
      for value in values { attribute.integer(8, value) }
      attribute.integer(20, Kind.ints.rawValue)
    case .strings(let name, let values):
      attribute.string(1, name)
      for value in values { attribute.string(9, value) }
      attribute.integer(20, Kind.strings.rawValue)
    }
  }
}
