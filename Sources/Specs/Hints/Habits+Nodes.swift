import JSON
import YAML

extension Habits {
  /// What would mend a node that is not of the kinds that a field takes; nil where nobody knows.
  static func hint(for node: Node, at path: String, expecting kinds: Set<NodeKind>) -> String? {
    if let form = form(of: node, at: path) { return form }
    return switch node.content {
    case .sequence where !kinds.contains(.list): sweepHint(node, at: path)
    case .mapping(let entries) where !kinds.contains(.mapping): axisHint(entries, node, at: path)
    case .scalar(let scalar): scalarHint(scalar, node.span, at: path, expecting: kinds)
    default: nil
    }
  }

  private static func sweepHint(_ node: Node, at path: String) -> String? {
    guard let row = FieldTable.row(at: path), row.facts.notSwept == nil else { return nil }
    return "to train with each of them, write sweep: {parameters: {\(path): {values: \(node.json.flowText)}}}"
  }

  private static func axisHint(_ entries: [Node.Entry], _ node: Node, at path: String) -> String? {
    let keys = Set(entries.map(\.key.text))
    guard let row = FieldTable.row(at: path), row.facts.notSwept == nil,
      keys.contains("values") || keys.isSuperset(of: ["min", "max"])
    else { return nil }
    let isOpen = keys.isDisjoint(with: ["values", "count", "step"])
    let axis = JSON.object((node.json.object ?? []) + (isOpen ? [.init("count", 5)] : []))
    return "axes stand together: sweep: {parameters: {\(path): \(axis.flowText)}}"
  }

  private static func scalarHint(
    _ scalar: Scalar, _ span: Span, at path: String, expecting kinds: Set<NodeKind>
  ) -> String? {
    switch scalar.value {
    case .null: return "leave the key out, or write a value after the colon"
    case .bool(let value):
      guard path == "training.shuffle" else { return nil }
      return "write \(value ? "epoch, once for every epoch" : "never")"
    case .string(let text):
      return listHint(text, span, at: path, expecting: kinds) ?? textHint(text, scalar, expecting: kinds)
    case .int(let bits) where path == "network.precision" && [32, 64].contains(bits):
      return "write float\(bits)"
    case .int, .float: return nil
    }
  }

  /// The list that numbers with commas between them are, unless they may be one number with a decimal comma.
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
    guard !isDecimalComma, let row = FieldTable.row(at: path), row.facts.notSwept == nil else { return nil }
    let list = pieces.joined(separator: ", ")
    return "to train with each of them, write sweep: {parameters: {\(path): {values: [\(list)]}}}"
  }

  private static func textHint(_ text: String, _ scalar: Scalar, expecting kinds: Set<NodeKind>) -> String? {
    if text.contains("${") { return interpolation }
    if kinds.contains(.boolean) {
      switch text.lowercased() {
      case "yes", "on", "y", "true": return "write true: YAML 1.2 reads \(text) as text"
      case "no", "off", "n", "false": return "write false: YAML 1.2 reads \(text) as text"
      default: break
      }
    }
    guard kinds.contains(.number) else { return nil }
    if Double(text) != nil, !scalar.isPlain { return "'\(text)' is text: remove the quotes" }
    return numberHint(text)
  }

  /// What number a text was meant to be.
  private static func numberHint(_ text: String) -> String? {
    let bare = text.filter { $0 != "_" && $0 != " " && $0 != "'" }
    if bare != text, Double(bare) != nil { return "write \(bare), without separators" }
    if text.hasSuffix("%"), let percent = Double(text.dropLast()) {
      return "write \(JSON.number(percent / 100).flowText)"
    }
    let pieces = text.split(separator: ",", omittingEmptySubsequences: false)
    if pieces.count == 2, pieces.allSatisfy({ Double($0) != nil }) {
      return
        "two values are a list, [\(pieces[0]), \(pieces[1])]; a fraction has a point, \(pieces[0]).\(pieces[1])"
    }
    if pieces.count > 2, pieces.allSatisfy({ Double($0) != nil }) {
      return "a list stands in brackets: [\(pieces.joined(separator: ", "))]"
    }
    return nil
  }

  /// Finds words for axes as other tools write them; nil for one of this tool.
  static func axis(_ entries: [Node.Entry], path: String) -> (message: String, hint: String?)? {
    let json = Dictionary(entries.map { ($0.key.text, $0.value.json) }) { $1 }
    if let value = json["value"], json.count == 1 {
      return (
        "\(path): 'value' is W&B's way to fix a parameter",
        "write \(nested(path, value, in: "")) outside the sweep"
      )
    }
    guard let distribution = json["distribution"]?.string else { return nil }
    let low = json["min"]?.flowText ?? "1e-4"
    let high = json["max"]?.flowText ?? "1e-1"
    let scale = distribution.contains("log") ? ", scale: log" : ""
    return (
      "\(path): a sweep trains stated values and draws none, so there is no 'distribution'",
      "write {min: \(low), max: \(high), count: 5\(scale)}"
    )
  }
}
