import Datasets
import JSON

/// Where samples come from, before names and paths are resolved.
enum SourceSettings: Sendable, Hashable {
  /// The name of a bundled data set, or the path of a table.
  case text(String)
  /// A pair of IDX files.
  case idx(images: String, labels: String)

  /// Whether a text is a path, and not the name of a bundled data set or a URL. A name without a slash and a full stop is
  /// one only if there is such a file.
  static func isPath(_ text: String, isFile: (String) -> Bool) -> Bool {
    guard !text.contains("://"), !BundledDataset.all.contains(where: { $0.name == text }) else {
      return false
    }
    return text.contains("/") || text.contains(".") || isFile(text)
  }
}

/// `{images: …, labels: …}`
struct IDXSettings: MappingRecord {
  var images: String?
  var labels: String?

  static let fields: [Field<Self>] = [
    Field("images", \.images, .path(), "The file of images.", example: "train-images.idx3.gz")
      .required,
    Field("labels", \.labels, .path(), "The file of labels.", example: "train-labels.idx1.gz")
      .required,
  ]
}

extension ValueFormat where Value == SourceSettings {
  static var source: ValueFormat {
    let text = ValueFormat<String>.text("the name of a bundled data set, a path")
    let pair = ValueFormat<IDXSettings>.mapping("a mapping {images: path, labels: path}")
    return ValueFormat(
      "\(text.expected), or \(pair.expected)", kinds: text.kinds.union([.mapping]),
      schema: ["anyOf": [["type": "string"], pair.schema]], members: pair.members,
      write: { source in
        switch source {
        case .text(let name): .string(name)
        case .idx(let images, let labels): ["images": .string(images), "labels": .string(labels)]
        }
      }
    ) { node, reader in
      guard node.kind == .mapping else {
        return text.read(node, &reader).map {
          .text(SourceSettings.isPath($0, isFile: reader.isFile) ? reader.path($0, at: node.span) : $0)
        }
      }
      guard case .value(let files) = pair.read(node, &reader), let images = files.images,
        let labels = files.labels
      else { return .reported }
      return .value(.idx(images: images, labels: labels))
    }
  }
}
