import JSON
import YAML

/// Values from the command line, `training.epochs=10`, which replace those of the file.
struct CommandLineValues {
  /// One argument with its value, whose spans point into the argument.
  private struct Argument {
    let row: FieldTable<Settings>.Row
    let key: Span
    let node: Node
  }

  private var arguments: [Argument] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// The fields that get values.
  var paths: [String] { arguments.map(\.row.path) }

  /// The arguments as they were typed.
  private let texts: [String]

  /// - Parameter isFile: whether a path from the current folder is that of a file.
  init(_ texts: [String], isFile: (String) -> Bool = { _ in false }) {
    self.texts = texts
    for text in texts {
      switch CommandLineArgument(text).parsed(isFile: isFile) {
      case .success(let argument): add(argument)
      case .failure(let failure): diagnostics += failure.all
      }
    }
  }

  private mutating func add(_ argument: CommandLineArgument.Parts) {
    guard let row = Settings.table.row(at: argument.path.text) else {
      let unknown = ForeignSyntax.unknownPath(argument.path.text)
      diagnostics.append(
        Diagnostic(
          .error, unknown.message, at: argument.path.span, notes: unknown.hint.map { [.init($0)] } ?? []))
      return
    }
    if row.info.formerNames.contains(argument.path.text.lastName) {
      diagnostics.append(
        .formerName(
          argument.path.text, now: row.path, at: argument.path.span,
          writing: "\(row.path)=\(argument.value.json.flowText)"))
    }
    arguments.append(Argument(row: row, key: argument.path.span, node: argument.value))
  }

  /// Puts the values into settings; an axis replaces the field's axis, and a value for a swept field becomes its only one.
  ///
  /// Returns where the values stand, by dotted path, in the order of the arguments.
  ///
  /// - Parameters:
  ///   - replacingPaths: how the spec would write a path of a file; nil: as it is.
  ///   - isFile: whether a path from the current folder is that of a file.
  func apply(
    to settings: inout Settings, reader: inout NodeReader,
    replacingPaths pathInSpec: (@Sendable (String) -> String)?,
    isFile: @escaping @Sendable (String) -> Bool = { _ in false }
  ) -> [[String: ValueLocation]] {
    reader.pathInSpec = pathInSpec.map { path in { @Sendable typed, _ in path(typed) } }
    reader.isFile = isFile
    defer { (reader.pathInSpec, reader.isFile) = (nil, { _ in false }) }
    reader.take(diagnostics)
    settings.sweep.replaced = paths.filter(settings.sweep.sweeps)
    return arguments.compactMap { argument in
      let isAxis = argument.row.info.notSwept == nil && argument.node.looksLikeAxis(of: argument.row.info)
      let axis = isAxis ? self.axis(argument, reader: &reader) : single(argument, reader: &reader)
      guard let axis else {
        reader.markUnread(axisOf: argument.row.path)
        return nil
      }
      if isAxis || settings.sweep.sweeps(axis.path) {
        settings.sweep.replace(axis)
        return nil
      }
      axis.values[0].apply(&settings)
      return axis.values[0].locations
    }
  }

  /// The arguments with the paths in them as the spec would write them.
  func texts(replacing paths: [NodeReader.ReplacedPath]) -> [String] {
    texts.map { text in
      var bytes = Array(text.utf8)
      // Of the last argument with this text: an earlier one that is equal means the same.
      let own = paths.filter { $0.span.source.bytes == bytes }
      let source = own.last?.span.source
      for path in own.filter({ $0.span.source === source }).reversed() {
        bytes.replaceSubrange(path.span.range, with: Array(JSON.string(path.inSpec).flowText.utf8))
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private func single(_ argument: Argument, reader: inout NodeReader) -> AxisSettings? {
    FieldAssignment(argument.node, for: argument.row, reader: &reader).map {
      AxisSettings(path: argument.row.path, values: [$0], key: argument.key)
    }
  }

  private func axis(_ argument: Argument, reader: inout NodeReader) -> AxisSettings? {
    guard case .sequence(let nodes) = argument.node.content else {
      return AxisSettings(argument.node, key: argument.key, for: argument.row, reader: &reader)
    }
    return AxisSettings(nodes, key: argument.key, at: argument.node.span, for: argument.row, reader: &reader)
  }
}

extension Node {
  /// Whether a value on the command line is an axis: a list for a field that takes no list, a list of lists, or a mapping
  /// with an axis's keys.
  fileprivate func looksLikeAxis(of info: FieldInfo) -> Bool {
    switch content {
    case .sequence(let items):
      !info.kinds.contains(.list) || !items.isEmpty && items.allSatisfy { $0.kind == .list }
    case .mapping(let entries): entries.contains { ["values", "min", "max"].contains($0.key.text) }
    case .scalar: false
    }
  }
}

extension SweepSettings {
  /// Whether an axis has the path.
  fileprivate func sweeps(_ path: String) -> Bool {
    (parameters + zip.flatMap { $0 }).contains { $0.path == path }
  }

  /// Replaces the axis with the same path; a zipped axis becomes a crossed one. It exists where the file's did, unless it
  /// has conditions of its own.
  fileprivate mutating func replace(_ new: AxisSettings) {
    var axis = new
    if axis.conditions.isEmpty {
      axis.conditions = (parameters + zip.flatMap { $0 }).first { $0.path == axis.path }?.conditions ?? []
    }
    if let index = parameters.firstIndex(where: { $0.path == axis.path }) {
      parameters[index] = axis
      return
    }
    zip = zip.map { block in block.filter { $0.path != axis.path } }.filter { !$0.isEmpty }
    parameters.append(axis)
  }
}
