import Arithmetic
import Datasets
import JSON
import Learning

/// The values of a spec that can change a run's result, in one canonical form: what a run's identity is computed from.
package enum CanonicalValues {
  /// The resolved values of a point as an object with sorted names.
  ///
  /// Equal for specs that mean the same, however they are written. The source of the data is left out: the digests of its
  /// parts represent it.
  package static func of(_ point: PointSpec, topology: Topology) -> JSON {
    let settings = Settings().completed(by: point, topology: topology)
    return canonical(Settings.fields, of: settings)
  }

  /// The same for a resolved spec, as a manifest holds it.
  package static func inSpec(_ spec: JSON) -> JSON { canonical(Settings.fields, in: spec) }

  private static func canonical(_ fields: [Field<Settings>], in spec: JSON) -> JSON {
    let members = fields.filter(\.info.changesResult).compactMap { field -> JSON.Member? in
      guard let value = spec[field.info.name] else { return nil }
      return JSON.Member(
        field.info.name, field.info.isSection ? canonical(field.children, in: value) : value)
    }
    return JSON.object(members).sorted
  }

  /// The fields that can change a result, section by section.
  private static func canonical(_ fields: [Field<Settings>], of settings: Settings) -> JSON {
    let members = fields.compactMap { field -> JSON.Member? in
      guard field.info.changesResult else { return nil }
      guard field.info.isSection else { return field.member(of: settings) }
      let section = canonical(field.children, of: settings)
      if field.info.isOmittedWhenEmpty && section == .object([]) { return nil }
      return JSON.Member(field.info.name, section)
    }
    return JSON.object(members).sorted
  }
}

extension JSON {
  /// The same value with the members of every object in the order of their names' UTF-8 bytes.
  fileprivate var sorted: JSON {
    switch self {
    case .array(let items): .array(items.map(\.sorted))
    case .object(let members):
      .object(
        members.map { Member($0.name, $0.value.sorted) }
          .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    default: self
    }
  }

  /// The values that are not objects, by their dotted paths.
  package func leaves(under path: String = "") -> [AxisValue] {
    guard case .object(let members) = self else { return [AxisValue(path: path, value: self)] }
    return members.flatMap { $0.value.leaves(under: path.isEmpty ? $0.name : "\(path).\($0.name)") }
  }
}
