import JSON
import Plots

/// HTML under construction.
///
/// Tags and attribute names are literals of the source; text and attribute values are escaped as they are written, so that
/// whatever a spec, a data file or a path holds is shown as text. Style, script, data and figures have methods of their
/// own, and nothing else is written unescaped.
struct HTML {
  private(set) var bytes: [UInt8] = []

  /// An element with its content.
  mutating func element(
    _ tag: StaticString, _ attributes: Attribute..., content: (inout HTML) -> Void = { _ in }
  ) {
    open(tag, attributes)
    content(&self)
    raw("</")
    literal(tag)
    raw(">")
  }

  /// An element that holds a text and nothing else.
  mutating func element(_ tag: StaticString, _ attributes: Attribute..., text: String) {
    open(tag, attributes)
    self.text(text)
    raw("</")
    literal(tag)
    raw(">")
  }

  /// An element that has no content and no end tag, such as `meta`.
  mutating func void(_ tag: StaticString, _ attributes: Attribute...) { open(tag, attributes) }

  mutating func text(_ text: String) { raw(text.xmlEscaped) }

  /// A line end, which keeps the source of the page readable.
  mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  mutating func doctype() { raw("<!DOCTYPE html>\n") }

  /// A drawn figure, whose texts Plots has escaped.
  mutating func svg(_ scene: Scene) {
    // The page's script has tooltips of its own.
    raw(scene.svg(.inline, showsTooltips: false))
  }

  /// The page's style sheet.
  mutating func style(_ parts: [UInt8]...) {
    raw("<style>")
    for part in parts { bytes += part }
    raw("</style>\n")
  }

  /// The page's script.
  mutating func script(_ source: [UInt8]) {
    raw("<script>")
    bytes += source
    raw("</script>\n")
  }

  /// Data for the script: strict JSON, in which `<` is an escape, so that no text can end the element.
  mutating func data(_ json: JSON) {
    open("script", [.class("data"), .type("application/json")])
    for byte in json.compactBytes {
      if byte == UInt8(ascii: "<") { raw("\\u003c") } else { bytes.append(byte) }
    }
    raw("</script>\n")
  }

  private mutating func open(_ tag: StaticString, _ attributes: [Attribute]) {
    raw("<")
    literal(tag)
    for attribute in attributes {
      raw(" ")
      literal(attribute.prefix)
      raw(attribute.name)
      guard let value = attribute.value else { continue }
      raw("=\"")
      raw(value.xmlEscaped)
      raw("\"")
    }
    raw(">")
  }

  private mutating func literal(_ text: StaticString) {
    text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
