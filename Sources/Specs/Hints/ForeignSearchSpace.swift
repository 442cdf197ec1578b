import JSON
import YAML

/// The parameters of a search in another tool's file, as a sweep and values outside it.
struct ForeignSearchSpace {
  private var axes: [JSON.Member] = []
  private var fixed: [JSON.Member] = []
  private var unknown: [String] = []

  /// - Parameter parameters: names with their values, `{lr: {min: 1e-4, max: 0.1}, momentum: {value: 0.9}}`.
  init(_ parameters: JSON) {
    for member in parameters.object ?? [] { add(member) }
  }

  private mutating func add(_ member: JSON.Member) {
    // Nested parameters of Weights & Biases.
    if let inner = member.value["parameters"]?.object {
      for inner in inner { add(JSON.Member("\(member.name).\(inner.name)", inner.value)) }
      return
    }
    if ForeignSyntax.seedNames.contains(member.name) {
      let values = member.value["values"] ?? member.value["value"] ?? member.value
      fixed.append(JSON.Member("seeds", values.array.map { .array($0) } ?? [values]))
      return
    }
    guard let found = Self.found(member) else {
      unknown.append(member.name)
      return
    }
    if case .fixed(let value)? = ForeignAxis(member.value), let path = found.first?.name {
      fixed.append(JSON.Member(path, value))
    } else {
      axes += found
    }
  }

  /// The axes that a parameter means, by its name or by the last part of it; nil if it names no field.
  private static func found(_ member: JSON.Member) -> [JSON.Member]? {
    [member.name, member.name.lastName].lazy.map { ForeignSyntax.axes($0, member.value) }
      .first { !$0.isEmpty }
  }

  /// What to write instead.
  var hint: String {
    var sections: [JSON.Member] = []
    for member in fixed {
      let names = member.name.split(separator: ".").map(String.init)
      sections = JSON.merged(sections, names[...], member.value)
    }
    let sweep: [JSON.Member] = axes.isEmpty ? [] : [.init("sweep", ["parameters": .object(axes)])]
    let written = (sweep + sections).map { "\($0.name): \($0.value.flowText)" }
    let rest = unknown.isEmpty ? nil : "no field is called \(joinedWithOr(unknown))"
    let all = [written.isEmpty ? nil : "write " + written.joined(separator: ", and "), rest]
    return all.compactMap { $0 }.joined(separator: "; ")
  }
}

extension JSON {
  /// Members with a value put in at a path.
  fileprivate static func merged(
    _ members: [Member], _ path: ArraySlice<String>, _ value: JSON
  ) -> [Member] {
    guard let name = path.first else { return members }
    let old = members.first { $0.name == name }?.value.object ?? []
    let new = path.count == 1 ? value : .object(merged(old, path.dropFirst(), value))
    return members.filter { $0.name != name } + [Member(name, new)]
  }
}

extension FieldTable<Settings>.Row {
  /// Whether the field takes a value.
  func takes(_ value: JSON) -> Bool {
    guard let node = try? Node(parsing: Source(name: "", text: value.flowText)) else { return false }
    var reader = NodeReader(hints: ForeignSyntax())
    return FieldAssignment(node, for: self, reader: &reader) != nil
  }
}
