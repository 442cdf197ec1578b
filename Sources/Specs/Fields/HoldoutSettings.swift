import JSON
import YAML

/// Where a held-out part comes from, before paths are resolved.
enum HoldoutSettings: Sendable, Hashable {
  case fraction(Double)
  case count(Int)
  case rows(ClosedRange<Int>)
  case file(SourceSettings)
  case published
}

/// The mapping that a held-out part may be.
struct HoldoutMapping: MappingRecord {
  var rows: [Int]?
  var file: String?
  var images: String?
  var labels: String?

  static let fields: [Field<Self>] = [
    Field(
      "rows", \.rows, .list(of: .integer(1...), expected: "a pair [first, last], counted from 1"),
      "The first and last row of the part, counted from 1.", example: [50001, 60000]),
    Field("file", \.file, .path(), "A separate table.", example: "test.csv"),
    Field("images", \.images, .path(), "An IDX file of images.", example: "t10k-images.idx3.gz"),
    Field(
      "labels", \.labels, .path(), "The IDX file of their labels.", example: "t10k-labels.idx1.gz"),
  ]
}

extension ValueFormat where Value == HoldoutSettings {
  static var holdout: ValueFormat {
    let mapping = ValueFormat<HoldoutMapping>.mapping(
      "{rows: [a, b]}, {file: path} or {images: path, labels: path}")
    return ValueFormat(
      "a fraction between 0 and 1, a number of samples, 'published', \(mapping.expected)",
      kinds: [.integer, .number, .text, .mapping],
      schema: [
        "anyOf": [
          ["type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1],
          ["type": "integer", "minimum": 1], ["const": "published"], mapping.schema,
        ]
      ],
      members: mapping.members, write: \.json
    ) { node, reader in
      switch node.kind {
      case .mapping:
        guard case .value(let parts) = mapping.read(node, &reader) else { return .reported }
        return parts.holdout.map { .value($0) } ?? .mismatch(hint: nil)
      case .text:
        guard node.text == "published" else {
          return .mismatch(hint: reader.hints.hint(forName: node.text, among: ["published"]))
        }
        return .value(.published)
      default:
        return HoldoutSettings(node).map { .value($0) }
          ?? .mismatch(
            hint: "write a fraction between 0 and 1, or an integer of at least 1")
      }
    }
  }
}

extension HoldoutSettings {
  /// A number below 1 as a fraction, an integer as a number of samples.
  fileprivate init?(_ node: Node) {
    if node.kind == .integer, let count = node.integer, count >= 1 {
      self = .count(count)
    } else if node.kind == .number, let share = node.number, share > 0, share < 1 {
      self = .fraction(share)
    } else {
      return nil
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .fraction(let share): .number(share)
    case .count(let count): .int(count)
    case .rows(let rows): ["rows": [.int(rows.lowerBound), .int(rows.upperBound)]]
    case .file(.text(let path)): ["file": .string(path)]
    case .file(.idx(let images, let labels)): ["images": .string(images), "labels": .string(labels)]
    case .published: "published"
    }
  }
}

extension HoldoutMapping {
  /// nil if the keys do not name exactly one source.
  fileprivate var holdout: HoldoutSettings? {
    switch (rows, file, images, labels) {
    case (let rows?, nil, nil, nil) where rows.count == 2 && rows[0] <= rows[1]: .rows(rows[0]...rows[1])
    case (nil, let file?, nil, nil): .file(.text(file))
    case (nil, nil, let images?, let labels?): .file(.idx(images: images, labels: labels))
    default: nil
    }
  }
}
