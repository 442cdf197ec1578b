import JSON
import YAML

extension ForeignSyntax {
  /// How to write a node whose kind a field does not take; nil if unknown.
  func hint(for node: Node, at path: String, expecting kinds: Set<NodeKind>) -> String? {
    if let correction = Self.correction(of: node, at: path) { return correction }
    return switch node.content {
    case .sequence where !kinds.contains(.list): Self.sweepHint(node, at: path)
    case .mapping(let entries) where !kinds.contains(.mapping): Self.axisHint(entries, node, at: path)
    case .scalar(let scalar): Self.scalarHint(scalar, node.span, at: path, expecting: kinds)
    default: nil
    }
  }

  private static func sweepHint(_ node: Node, at path: String) -> String? {
    guard let row = Settings.table.row(at: path), row.info.notSwept == nil else { return nil }
    return "to train with each value, write sweep: {parameters: {\(path): {values: \(node.json.flowText)}}}"
  }

  private static func axisHint(_ entries: [Node.Entry], _ node: Node, at path: String) -> String? {
    let keys = Set(entries.map(\.key.text))
    if let row = Settings.table.row(at: path), row.info.notSwept == nil, let foreign = ForeignAxis(node.json)
    {
      if case .fixed(let value) = foreign { return "write \(path.lastName): \(value.flowText)" }
      return "write axes under sweep: {parameters: {\(path): \(foreign.axis(for: row).flowText)}}"
    }
    guard let row = Settings.table.row(at: path), row.info.notSwept == nil,
      keys.contains("values") || keys.isSuperset(of: ["min", "max"])
    else { return nil }
    let isOpen = keys.isDisjoint(with: ["values", "count", "step"])
    let axis = JSON.object((node.json.object ?? []) + (isOpen ? [.init("count", 5)] : []))
    return "write axes under sweep: {parameters: {\(path): \(axis.flowText)}}"
  }

  private static func scalarHint(
    _ scalar: Scalar, _ span: Span, at path: String, expecting kinds: Set<NodeKind>
  ) -> String? {
    switch scalar.value {
    case .null: return "remove the key, or write a value after the colon"
    case .bool(let value):
      guard path == "training.shuffle" else { return nil }
      return value ? "write epoch, to shuffle before every epoch" : "write never"
    case .string(let text):
      return listHint(text, span, at: path, expecting: kinds) ?? textHint(text, scalar, expecting: kinds)
        ?? axisHint(text, span, at: path, expecting: kinds)
    case .int(let bits) where path == "network.precision" && [32, 64].contains(bits):
      return "write float\(bits)"
    case .int, .float: return nil
    }
  }

  /// The list that comma-separated numbers mean, unless they may be one number with a decimal comma.
  private static func listHint(
    _ text: String, _ span: Span, at path: String, expecting kinds: Set<NodeKind>
  ) -> String? {
    let pieces = text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    guard kinds.contains(.number), pieces.count > 1, pieces.allSatisfy({ Double($0) != nil }) else {
      return nil
    }
    let isDecimalComma = pieces.count == 2 && pieces.allSatisfy { !$0.contains(".") }
    if span.source.name == "command line" {
      return "write \(path)=[\(pieces.joined(separator: ","))]"
    }
    guard !isDecimalComma, let row = Settings.table.row(at: path), row.info.notSwept == nil else {
      return nil
    }
    let list = pieces.joined(separator: ", ")
    return "to train with each value, write sweep: {parameters: {\(path): {values: [\(list)]}}}"
  }

  /// The sweep that a text in Hydra's or Ray's notation means: `tanh,relu`, `range(1, 5)`.
  private static func axisHint(
    _ text: String, _ span: Span, at path: String, expecting kinds: Set<NodeKind>
  ) -> String? {
    guard let row = Settings.table.row(at: path), row.info.notSwept == nil, let axis = axis(ofText: text),
      let node = try? Node(parsing: Source(name: "", text: axis)), case .mapping(let entries) = node.content,
      case .sequence(let values)? = entries.first(where: { $0.key.text == "values" })?.value.content
        ?? .sequence([]),
      values.allSatisfy({ row.takes($0.json) })
    else { return nil }
    return span.source.name == "command line"
      ? "to train with each value, write '\(path)=\(axis)'"
      : "to train with each value, write sweep: {parameters: {\(path): \(axis)}}"
  }

  private static func textHint(_ text: String, _ scalar: Scalar, expecting kinds: Set<NodeKind>) -> String? {
    if text.contains("${") { return interpolation }
    if kinds.contains(.boolean) {
      switch text.lowercased() {
      case "yes", "on", "y", "true": return "write true: in YAML 1.2, \(text) is text"
      case "no", "off", "n", "false": return "write false: in YAML 1.2, \(text) is text"
      default: break
      }
    }
    guard kinds.contains(.number) else { return nil }
    if Double(text) != nil, !scalar.isPlain { return "remove the quotes: '\(text)' is text" }
    return numberHint(text)
  }

  /// The number that a text probably means.
  private static func numberHint(_ text: String) -> String? {
    let bare = text.filter { $0 != "_" && $0 != " " && $0 != "'" }
    if bare != text, Double(bare) != nil { return "write \(bare), without separators" }
    if text.hasSuffix("%"), let percent = Double(text.dropLast()) {
      return "write \(JSON.number(percent / 100).flowText)"
    }
    let pieces = text.split(separator: ",", omittingEmptySubsequences: false)
    if pieces.count == 2, pieces.allSatisfy({ Double($0) != nil }) {
      return
        "write \(pieces[0]).\(pieces[1]) for a fraction, or [\(pieces[0]), \(pieces[1])] for a list"
    }
    if pieces.count > 2, pieces.allSatisfy({ Double($0) != nil }) {
      return "write a list in brackets: [\(pieces.joined(separator: ", "))]"
    }
    return nil
  }

  /// The error for an axis in another tool's notation; nil for one in this tool's.
  func foreignAxis(_ entries: [Node.Entry], path: String) -> (message: String, hint: String?)? {
    let json = Dictionary(entries.map { ($0.key.text, $0.value.json) }) { $1 }
    if let value = json["value"], json.count == 1 {
      return (
        "\(path): 'value' is not a key of an axis (in W&B it fixes a parameter)",
        "write \(Self.nested(path, value, in: "")) outside the sweep"
      )
    }
    guard let row = Settings.table.row(at: path), let key = json.keys.first(where: Self.isForeign),
      let axis = ForeignAxis(.object(entries.map { JSON.Member($0.key.text, $0.value.json) }))
    else { return nil }
    if case .fixed(let value) = axis {
      return (
        "\(path): '\(key)' is not a key of an axis (in W&B it fixes a parameter)",
        "write \(Self.nested(path, value, in: "")) outside the sweep"
      )
    }
    return (
      "\(path): '\(key)' is not supported: a sweep trains listed values",
      "write \(axis.axis(for: row).flowText)"
    )
  }

  /// Whether a key is one of another tool's axes.
  private static func isForeign(_ key: String) -> Bool {
    ["distribution", "grid_search", "choices", "low"].contains(key)
  }
}
