import JSON
import YAML

extension ValueFormat where Value: RawRepresentable & Sendable, Value.RawValue == String {
  /// One of the names of an enumeration; `former` names are read as what they are called now, with a warning.
  static func name(of values: [Value], former: [String: Value] = [:]) -> ValueFormat {
    let names = values.map(\.rawValue)
    let schema: JSON = ["enum": .array(names.map { .string($0) })]
    let formerSchemas = former.keys.sorted().map { ["const": .string($0), "deprecated": true] as JSON }
    return ValueFormat(
      joinedWithOr(names), kinds: [.text],
      schema: former.isEmpty ? schema : ["anyOf": .array([schema] + formerSchemas)],
      write: { .string($0.rawValue) }
    ) { node, reader in
      guard let text = node.text else { return .mismatch(hint: nil) }
      if let value = values.first(where: { $0.rawValue == text }) { return .value(value) }
      if let value = former[text] {
        reader.warnOfFormerName(text, now: value.rawValue, at: node.span, writing: value.rawValue)
        return .value(value)
      }
      return .mismatch(hint: reader.hints.hint(forName: text, among: names))
    }
  }
}

extension ValueFormat where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  static func name(_: Value.Type, former: [String: Value] = [:]) -> ValueFormat {
    name(of: Array(Value.allCases), former: former)
  }
}
