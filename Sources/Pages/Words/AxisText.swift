import JSON
import Plots

/// Names and values of axes as people read them.
enum AxisText {
  /// The names of axes by their dotted paths: the last word, or more where several end alike.
  static func names(of paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: ".").map(String.init) }
    return parts.map { own in
      var count = 1
      while count < own.count, parts.count(where: { $0.suffix(count) == own.suffix(count) }) > 1 {
        count += 1
      }
      let name = own.suffix(count).joined(separator: " ")
      return String(name.map { $0 == "_" ? " " : $0 })
    }
  }

  /// `0.1`, `[64, 32]`, `cosine` for `{"kind":"cosine"}`, `–` for a field that the point does not have.
  static func value(_ value: JSON) -> String {
    switch value {
    case .null: "–"
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .int(let number): String(number)
    case .number(let number): Self.number(number)
    case .string(let text): text
    case .array(let values): "[" + values.map(Self.value).joined(separator: ", ") + "]"
    case .object(let members): object(members)
    }
  }

  private static func number(_ number: Double) -> String {
    NumberText.significant(number, digits: 5)
  }

  private static func object(_ members: [JSON.Member]) -> String {
    var words: [String] = []
    for member in members {
      switch member.name {
      case "kind", "method", "name": words.insert(value(member.value), at: 0)
      default: words.append("\(member.name) \(value(member.value))")
      }
    }
    return words.joined(separator: ", ")
  }
}
