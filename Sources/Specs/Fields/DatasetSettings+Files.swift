import Datasets
import JSON
import YAML

/// The digests of an experiment's files, as the spec says them.
enum PinSettings: Sendable, Hashable {
  /// Of the only file.
  case one(String)
  /// By path.
  case files([String: String])
}

extension DatasetSettings {
  /// Which files are meant, and where they can be downloaded.
  static let fileFields: [Field<Self>] = [
    Field(
      "sha256", \.sha256, .pins,
      "The SHA-256 of the source's file, or a mapping of several files to theirs; other bytes are an error before "
        + "anything trains. `etalon plan --pin` writes it.",
      example: "65f3…", defaultText: "any bytes are read"
    ).withoutEffectOnRuns,
    Field(
      "url", \.url, .text("an address"),
      "Where the file can be downloaded: shown if it is not found; nothing is downloaded.",
      example: "https://example.org/data.csv"
    ).withoutEffectOnRuns.notSwept("it says where a file can be downloaded"),
  ]
}

extension ValueFormat where Value == PinSettings {
  static var pins: ValueFormat {
    let digest = ValueFormat<String>.text("64 hexadecimal digits")
    return ValueFormat(
      "64 hexadecimal digits, or a mapping {path: digits, …}", kinds: digest.kinds.union([.mapping]),
      schema: ["anyOf": [digest.schema, ["type": "object", "additionalProperties": digest.schema]]],
      write: { pins in
        switch pins {
        case .one(let text): .string(text)
        case .files(let files):
          .object(files.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) })
        }
      }
    ) { node, reader in
      guard case .mapping(let entries) = node.content else {
        guard case .value(let text) = digest.read(node, &reader), text.isDigest else {
          return .mismatch(hint: "etalon plan --pin writes it")
        }
        return .value(.one(text.lowercased()))
      }
      var files: [String: String] = [:]
      for entry in entries {
        guard case .value(let text) = digest.read(entry.value, &reader), text.isDigest else {
          return .mismatch(hint: "etalon plan --pin writes it")
        }
        files[reader.path(entry.key.text, at: entry.key.span)] = text.lowercased()
      }
      return .value(.files(files))
    }
  }
}

extension String {
  fileprivate var isDigest: Bool { utf8.count == 64 && allSatisfy { $0.isASCII && $0.isHexDigit } }
}
