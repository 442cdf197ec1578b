/// Reads one JSON value by recursive descent over UTF-8 bytes.
struct JSONReader {
  let bytes: ArraySlice<UInt8>
  var position: Int
  private var depth = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The byte at `position`; 0, which no JSON text contains, at the end.
  @inline(__always)
  var current: UInt8 { position < bytes.endIndex ? bytes[position] : 0 }

  func failure(_ message: String, at offset: Int? = nil) -> JSONError {
    let place = offset ?? position
    let before = bytes[bytes.startIndex..<place]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.startIndex
    return JSONError(
      message: message, offset: place - bytes.startIndex,
      line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: place - lineStart + 1)
  }

  mutating func readDocument() throws(JSONError) -> JSON {
    skipWhiteSpace()
    let value = try readValue()
    skipWhiteSpace()
    guard position == bytes.endIndex else { throw failure("nothing may follow the value") }
    return value
  }

  @inline(__always)
  private mutating func skipWhiteSpace() {
    while true {
      switch current {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
      default: return
      }
    }
  }

  private mutating func readValue() throws(JSONError) -> JSON {
    switch current {
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "{"): return try readObject()
    case UInt8(ascii: "["): return try readArray()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
    case UInt8(ascii: "t"): return try readWord("true", .bool(true))
    case UInt8(ascii: "f"): return try readWord("false", .bool(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    default:
      let isEnd = position == bytes.endIndex
      throw failure(isEnd ? "the text ends where a value should stand" : "expected a value")
    }
  }

  private mutating func readWord(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes[position...].starts(with: word.utf8) else { throw failure("expected '\(word)'") }
    position += word.utf8.count
    return value
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    guard depth <= JSON.maximumDepth else {
      throw failure("nested more than \(JSON.maximumDepth) levels deep")
    }
    position += 1
    skipWhiteSpace()
  }

  private mutating func leave() {
    depth -= 1
    position += 1
  }

  /// After an element: whether another one follows; throws unless the next byte is `,` or `close`.
  private mutating func another(or close: UInt8) throws(JSONError) -> Bool {
    skipWhiteSpace()
    if current == close { return false }
    guard current == UInt8(ascii: ",") else {
      let mark = Unicode.Scalar(close)
      let isEnd = position == bytes.endIndex
      throw failure(isEnd ? "the text ends before '\(mark)'" : "expected ',' or '\(mark)'")
    }
    position += 1
    skipWhiteSpace()
    return true
  }

  private mutating func readArray() throws(JSONError) -> JSON {
    try enter()
    var elements: [JSON] = []
    if current != UInt8(ascii: "]") {
      repeat {
        elements.append(try readValue())
      } while try another(or: UInt8(ascii: "]"))
    }
    leave()
    return .array(elements)
  }

  private mutating func readObject() throws(JSONError) -> JSON {
    try enter()
    var members: [JSON.Member] = []
    var names = SeenNames()
    if current != UInt8(ascii: "}") {
      repeat {
        let start = position
        guard current == UInt8(ascii: "\"") else { throw failure("expected a name in quotes") }
        let name = try readString()
        guard names.insert(name, into: members) else {
          throw failure("the name '\(name)' occurs twice", at: start)
        }
        skipWhiteSpace()
        guard current == UInt8(ascii: ":") else { throw failure("expected ':'") }
        position += 1
        skipWhiteSpace()
        members.append(JSON.Member(name, try readValue()))
      } while try another(or: UInt8(ascii: "}"))
    }
    leave()
    return .object(members)
  }
}

/// The names of the object being read: compared one by one while they are few, hashed if they are many, so that both
/// records and malicious texts are read fast.
private struct SeenNames {
  private static let few = 16
  private var hashed: Set<String> = []

  /// Whether `name` is new.
  mutating func insert(_ name: String, into members: [JSON.Member]) -> Bool {
    if members.count < Self.few { return !members.contains { $0.name == name } }
    if hashed.isEmpty { hashed = Set(members.lazy.map(\.name)) }
    return hashed.insert(name).inserted
  }
}
