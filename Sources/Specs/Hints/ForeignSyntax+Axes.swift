import JSON
import YAML

extension ForeignSyntax {
  /// A name and its value as axes: `training: {lr: [0.1, 0.2]}` as `training.learning_rate: {values: [0.1, 0.2]}`;
  /// empty if the name means no field that can be swept.
  static func axes(_ name: String, _ value: JSON, under parent: String = "") -> [JSON.Member] {
    let path = parent.isEmpty || name.contains(".") ? name : "\(parent).\(name)"
    // Below a section no misspelt name is corrected: its keys may be an axis's own.
    let known = Settings.table.row(at: path)?.path ?? foreignKeys.key(named: name, in: parent)?.path
    let intended = known ?? (parent.isEmpty ? unknownPath(path).intended : nil)
    guard let intended, let row = Settings.table.row(at: intended) else { return [] }
    if row.info.isSection, row.info.notSwept != nil {
      return (value.object ?? []).flatMap { axes($0.name, $0.value, under: row.path) }
    }
    guard row.info.notSwept == nil else { return [] }
    let axis: JSON =
      switch value {
      case .object: value
      case .array: ["values": value]
      default: ["values": [value]]
      }
    return [JSON.Member(row.path, axis)]
  }

  /// The axis that a text in Hydra's notation means: `0.1, 0.01`, `choice(0.1, 0.9)`, `range(8, 32)`; nil for other
  /// texts.
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

  func axis(forText text: String) -> String? { Self.axis(ofText: text) }

  func seedsAxis(_ entry: Node.Entry) -> UnknownName? { Self.seeds(entry) }

  /// The error for a key in a sweep that means the runs' seeds; nil for other keys.
  static func seeds(_ entry: Node.Entry) -> UnknownName? {
    guard ["seed", "seeds", "random_seed", "random_state"].contains(entry.key.text) else { return nil }
    let value = entry.value.json
    let values = value["values"] ?? value
    let hint =
      switch values {
      case .array: "write seeds: \(values.flowText) outside the sweep"
      case .int: "write seeds: [\(values.flowText)] outside the sweep"
      default: "outside the sweep, write a number of seeds, seeds: 5, or a list, seeds: [0, 1, 2]"
      }
    return UnknownName(message: "seeds cannot be swept: every point is trained with every seed", hint: hint)
  }
}
