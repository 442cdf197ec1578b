import JSON
import Learning

/// The canonical texts of an experiment's points, made of the texts of their parts, each of which is written once.
package struct CanonicalTexts {
  /// Neighbouring keys of the canonical `training` that belong to one part.
  private struct Run {
    let part: SpecPart
    var keys: Set<String>
  }

  /// What a part has in the text: for each run, its members with a comma before each.
  private typealias Pieces = [[UInt8]]

  private let points: Points
  private let runs: [Run]
  /// By part and place.
  private var pieces: [[Pieces?]]
  /// What stands before and after the members of `training`, by place of `rest`.
  private var surroundings: [(before: [UInt8], after: [UInt8])?]

  /// The texts of these points; nothing is written yet.
  package init(_ points: Points) {
    self.points = points
    pieces = SpecPart.allCases.map { Array(repeating: nil, count: points.parts.count(of: $0)) }
    surroundings = Array(repeating: nil, count: points.parts.count(of: .rest))
    let keys = TrainingSettings.fields.map(\.info.name)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var runs: [Run] = []
    for key in keys {
      let part = SpecPart.part(ofTrainingKey: key)
      if runs.last?.part == part {
        runs[runs.count - 1].keys.insert(key)
      } else {
        runs.append(Run(part: part, keys: [key]))
      }
    }
    self.runs = runs
  }

  /// The compact bytes of `CanonicalValues.of` the point with this index.
  ///
  /// - Parameter topology: the network of a spec.
  package mutating func bytes(
    at index: Int, topology: (PointSpec) throws -> Topology
  ) rethrows -> [UInt8] {
    guard let places = points.places(at: index) else {
      let spec = points.spec(at: index)
      return CanonicalValues.of(spec, topology: try topology(spec)).compactBytes
    }
    for part in SpecPart.allCases where pieces[part.rawValue][places[part.rawValue]] == nil {
      try write(part, at: places, topology: topology)
    }
    guard let (before, after) = surroundings[places[SpecPart.rest.rawValue]] else {
      preconditionFailure("written with its part")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(before.count + after.count + 1024)
    bytes.append(contentsOf: before)
    var isFirst = true
    for (run, content) in runs.enumerated() {
      guard let piece = pieces[content.part.rawValue][places[content.part.rawValue]]?[run], !piece.isEmpty
      else { continue }
      bytes.append(contentsOf: isFirst ? piece.dropFirst() : piece[...])
      isFirst = false
    }
    bytes.append(contentsOf: after)
    return bytes
  }

  private mutating func write(
    _ part: SpecPart, at places: CheckedParts.Places, topology: (PointSpec) throws -> Topology
  ) rethrows {
    let spec = points.parts.source(of: part, at: places)
    let members = CanonicalValues.of(spec, topology: try topology(spec)).object ?? []
    guard let training = members.firstIndex(where: { $0.name == "training" }) else {
      preconditionFailure("every spec has training")
    }
    let own = members[training].value.object ?? []
    let place = places[part.rawValue]
    pieces[part.rawValue][place] = runs.map { run in
      guard run.part == part else { return [] }
      return own.filter { run.keys.contains($0.name) }.flatMap { [UInt8(ascii: ",")] + Self.text(of: $0) }
    }
    guard part == .rest else { return }
    var before = [UInt8(ascii: "{")]
    for member in members[..<training] { before += Self.text(of: member) + [UInt8(ascii: ",")] }
    before.append(contentsOf: "\"training\":{".utf8)
    var after = [UInt8(ascii: "}")]
    for member in members[(training + 1)...] { after += [UInt8(ascii: ",")] + Self.text(of: member) }
    surroundings[place] = (before, after + [UInt8(ascii: "}")])
  }

  private static func text(of member: JSON.Member) -> [UInt8] {
    // An object of one member without its braces.
    Array(JSON.object([member]).compactBytes.dropFirst().dropLast())
  }
}
