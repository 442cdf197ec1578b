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
      case .object: ForeignAxis(value)?.axis(for: row) ?? value
      case .array: ["values": value]
      default: ["values": [value]]
      }
    return [JSON.Member(row.path, axis)]
  }

  /// The axis that a text means in the notation of Hydra (`0.1, 0.01`, `choice(0.1, 0.9)`, `range(8, 32)`) or Ray
  /// (`tune.loguniform(1e-4, 0.1)`); nil for other texts.
  static func axis(ofText text: String) -> String? {
    var function = ""
    var list = text[...]
    if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
      function = text[..<open].split(separator: ".").last.map(String.init) ?? ""
      list = text[text.index(after: open)...].dropLast()
    }
    if list.hasPrefix("["), list.hasSuffix("]") { list = list.dropFirst().dropLast() }
    let items = list.split(separator: ",").map { String($0.drop { $0 == " " }) }
    switch function {
    case "", "choice", "grid_search":
      return items.count > 1 || !function.isEmpty ? "{values: [\(items.joined(separator: ", "))]}" : nil
    case "range", "randint": return range(items.compactMap { Double($0) })
    case "interval" where items.count == 2, "uniform" where items.count == 2:
      return "{min: \(items[0]), max: \(items[1]), count: 5}"
    case "loguniform" where items.count == 2:
      return "{min: \(items[0]), max: \(items[1]), count: 5, scale: log}"
    default: return nil
    }
  }

  /// The axis of Hydra's `range(start, stop, step)`, which leaves the stop out.
  private static func range(_ numbers: [Double]) -> String? {
    guard let start = numbers.count == 1 ? 0 : numbers.first,
      let stop = numbers.dropFirst().first ?? numbers.first
    else { return nil }
    let step = numbers.count == 3 ? numbers[2] : 1
    let steps = ((stop - start) / step).rounded(.up) - 1
    guard step > 0, steps >= 0, steps.isFinite else { return nil }
    let last = JSON.number(rounded(start + steps * step, digitsOf: stop)).flowText
    let first = JSON.number(start).flowText
    guard steps > 0 else { return "{values: [\(first)]}" }
    return "{min: \(first), max: \(last), step: \(JSON.number(step).flowText)}"
  }

  func axis(forText text: String) -> String? { Self.axis(ofText: text) }

  func seedsAxis(_ entry: Node.Entry) -> UnknownName? { Self.seeds(entry) }

  static let seedNames: Set = ["seed", "seeds", "random_seed", "random_state"]

  /// The error for a key in a sweep that means the runs' seeds; nil for other keys.
  static func seeds(_ entry: Node.Entry) -> UnknownName? {
    guard seedNames.contains(entry.key.text) else { return nil }
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
