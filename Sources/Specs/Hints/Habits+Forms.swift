import JSON
import YAML

extension Habits {
  /// The right form of a value that has the wrong one, at fields where it can be told; nil elsewhere.
  static func form(of node: Node, at path: String) -> String? {
    let value = node.json
    switch (path, node.content) {
    case ("dataset", .scalar): return "write dataset: {source: \(value.flowText)}"
    case ("network", .sequence): return "write network: {hidden: \(value.flowText)}"
    case ("network", .scalar) where node.kind == .integer:
      return "write network: {hidden: [\(value.flowText)]}"
    case ("training", .scalar) where node.kind == .integer:
      return "write training: {epochs: \(value.flowText)}"
    case ("training.optimizer", .mapping): return optimizer(value)
    case ("training.batch_size", .scalar) where node.kind == .text:
      return "write a number such as 32, or full"
    case ("dataset.target_values", .sequence(let items)) where items.count == 2:
      return "write target_values: {off: \(items[0].json.flowText), on: \(items[1].json.flowText)}"
    case ("evaluate.every", .scalar) where node.wholeNumber == 0:
      return "write every: end to evaluate after the last epoch alone"
    default:
      guard let facts = FieldTable.row(at: path)?.facts, facts.isSection, !path.contains(".") else {
        return nil
      }
      return "for example \(path): \(facts.example.flowText)"
    }
  }

  /// An optimizer with its own keys, as the keys of `training` that they are: `{name: sgd, lr: 0.1}`.
  static func optimizer(_ value: JSON) -> String {
    let members = (value.object ?? []).map { member in
      if ["name", "type"].contains(member.name) { return JSON.Member("optimizer", member.value) }
      let path = foreignKeys.habit(for: member.name, in: "training.optimizer")?.path
      return JSON.Member(path?.lastName ?? member.name, member.value)
    }
    return "write training: \(JSON.object(members).flowText)"
  }

  /// A mapping named by what another tool calls a section, with those of its keys that the section has.
  static func section(_ name: String, _ value: JSON) -> JSON {
    let members = (value.object ?? []).compactMap { member -> JSON.Member? in
      let path =
        FieldTable.row(at: "\(name).\(member.name)")?.path
        ?? foreignKeys.habit(for: member.name, in: "")?.path
      guard let path, path.hasPrefix(name + ".") else { return nil }
      return JSON.Member(path.lastName, member.value)
    }
    if !members.isEmpty { return .object(members) }
    if name == "network" { return value.array == nil ? ["hidden": [32]] : ["hidden": value] }
    return FieldTable.row(at: name)?.facts.example ?? value
  }
}
