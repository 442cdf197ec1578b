import YAML

/// One argument of the form `path=value`, the value being YAML on one line without comments.
struct CommandLineArgument {
  /// The argument's two sides, with spans in the argument.
  struct Parts {
    let path: Node.Key
    let value: Node
  }

  private let text: String
  private let source: Source

  init(_ text: String) {
    self.text = text
    source = Source(name: "command line", text: text)
  }

  /// The two sides, or what is wrong with them. Where the field can be a path, the name of a file is not read as YAML.
  func parsed(isFile: (String) -> Bool = { _ in false }) -> Result<Parts, Diagnostics> {
    if let hydraSyntax { return .failure(Diagnostics([hydraSyntax])) }
    let bytes = source.bytes
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0 else {
      return .failure(
        failure("expected path=value, found '\(text)'", "for example training.epochs=10", 0..<bytes.count))
    }
    let path = Node.Key(
      text: String(decoding: bytes[..<equals], as: UTF8.self), span: Span(source: source, range: 0..<equals))
    let range = equals + 1..<bytes.count
    let text = String(decoding: bytes[range], as: UTF8.self)
    if text.contains(where: { "#:{[\"'&*!|>%@`".contains($0) }), Settings.takesPath(at: path.text),
      isFile(text)
    {
      return .success(Parts(path: path, value: self.text(at: range)))
    }
    do { return .success(Parts(path: path, value: try value(at: range))) } catch { return .failure(error) }
  }

  /// The value at a range; ` #` does not start a comment in it.
  private func value(at range: Range<Int>) throws(Diagnostics) -> Node {
    // Spaces in place of the path keep the byte offsets of the value in the argument.
    let padding = [UInt8](repeating: UInt8(ascii: " "), count: range.lowerBound)
    let value = Source(name: source.name, bytes: padding + source.bytes[range])
    let node: Node
    do { node = try Node(parsing: value).moved(to: source) } catch {
      throw Diagnostics(error.all.map { $0.moved(to: source) })
    }
    let blanks = [UInt8(ascii: " "), UInt8(ascii: "\t")]
    let trimmed = source.bytes[range].drop { blanks.contains($0) }
    let end = trimmed.lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? range.lowerBound
    let rest = source.bytes[min(max(node.span.range.upperBound, range.lowerBound), end)..<end].drop {
      blanks.contains($0)
    }
    guard rest.first == UInt8(ascii: "#") else { return node }
    if case .scalar(let scalar) = node.content, scalar.isPlain {
      return text(at: trimmed.startIndex..<end)
    }
    throw failure(
      "text after the value: ' #' does not start a comment on the command line",
      "put quotes around the whole value",
      rest.startIndex..<end)
  }

  /// The bytes at a range as they are.
  private func text(at range: Range<Int>) -> Node {
    let text = String(decoding: source.bytes[range], as: UTF8.self)
    return Node(
      .scalar(Scalar(text: text, isPlain: true, value: .string(text))),
      span: Span(source: source, range: range))
  }

  /// The error for an argument in Hydra's syntax; nil for others.
  private var hydraSyntax: Diagnostic? {
    let whole = 0..<source.bytes.count
    if text.hasPrefix("~") {
      return failure(
        "'\(text)': keys cannot be removed", "set the key to its default with path=value",
        whole
      ).all[0]
    }
    guard text.hasPrefix("+") else { return nil }
    let bare = text.drop { $0 == "+" }
    return failure("'\(text)': keys are set without '+'", "write \(bare)", whole).all[0]
  }

  private func failure(_ message: String, _ hint: String, _ range: Range<Int>) -> Diagnostics {
    Diagnostics([Diagnostic(.error, message, at: Span(source: source, range: range), notes: [.init(hint)])])
  }
}

extension Node {
  /// The same node, with the same offsets in another text.
  fileprivate func moved(to source: Source) -> Node {
    let content: Content =
      switch content {
      case .scalar: content
      case .sequence(let items): .sequence(items.map { $0.moved(to: source) })
      case .mapping(let entries):
        .mapping(
          entries.map { entry in
            let key = Key(text: entry.key.text, span: entry.key.span.moved(to: source))
            return Entry(key: key, value: entry.value.moved(to: source))
          })
      }
    return Node(content, span: span.moved(to: source))
  }
}

extension Settings {
  /// Whether the field at a path, or a part of its value, can be the path of a file.
  fileprivate static func takesPath(at path: String) -> Bool {
    table.row(at: path)?.path == "dataset.source"
  }
}

extension Span {
  fileprivate func moved(to source: Source) -> Span { Span(source: source, range: range) }
}

extension Diagnostic {
  fileprivate func moved(to source: Source) -> Diagnostic {
    Diagnostic(
      severity, message, at: span?.moved(to: source),
      notes: notes.map { Note($0.message, at: $0.span?.moved(to: source)) })
  }
}
