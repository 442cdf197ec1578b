import JSON
import YAML

extension ExtendedDocument {
  /// The merged spec as one text, which means the same without the others; nil if the spec extends none.
  ///
  /// - Parameter paths: the paths of extended specs, with how this one writes them.
  func mergedText(replacing paths: [NodeReader.ReplacedPath]) -> String? {
    guard let root, !bases.isEmpty else { return nil }
    let names = bases.map { JSON.string($0.pathInSpec).flowText }.joined(separator: ", ")
    return "# Merged with what it extends: \(names)\n" + root.blockText(replacing: paths)
  }
}

extension Node {
  /// The node as YAML: mappings in block style, indented by two spaces, lists on one line; numbers as they were written.
  ///
  /// - Parameter paths: what replaces scalars and keys, by the place that they come from.
  func blockText(level: Int = 0, replacing paths: [NodeReader.ReplacedPath]) -> String {
    guard case .mapping(let entries) = content, !entries.isEmpty else {
      return flowText(replacing: paths) + "\n"
    }
    let indent = String(repeating: " ", count: 2 * level)
    return entries.map { entry in
      let key = indent + entry.key.flowText(replacing: paths) + ":"
      if case .mapping(let inner) = entry.value.content, !inner.isEmpty {
        return key + "\n" + entry.value.blockText(level: level + 1, replacing: paths)
      }
      return key + " " + entry.value.flowText(replacing: paths) + "\n"
    }.joined()
  }

  private func flowText(replacing paths: [NodeReader.ReplacedPath]) -> String {
    switch content {
    case .sequence(let items):
      "[" + items.map { $0.flowText(replacing: paths) }.joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{"
        + entries.map { $0.key.flowText(replacing: paths) + ": " + $0.value.flowText(replacing: paths) }
        .joined(separator: ", ") + "}"
    case .scalar(let scalar):
      if let path = paths.replacement(at: span) {
        JSON.string(path).flowText
      } else {
        switch scalar.value {
        case .null: "null"
        case .string(let text): JSON.string(text).flowText
        // The text and not the value: labels are told apart by how they are written.
        case .bool, .int, .float: scalar.text
        }
      }
    }
  }
}

extension Node.Key {
  fileprivate func flowText(replacing paths: [NodeReader.ReplacedPath]) -> String {
    JSON.string(paths.replacement(at: span) ?? text).flowText
  }
}

extension [NodeReader.ReplacedPath] {
  fileprivate func replacement(at span: Span) -> String? {
    first { $0.span.source === span.source && $0.span.range == span.range }?.inSpec
  }
}
