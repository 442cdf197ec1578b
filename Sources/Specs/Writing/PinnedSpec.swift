import JSON
import YAML

/// A spec's text with the digests of its data in it.
package enum PinnedSpec {
  /// The same text with `sha256` in its `dataset`, anew or for the first time; nil if the text has no source there.
  package static func text(of source: Source, pins: JSON) -> String? {
    guard let root = Document(parsing: source).root, let dataset = entry("dataset", of: root)?.value,
      let origin = entry("source", of: dataset)
    else { return nil }
    let bytes = source.bytes
    if let old = entry("sha256", of: dataset) {
      return spliced(bytes, old.value.span.range, with: pins.flowText)
    }
    let end = origin.value.span.range.upperBound
    let isFlow = bytes[dataset.span.range.lowerBound] == UInt8(ascii: "{")
    guard !isFlow else { return spliced(bytes, end..<end, with: ", sha256: \(pins.flowText)") }
    let lineEnd = bytes[end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let key = origin.key.span.range.lowerBound
    let lineStart = bytes[..<key].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let indent = String(repeating: " ", count: key - lineStart)
    return spliced(bytes, lineEnd..<lineEnd, with: "\n\(indent)sha256: \(pins.flowText)")
  }

  private static func entry(_ name: String, of node: Node) -> Node.Entry? {
    guard case .mapping(let entries) = node.content else { return nil }
    return entries.first { $0.key.text == name }
  }

  private static func spliced(_ bytes: [UInt8], _ range: Range<Int>, with text: String) -> String {
    String(
      decoding: bytes[..<range.lowerBound] + Array(text.utf8) + bytes[range.upperBound...], as: UTF8.self)
  }
}
