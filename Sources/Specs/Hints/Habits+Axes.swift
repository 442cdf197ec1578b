import JSON
import YAML

extension Habits {
  /// A name with what stands under it as axes: `training: {lr: [0.1, 0.2]}` as
  /// `training.learning_rate: {values: [0.1, 0.2]}`; empty where a name means no field that can be swept.
  static func axes(_ name: String, _ value: JSON, under parent: String = "") -> [JSON.Member] {
    let path = parent.isEmpty || name.contains(".") ? name : "\(parent).\(name)"
    // Below a section only what is surely meant counts: its keys may be an axis's own.
    let known = FieldTable.row(at: path)?.path ?? foreignKeys.habit(for: name, in: parent)?.path
    let meant = known ?? (parent.isEmpty ? unknownPath(path).meant : nil)
    guard let meant, let row = FieldTable.row(at: meant) else { return [] }
    if row.facts.isSection, row.facts.notSwept != nil {
      return (value.object ?? []).flatMap { axes($0.name, $0.value, under: row.path) }
    }
    guard row.facts.notSwept == nil else { return [] }
    let axis: JSON =
      switch value {
      case .object: value
      case .array: ["values": value]
      default: ["values": [value]]
      }
    return [JSON.Member(row.path, axis)]
  }

  /// The axis that a text means as Hydra's users write one: `0.1, 0.01`, `choice(0.1, 0.9)`, `range(8, 32)`; nil for
  /// other texts.
  static func axis(ofText text: String) -> String? {
    var function = ""
    var list = text[...]
    if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
      function = String(text[..<open])
      list = text[text.index(after: open)...].dropLast()
    }
    let items = list.split(separator: ",").map { String($0.drop { $0 == " " }) }
    switch function {
    case "", "choice":
      return items.count > 1 || function == "choice" ? "{values: [\(items.joined(separator: ", "))]}" : nil
    case "range" where items.count == 2 || items.count == 3:
      return "{min: \(items[0]), max: \(items[1]), step: \(items.count == 3 ? items[2] : "…")}"
    case "interval" where items.count == 2: return "{min: \(items[0]), max: \(items[1]), count: 5}"
    default: return nil
    }
  }

  /// Whether a name in a sweep means the runs' seeds.
  static func isSeeds(_ name: String) -> Bool {
    ["seed", "seeds", "random_seed", "random_state"].contains(name)
  }

  /// How the seeds that somebody made an axis are written.
  static func seeds(of value: JSON) -> String {
    let values = value["values"] ?? value
    return switch values {
    case .array: "write seeds: \(values.flowText)"
    case .int: "write seeds: [\(values.flowText)]"
    default: "write seeds: 5 for five of them, or a list: seeds: [0, 1, 2]"
    }
  }
}
