import Datasets
import JSON

extension InputEncoding {
  /// `{"match": "name", "width": 5, "columns": […], "targets": […], "missing": "error", "features": […]}`
  var json: JSON {
    [
      "match": .string(hasNames ? "name" : "position"), "width": .int(sourceWidth),
      "columns": .array(columns.map(\.json)), "targets": .array(targets.map(\.json)),
      "missing": .string(missing.rawValue),
      "features": .array(
        features.map { ["mean": $0.mean.map { .number($0) } ?? .null, "scaling": $0.scaling.json] }),
    ]
  }

  /// Throws where a member is missing or invalid.
  init(json: PlacedJSON) throws(NetworkFileError) {
    let match = try json.member("match")
    guard ["name", "position"].contains(try match.string()) else {
      throw match.error("must be name or position")
    }
    var columns: [Column] = []
    for column in try json.member("columns").elements() { columns.append(try Column(json: column)) }
    var targets: [SourceLayout.Column] = []
    for target in try json.member("targets").elements() {
      targets.append(try SourceLayout.Column(json: target))
    }
    var features: [Feature] = []
    for feature in try json.member("features").elements() {
      features.append(
        Feature(
          mean: try feature.optional("mean")?.double(),
          scaling: try ColumnScaling(json: feature.member("scaling"))))
    }
    guard columns.reduce(0, { $0 + $1.width }) == features.count, !features.isEmpty else {
      throw try json.member("features").error("must have one element per input of the columns")
    }
    self.init(
      columns: columns, features: features,
      missing: try json.member("missing").name(DatasetRequest.Missing.self),
      targets: targets, sourceWidth: try json.member("width").int(in: 1...(1 << 40)),
      hasNames: try match.string() == "name")
  }
}

extension InputEncoding.Column {
  fileprivate var json: JSON {
    var members: [JSON.Member] = [.init("name", .string(name)), .init("position", .int(position))]
    switch kind {
    case .number(let range):
      members.append(.init("kind", "number"))
      if let range { members.append(.init("range", [.number(range.lowerBound), .number(range.upperBound)])) }
    case .text(let categories):
      members.append(.init("kind", "text"))
      members.append(.init("categories", .array(categories.names.map { .string($0) })))
    }
    return .object(members)
  }

  fileprivate init(json: PlacedJSON) throws(NetworkFileError) {
    let kind = try json.member("kind")
    let ownKind: Kind
    switch try kind.string() {
    case "number":
      var range: ClosedRange<Double>?
      if let bounds = try json.optional("range") {
        let values = try bounds.doubles()
        guard values.count == 2, values[0] <= values[1] else { throw bounds.error("must be [low, high]") }
        range = values[0]...values[1]
      }
      ownKind = .number(range: range)
    case "text": ownKind = .text(try ClassList(json: json.member("categories")))
    default: throw kind.error("must be number or text")
    }
    self.init(
      name: try json.member("name").string(), position: try json.member("position").int(in: 1...(1 << 40)),
      kind: ownKind)
  }
}

extension ClassList {
  /// Names as they are written in files: in the list's own order, each once.
  init(json: PlacedJSON) throws(NetworkFileError) {
    let names = try json.strings()
    self.init(labels: names)
    guard !names.isEmpty, self.names.count == names.count,
      zip(self.names, names).allSatisfy({ $0.utf8.elementsEqual($1.utf8) })
    else { throw json.error("must be distinct and in ascending order") }
  }
}

extension SourceLayout.Column {
  fileprivate var json: JSON { ["name": .string(name), "position": .int(position)] }

  fileprivate init(json: PlacedJSON) throws(NetworkFileError) {
    self.init(
      name: try json.member("name").string(), position: try json.member("position").int(in: 1...(1 << 40)))
  }
}

extension ColumnScaling {
  fileprivate var json: JSON {
    switch self {
    case .none: return ["kind": "none"]
    case .affine(let offset, let divisor):
      return ["kind": "affine", "offset": .number(offset), "divisor": .number(divisor)]
    case .logarithmic(let offset, let divisor):
      return ["kind": "log", "offset": .number(offset), "divisor": .number(divisor)]
    case .range(let from, let to):
      return ["kind": "range", "from": from.json, "to": to.json]
    }
  }

  fileprivate init(json: PlacedJSON) throws(NetworkFileError) {
    let kind = try json.member("kind")
    switch try kind.string() {
    case "none": self = .none
    case "affine":
      self = .affine(
        offset: try json.member("offset").double(), divisor: try json.member("divisor").double())
    case "log":
      self = .logarithmic(
        offset: try json.member("offset").double(), divisor: try json.member("divisor").double())
    case "range":
      self = .range(from: try json.member("from").range(), to: try json.member("to").range())
    default: throw kind.error("must be none, affine, log or range")
    }
  }
}

extension ClosedRange<Double> {
  fileprivate var json: JSON { [.number(lowerBound), .number(upperBound)] }
}

extension PlacedJSON {
  fileprivate func range() throws(NetworkFileError) -> ClosedRange<Double> {
    let bounds = try doubles()
    guard bounds.count == 2, bounds[0] <= bounds[1] else { throw error("must be [low, high]") }
    return bounds[0]...bounds[1]
  }
}
