import JSON
import YAML

extension ForeignSyntax {
  /// How to write a value of the wrong kind at fields where that is known; nil at others.
  static func correction(of node: Node, at path: String) -> String? {
    let value = node.json
    switch (path, node.content) {
    case ("dataset", .scalar): return "write dataset: {source: \(value.flowText)}"
    case ("network", .sequence): return "write network: {hidden: \(value.flowText)}"
    case ("network", .scalar) where node.kind == .integer:
      return "write network: {hidden: [\(value.flowText)]}"
    case ("training", .scalar) where node.kind == .integer:
      return "write training: {epochs: \(value.flowText)}"
    case ("training.optimizer", .mapping): return optimizer(value)
    case ("training.batch_size", .scalar(let scalar))
    where node.kind == .text && axis(ofText: scalar.text) == nil:
      return "write a number such as 32, or full"
    case ("dataset.target_values", .sequence(let items)) where items.count == 2:
      return "write target_values: {off: \(items[0].json.flowText), on: \(items[1].json.flowText)}"
    case ("evaluate.every", .scalar) where node.integer == 0:
      return "write every: end to evaluate after the last epoch only"
    default:
      guard let info = Settings.table.row(at: path)?.info, info.isSection, !path.contains(".") else {
        return nil
      }
      return "for example \(path): \(info.example.flowText)"
    }
  }

  /// An optimizer as a mapping, `{name: sgd, lr: 0.1}`, as keys of `training`.
  static func optimizer(_ value: JSON) -> String {
    let members = (value.object ?? []).map { member in
      if ["name", "type"].contains(member.name) { return JSON.Member("optimizer", member.value) }
      let path = foreignKeys.key(named: member.name, in: "training.optimizer")?.path
      return JSON.Member(path?.lastName ?? member.name, member.value)
    }
    return "write training: \(JSON.object(members).flowText)"
  }

  /// The keys of another tool's section that the section of this name has.
  static func keys(of name: String, _ value: JSON) -> JSON {
    let members = (value.object ?? []).compactMap { member -> JSON.Member? in
      let path =
        Settings.table.row(at: "\(name).\(member.name)")?.path
        ?? foreignKeys.key(named: member.name, in: "")?.path
      guard let path, path.hasPrefix(name + ".") else { return nil }
      return JSON.Member(path.lastName, member.value)
    }
    if !members.isEmpty { return .object(members) }
    if name == "network" { return value.array == nil ? ["hidden": [32]] : ["hidden": value] }
    return Settings.table.row(at: name)?.info.example ?? value
  }
}
