import JSON
import SeededNumbers
import Testing

@Suite struct RoundTripTests {
  @Test("Every finite Double is read back bit for bit", arguments: 0..<8 as Range<UInt64>)
  func doubles(seed: UInt64) throws {
    var words = SplitMix64(seed: seed)
    for _ in 0..<3000 {
      let value = Double(bitPattern: words.next())
      guard value.isFinite else { continue }
      let back = try JSON(parsing: JSON.number(value).compactBytes)
      guard case .number(let read) = back else {
        Issue.record("\(value) came back as \(back)")
        continue
      }
      #expect(read.bitPattern == value.bitPattern)
    }
  }

  @Test("Short decimals are rounded as Swift rounds them", arguments: 0..<4 as Range<UInt64>)
  func decimals(seed: UInt64) throws {
    var words = SplitMix64(seed: seed)
    for _ in 0..<3000 {
      let digits = words.next() >> (words.next() % 64)
      let text = "\(digits)e\(Int(words.next() % 60) - 30)"
      #expect(try JSON(parsing: text).double == Double(text))
    }
  }

  @Test("Any tree is read back, compact and indented", arguments: 0..<40 as Range<UInt64>)
  func trees(seed: UInt64) throws {
    var words = SplitMix64(seed: seed)
    let value = words.tree(depth: 5)
    #expect(try JSON(parsing: value.compactBytes) == value)
    #expect(try JSON(parsing: value.indentedBytes) == value)
  }

  @Test("A damaged text is refused or read, and never traps", arguments: 0..<40 as Range<UInt64>)
  func spoiled(seed: UInt64) {
    var words = SplitMix64(seed: seed)
    let bytes = words.tree(depth: 4).compactBytes
    for _ in 0..<100 {
      var copy = bytes
      switch words.next() % 3 {
      case 0: copy[Int(words.next() % UInt64(copy.count))] = UInt8(truncatingIfNeeded: words.next())
      case 1: copy.removeSubrange(Int(words.next() % UInt64(copy.count))...)
      default: copy.insert(UInt8(words.next() % 128), at: Int(words.next() % UInt64(copy.count)))
      }
      guard let value = try? JSON(parsing: copy) else { continue }
      // What was read has canonical bytes of its own.
      #expect((try? JSON(parsing: value.compactBytes)) == value)
    }
  }
}

extension SplitMix64 {
  fileprivate mutating func text() -> String {
    let scalars: [Unicode.Scalar] = ["a", "\"", "\\", "\n", "\u{0}", "é", "😀", "\u{2028}", "/", "\u{1F}"]
    return (0..<next() % 20).reduce(into: "") { text, _ in
      text.unicodeScalars.append(scalars[Int(next() % UInt64(scalars.count))])
    }
  }

  fileprivate mutating func tree(depth: Int) -> JSON {
    switch next() % (depth > 0 ? 8 : 5) {
    case 0: return nil
    case 1: return .bool(next() % 2 == 0)
    case 2: return .int(Int(truncatingIfNeeded: next() >> (next() % 64)))
    case 3:
      let value = Double(bitPattern: next())
      return .number(value.isFinite ? value : 0.5)
    case 4: return .string(text())
    case 5: return .array((0..<next() % 6).map { _ in tree(depth: depth - 1) })
    default: return .object((0..<next() % 6).map { JSON.Member("\($0)" + text(), tree(depth: depth - 1)) })
    }
  }
}
