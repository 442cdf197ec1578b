/// The names that a text column takes its values from, in a stated order.
///
/// Where all labels are numbers, those that write the same number without leading zeros (`1`, `1.0` and `+1`) are one
/// class, named `1`; a label with leading zeros (`01`) is a class of its own, named as it is written; classes ascend by
/// number, then by text. Otherwise a class is its text, code point by code point, and classes ascend by Unicode scalars.
package struct ClassList: Sendable, Hashable {
  package let names: [String]
  /// Labels that are written differently and are one class, by class: `1` and `1.0`.
  let spellings: [[String]]
  private let areNumbers: Bool
  /// By the key's bytes: Swift's own equality of strings is that of normalised ones.
  private let indexOfKey: [[UInt8]: Int32]

  /// From labels in any order, repeated or not.
  package init(labels: some Sequence<String>) {
    var distinct: [[UInt8]: String] = [:]
    for label in labels { distinct[Array(label.utf8)] = label }
    var groups: [[UInt8]: (number: Double, labels: [String])] = [:]
    areNumbers = distinct.values.allSatisfy { label in
      guard case .number(let number) = Decimal.read(label) else { return false }
      groups[Self.numberKey(label), default: (number, [])].labels.append(label)
      return true
    }
    guard areNumbers else {
      // Not Swift's own order of strings, which is by normalised scalars.
      names = distinct.values.sorted(by: Self.precedes)
      spellings = names.map { [$0] }
      indexOfKey = Dictionary(uniqueKeysWithValues: zip(names.map { Array($0.utf8) }, Int32(0)...))
      return
    }
    let classes = groups.map { key, group in
      let spellings = group.labels.sorted(by: Self.precedes)
      return (key: key, number: group.number, name: Self.name(key, group.number, spellings), spellings)
    }.sorted { $0.number != $1.number ? $0.number < $1.number : Self.precedes($0.name, $1.name) }
    names = classes.map(\.name)
    spellings = classes.map { $0.3 }
    indexOfKey = Dictionary(uniqueKeysWithValues: zip(classes.map(\.key), Int32(0)...))
  }

  package var count: Int { names.count }

  /// Which class a label is; nil for one that is not in the list.
  package func index(of label: String) -> Int32? {
    guard areNumbers else { return indexOfKey[Array(label.utf8)] }
    guard case .number = Decimal.read(label) else { return nil }
    return indexOfKey[Self.numberKey(label)]
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  }

  /// The shortest text of the number, unless that is another number (as for 18 digits) or the label has leading zeros.
  private static func name(_ key: [UInt8], _ number: Double, _ spellings: [String]) -> String {
    let text = Decimal.text(number)
    if numberKey(text) == key { return text }
    return spellings.min { $0.utf8.count < $1.utf8.count } ?? text
  }

  /// What two labels have in common that write the same number: its sign, its significant digits and where they stand; the
  /// text itself where zeros lead it.
  private static func numberKey(_ label: String) -> [UInt8] {
    var digits: [UInt8] = []
    var (exponent, isFraction) = (0, false)
    let text = Array(label.utf8)
    let isNegative = text.first == UInt8(ascii: "-")
    let unsigned = text.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    if unsigned.first == UInt8(ascii: "0"), unsigned.dropFirst().first.map({ $0 &- 48 <= 9 }) == true {
      return text
    }
    for (index, byte) in unsigned.enumerated() {
      if byte | 0x20 == UInt8(ascii: "e") {
        exponent += Int(String(decoding: unsigned.dropFirst(index + 1), as: UTF8.self)) ?? 0
        break
      }
      if byte == UInt8(ascii: ".") { isFraction = true }
      guard byte &- UInt8(ascii: "0") <= 9 else { continue }
      if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte) }
      if isFraction { exponent -= 1 }
    }
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { return [UInt8(ascii: "0")] }
    return (isNegative ? [UInt8(ascii: "-")] : []) + digits + Array("e\(exponent)".utf8)
  }
}
