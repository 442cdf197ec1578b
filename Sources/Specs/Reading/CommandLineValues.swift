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

  init(_ texts: [String]) {
    for text in texts {
      switch CommandLineArgument(text).parsed() {
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
  func apply(to settings: inout Settings, reader: inout NodeReader) -> [[String: ValueLocation]] {
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

  /// Replaces the axis with the same path; a zipped axis becomes a crossed one.
  fileprivate mutating func replace(_ axis: AxisSettings) {
    if let index = parameters.firstIndex(where: { $0.path == axis.path }) {
      parameters[index] = axis
      return
    }
    zip = zip.map { block in block.filter { $0.path != axis.path } }.filter { !$0.isEmpty }
    parameters.append(axis)
  }
}
