import JSON
import YAML

/// Puts axis values into settings and makes a point's spec from them.
struct PointDecoder: Sendable {
  /// What the file and the command line set outside the sweep.
  let base: Settings
  let locations: ValueLocations
  let unread: Set<UnreadPart>
  let context: SpecContext

  /// The spec, and every error that only occurs with these values.
  func spec(of assignments: [FieldAssignment]) -> (value: PointSpec?, diagnostics: [Diagnostic]) {
    var resolver = resolver(of: assignments)
    let spec = resolver.point()
    return (spec, resolver.diagnostics)
  }

  /// The settings with these values put in.
  func settings(of assignments: [FieldAssignment]) -> Settings {
    var settings = base
    for assignment in assignments { assignment.apply(&settings) }
    return settings
  }

  func resolver(of assignments: [FieldAssignment]) -> Resolver {
    let locations = ValueLocations(
      file: locations.file, substituted: locations.substituted + assignments.map(\.locations),
      document: locations.document)
    return Resolver(settings(of: assignments), locations: locations, unread: unread, context: context)
  }

  /// One value per column: the one that is put in, or else the field's own.
  func values(of assignments: [FieldAssignment], columns: [String]) -> [AxisValue] {
    columns.map { path in
      let value = assignments.last { $0.path == path }?.json ?? value(at: path, with: assignments)
      return AxisValue(path: path, value: value ?? .null)
    }
  }

  /// The value of a field that none of the assignments sets; nil if it is not set and follows from others in a way
  /// that is no single value.
  private func value(at path: String, with assignments: [FieldAssignment]) -> JSON? {
    guard let field = Settings.table.row(at: path)?.field else { return nil }
    return field.write(base) ?? field.impliedValue(settings(of: assignments))
  }
}
