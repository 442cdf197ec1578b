import YAML

/// One argument of the form `path=value`, the value being YAML.
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

  /// The two sides, or what is wrong with them.
  func parsed() -> Result<Parts, Diagnostics> {
    if let hydraSyntax { return .failure(Diagnostics([hydraSyntax])) }
    let bytes = source.bytes
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0 else {
      return .failure(
        failure("expected path=value, found '\(text)'", "for example training.epochs=10", 0..<bytes.count))
    }
    let path = Node.Key(
      text: String(decoding: bytes[..<equals], as: UTF8.self), span: Span(source: source, range: 0..<equals))
    // Spaces in place of the path keep the byte offsets of the value in the argument.
    let padding = [UInt8](repeating: UInt8(ascii: " "), count: equals + 1)
    let value = Source(name: source.name, bytes: padding + bytes[(equals + 1)...])
    do {
      return .success(Parts(path: path, value: try Node(parsing: value).moved(to: source)))
    } catch {
      return .failure(Diagnostics(error.all.map { $0.moved(to: source) }))
    }
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
