/// One of the parts that a sweep is divided into: `3/16` is the third of sixteen.
package struct Shard: Sendable, Hashable, CustomStringConvertible {
  /// The most shards of a sweep.
  package static let maximum = 1_000_000

  /// From 1 to `count`.
  package let number: Int
  package let count: Int

  package init(_ number: Int, of count: Int) {
    precondition(count <= Self.maximum && (1...count).contains(number))
    self.number = number
    self.count = count
  }

  /// Reads `3/16`; nil for any other text.
  package init?(_ text: String) {
    self.init(text[...], separator: "/")
  }

  init?(_ text: Substring, separator: String) {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }),
      let number = Int(parts[0]), let count = Int(parts[1]), count <= Self.maximum, number >= 1,
      number <= count
    else { return nil }
    self.init(number, of: count)
  }

  package var description: String { "\(number)/\(count)" }
}
