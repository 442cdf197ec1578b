/// Where a node's anchor, tag and content stand, which libyaml reports as one place.
struct NodeProperties {
  /// From `&` through the anchor's name.
  private(set) var anchor: Range<Int>?
  /// From `!` through the tag's last character.
  private(set) var tag: Range<Int>?
  /// The first byte of the content; the end of `range` for an empty scalar.
  private(set) var contentStart: Int

  /// What libyaml takes for the name of an anchor.
  static let anchorNames = "the name of an anchor consists of ASCII letters, digits, '-' and '_'"

  /// Steps over the anchor and the tag that begin `range`, the place of an event in `bytes`.
  init(in bytes: [UInt8], range: Range<Int>) {
    contentStart = range.lowerBound
    while contentStart < range.upperBound {
      let rest = bytes[contentStart..<range.upperBound]
      switch bytes[contentStart] {
      case UInt8(ascii: "&") where anchor == nil:
        let name = rest.dropFirst().prefix(while: \.isAnchorCharacter)
        anchor = contentStart..<name.endIndex
        contentStart = name.endIndex
      case UInt8(ascii: "!") where tag == nil:
        let isVerbatim = rest.dropFirst().first == UInt8(ascii: "<")
        let end =
          isVerbatim
          ? rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
          : rest.firstIndex { $0.isWhitespace || $0.endsFlowItem }
        tag = contentStart..<(end ?? range.upperBound)
        contentStart = end ?? range.upperBound
      case UInt8(ascii: "#"):
        contentStart = rest.firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? range.upperBound
      case let byte where byte.isWhitespace:
        contentStart += 1
      default:
        return
      }
    }
  }
}

extension UInt8 {
  /// Whether libyaml takes the byte into the name of an anchor.
  var isAnchorCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Whether the byte is one of `,[]{}`, which end an item inside brackets.
  var endsFlowItem: Bool {
    [UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}")].contains(
      self)
  }
}
