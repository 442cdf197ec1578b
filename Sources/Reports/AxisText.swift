import JSON
import YAML

/// Axis values and their names, for people.
package enum AxisText {
  /// A value: numbers with at most five significant digits, `cosine` for `{"kind":"cosine"}`, `–` for null.
  package static func value(_ value: JSON) -> String {
    switch value {
    case .null: return "–"
    case .int(let number): return String(number)
    case .number(let number): return number.text(significant: 5)
    case .string(let text): return text.visible
    case .bool(let isTrue): return isTrue ? "true" : "false"
    case .array(let items):
      return "[" + items.map(self.value).joined(separator: ",") + "]"
    case .object(let members):
      let kind = members.first { $0.name == "kind" }?.value.string
      let rest = members.filter { kind == nil || $0.name != "kind" }
        .map { "\($0.name)=\(self.value($0.value))" }
      return ((kind.map { [$0] } ?? []) + rest).joined(separator: " ")
    }
  }

  /// A title for each axis: its path's last word where no other axis has it, otherwise the path.
  package static func titles(of paths: [String]) -> [String] {
    let words = paths.map { $0.split(separator: ".").last.map(String.init) ?? $0 }
    return paths.indices.map { axis in words.count { $0 == words[axis] } == 1 ? words[axis] : paths[axis] }
  }
}
