import JSON
import YAML

extension ValueFormat where Value == ClassWeightSettings {
  /// none, balanced, or a mapping {class: weight, …}.
  static var classWeight: ValueFormat {
    let weight = ValueFormat<Double>.number(.nonNegative)
    let names = ["none", "balanced"]
    return ValueFormat(
      "none, balanced, or a mapping {class: weight, …}", kinds: [.text, .mapping],
      schema: [
        "anyOf": [
          ["enum": .array(names.map { .string($0) })],
          ["type": "object", "additionalProperties": weight.schema, "minProperties": 1],
        ]
      ],
      write: { value in
        switch value {
        case .none: "none"
        case .balanced: "balanced"
        case .listed(let weights):
          .object(weights.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .number($0.value)) })
        }
      }
    ) { node, reader in
      guard case .mapping(let entries) = node.content else {
        switch node.text {
        case "none": return .value(.none)
        case "balanced": return .value(.balanced)
        default: return .mismatch(hint: reader.hints.hint(forName: node.text, among: names))
        }
      }
      guard !entries.isEmpty else { return .mismatch(hint: "for example class_weight: {yes: 5, no: 1}") }
      var weights: [String: Double] = [:]
      for entry in entries {
        let location = ValueLocation(key: entry.key.span, value: entry.value.span)
        let own = reader.within(entry.key.text, at: location) { $0.read(entry.value, as: weight) }
        guard let own else { continue }
        weights[entry.key.text] = own
      }
      return weights.count == entries.count ? .value(.listed(weights)) : .reported
    }
  }
}
