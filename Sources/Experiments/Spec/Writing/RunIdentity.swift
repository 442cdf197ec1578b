import Arithmetic
import Datasets
import JSON
import Learning

/// What tells one run from another: all that can change its result, and nothing else.
package enum RunIdentity {
  /// The values of a point that can change a run's result, resolved, written in one way, their names in order.
  ///
  /// Equal for specs that mean the same, however they are written; where the data come from is left out, since the
  /// digests of their parts stand for it.
  package static func canonicalValues(of point: PointSpec, topology: Topology) -> JSON {
    let settings = Settings().completed(by: point, topology: topology)
    return canonical(Settings.fields, of: settings)
  }

  /// The identity of a run as hexadecimal SHA-256 over the canonical JSON text of the arithmetic's version, the
  /// data parts' digests, the seed, and the values.
  ///
  /// - Parameter values: the compact bytes of a point's canonical values, which all its runs share.
  package static func text(values: [UInt8], data: PartitionDigests, seed: UInt64) -> String {
    // All names in their order, as in the values.
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("arithmetic", ArithmeticVersion.current)
      writer.name("data")
      writer.object { writer in
        if let test = data.test { writer.member("test", test) }
        writer.member("train", data.train)
        if let validation = data.validation { writer.member("validation", validation) }
      }
      writer.member("seed", .unsigned(seed))
      writer.name("values")
      writer.raw(values)
    }
    return Digest.text(of: writer.bytes)
  }

  /// The same of a resolved spec, as a manifest holds it.
  static func canonicalValues(in spec: JSON) -> JSON { canonical(Settings.fields, in: spec) }

  private static func canonical(_ fields: [Field<Settings>], in spec: JSON) -> JSON {
    let members = fields.filter(\.facts.changesResult).compactMap { field -> JSON.Member? in
      guard let value = spec[field.facts.name] else { return nil }
      return JSON.Member(
        field.facts.name, field.facts.isSection ? canonical(field.children, in: value) : value)
    }
    return JSON.object(members).sorted
  }

  /// The fields that can change a result, section by section.
  private static func canonical(_ fields: [Field<Settings>], of settings: Settings) -> JSON {
    let members = fields.compactMap { field -> JSON.Member? in
      guard field.facts.changesResult else { return nil }
      guard field.facts.isSection else { return field.member(of: settings) }
      let section = canonical(field.children, of: settings)
      if field.facts.isLeftOutWhenEmpty && section == .object([]) { return nil }
      return JSON.Member(field.facts.name, section)
    }
    return JSON.object(members).sorted
  }
}

extension JSON {
  /// The same value with the members of every object in the order of their names' UTF-8 bytes.
  var sorted: JSON {
    switch self {
    case .array(let items): .array(items.map(\.sorted))
    case .object(let members):
      .object(
        members.map { Member($0.name, $0.value.sorted) }
          .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    default: self
    }
  }
}
