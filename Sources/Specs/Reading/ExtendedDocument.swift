import Files
import YAML

/// A spec's document with the specs that it extends merged into it (`extends: base.yaml`).
///
/// The rules are those of JSON Merge Patch (RFC 7396): mappings are merged key by key, `null` removes the key of the
/// extended spec, and any other value replaces it. Two keys differ: `name` is not inherited, since it names the results
/// folder, and an axis replaces the axis of the same field as a whole.
struct ExtendedDocument {
  /// The deepest chain of specs that extend each other.
  static let maxChain = 16

  /// The merged tree, whose nodes keep their places in their files; nil if a file could not be read.
  private(set) var root: Node?
  private(set) var diagnostics: [Diagnostic] = []
  /// The extended specs, nearest first.
  private(set) var bases: [Base] = []

  /// A spec that another one extends.
  struct Base {
    let source: Source
    /// Its path from the current folder, as messages name it.
    let path: String
    /// Its path from the spec's folder.
    let pathInSpec: String
    /// Its folder, from the spec's folder; empty or ending in a slash.
    let folder: String
  }

  private let context: SpecContext
  /// The identities of the files of the chain, to detect circles.
  private var identities: [String]

  init(_ source: Source, context: SpecContext) {
    self.context = context
    identities = [context.identity(context.file ?? source.name)]
    root = extended(source, folder: "")
  }

  /// A path in one of the specs, as the spec that extends them would write it.
  func path(_ path: String, in source: Source) -> String {
    guard let base = bases.first(where: { $0.source === source }) else { return path }
    return Self.joined(base.folder, path)
  }

  private static func joined(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") || path.hasPrefix("~") ? path : folder + path
  }

  private mutating func extended(_ source: Source, folder: String) -> Node? {
    let document = Document(parsing: source)
    diagnostics += document.diagnostics.all
    guard let root = document.root, case .mapping(var entries) = root.content,
      let index = entries.firstIndex(where: { $0.key.text == Settings.extendsKey })
    else { return document.root }
    let link = entries.remove(at: index)
    let own = Node(.mapping(entries), span: root.span)
    guard let base = base(link, folder: folder) else { return nil }
    guard let inherited = extended(base.source, folder: base.folder) else { return nil }
    guard case .mapping(let below) = inherited.content else {
      report(
        "\(base.path) is not a spec: expected a mapping of keys, found \(inherited.found)", at: link.value)
      return nil
    }
    return merged(own, over: below.filter { $0.key.text != "name" }, at: [])
  }

  /// Reads the spec that an `extends` key names; nil after an error.
  private mutating func base(_ link: Node.Entry, folder: String) -> Base? {
    guard let typed = link.value.text, !typed.isEmpty, !typed.contains("\0") else {
      report(
        "\(Settings.extendsKey): expected the path of a spec, found \(link.value.found)", at: link.value,
        hint: link.value.kind == .list ? "a spec extends one other, which may extend a third" : nil)
      return nil
    }
    let path = Self.joined(folder, typed)
    let file = context.completed(path)
    let chain = [context.file ?? "the spec"] + bases.map(\.path) + [file]
    guard !identities.contains(context.identity(file)) else {
      report("specs extend each other in a circle: \(chain.joined(separator: " → "))", at: link.value)
      return nil
    }
    guard bases.count < Self.maxChain else {
      report("the chain of specs that extend each other is longer than \(Self.maxChain)", at: link.value)
      return nil
    }
    identities.append(context.identity(file))
    do {
      let source = try context.baseSource(file)
      let slash = path.lastIndex(of: "/")
      let base = Base(
        source: source, path: file, pathInSpec: path, folder: slash.map { String(path[...$0]) } ?? "")
      bases.append(base)
      return base
    } catch {
      report(
        "\(error)", at: link.value, hint: "the path is relative to the folder of the spec that contains it")
      return nil
    }
  }

  private mutating func report(_ message: String, at node: Node, hint: String? = nil) {
    diagnostics.append(Diagnostic(.error, message, at: node.span, notes: hint.map { [.init($0)] } ?? []))
  }

  /// A node with the keys that it lacks taken from another mapping, at a path of keys.
  private mutating func merged(_ node: Node, over below: [Node.Entry], at path: [String]) -> Node {
    let isAxis = path.count == 3 && path.starts(with: ["sweep", "parameters"])
    guard case .mapping(let own) = node.content, !isAxis else { return node }
    var rest = own
    var entries: [Node.Entry] = []
    for entry in below {
      guard let index = rest.firstIndex(where: { $0.key.text == entry.key.text }) else {
        entries.append(entry)
        continue
      }
      var replacing = rest.remove(at: index)
      guard replacing.value.kind != .null else { continue }
      if case .mapping(let inner) = entry.value.content {
        replacing.value = merged(replacing.value, over: inner, at: path + [entry.key.text])
      }
      entries.append(replacing)
    }
    for entry in rest {
      guard entry.value.kind != .null else {
        diagnostics.append(
          Diagnostic(
            .warning, "'\(entry.key.text)' removes nothing: the extended spec has no such key here",
            at: entry.key.span))
        continue
      }
      entries.append(
        Node.Entry(key: entry.key, value: merged(entry.value, over: [], at: path + [entry.key.text])))
    }
    return Node(.mapping(entries), span: node.span, alias: node.alias)
  }
}
