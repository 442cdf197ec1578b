import JSON
import Learning
import SeededNumbers
import TestSamples
import Testing

@testable import Records

/// Lines are read without a tree, or by way of one: that must make no difference.
@Suite struct JournalLineReaderTests {
  private static func content(of entry: JournalEntry) -> ArraySlice<UInt8> {
    journalLines([entry]).dropFirst(#"{"crc":"00000000","#.utf8.count).dropLast()
  }

  /// What the tree of a line says.
  private static func tree(_ content: ArraySlice<UInt8>) -> JournalEntry? {
    guard let json = try? JSON(parsing: [UInt8(ascii: "{")] + content), let version = json["v"]?.int,
      (1...2).contains(version), let record = try? RunRecord(json: json)
    else { return nil }
    return JournalEntry(
      record: record, build: json["build"]?.string ?? "", seconds: json["seconds"]?.double,
      ended: json["ended"]?.string)
  }

  /// Compared as bytes, because NaN is not equal to itself.
  private static func same(_ a: JournalEntry, _ b: JournalEntry) -> Bool {
    journalLines([a]) == journalLines([b])
  }

  @Test("Random lines of the usual form are read without a tree, to the same entry")
  func usual() throws {
    for seed in 0..<2000 as Range<UInt64> {
      var dice = SplitMix64(seed: seed)
      let entry = RandomEntry.entry(&dice)
      let content = Self.content(of: entry)
      var reader = JournalLineReader()
      // The second line is read with what was learnt from the first.
      for _ in 0..<2 {
        let found = reader.entry(of: content)
        let read = try #require(found, "seed \(seed)")
        try #require(Self.same(read, entry), "seed \(seed)")
        try #require(read.record.id == entry.record.id && read.seconds == entry.seconds, "seed \(seed)")
      }
    }
  }

  @Test("Changed lines are read to what their tree says, or left to it")
  func changed() throws {
    var reader = JournalLineReader()
    var (read, left) = (0, 0)
    for seed in 0..<4000 as Range<UInt64> {
      var dice = SplitMix64(seed: seed)
      var bytes = Array(Self.content(of: RandomEntry.entry(&dice)))
      for _ in 0..<Int.random(in: 1...2, using: &dice) {
        let place = Int.random(in: bytes.indices, using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = Array("0123456789\"{}[],:.e-\\ nx".utf8).randomElement(using: &dice)!
        case 2: bytes.insert(UInt8.random(in: 0x20...0xFF, using: &dice), at: place)
        default:
          let other = Int.random(in: bytes.indices, using: &dice)
          bytes.replaceSubrange(place..<place, with: bytes[min(place, other)..<max(place, other)].prefix(40))
        }
      }
      guard let entry = reader.entry(of: bytes[...]) else {
        left += 1
        continue
      }
      read += 1
      let tree = try #require(Self.tree(bytes[...]), "seed \(seed)")
      try #require(Self.same(entry, tree), "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(read > 500 && left > 500, "\(read) \(left)")
  }
}

/// Random journal entries of the form that training writes.
private enum RandomEntry {
  static func entry(_ dice: inout SplitMix64) -> JournalEntry {
    // Metrics of the outputs stand in a member of their own, which is left to the tree.
    let names = MetricName.all.filter { $0.metric.basis != .outputs }.shuffled(using: &dice)
    let epochs = Array(Set((0..<Int.random(in: 0...4, using: &dice)).map { $0 * 3 + 1 })).sorted()
    let classes = Int.random(in: 1...3, using: &dice)
    let digest = (0..<64).map { _ in "0123456789abcdef".randomElement(using: &dice)! }
    let record = RunRecord(
      identity: Bool.random(using: &dice) ? String(digest) : "run",
      status: RunStatus.allCases.randomElement(using: &dice)!,
      epochs: Int.random(in: 0...1000, using: &dice),
      metrics: names.prefix(Int.random(in: 0...5, using: &dice)).map {
        .init(name: $0, value: number(&dice))
      },
      restoredEpoch: Bool.random(using: &dice) ? 3 : nil,
      curve: Curve(
        epochs: epochs,
        columns: names.suffix(2).map { .init(name: $0, values: epochs.map { _ in number(&dice) }) }),
      confusion: Bool.random(using: &dice)
        ? []
        : [
          ConfusionMatrix(
            part: .test,
            counts: (0..<classes).map { _ in (0..<classes).map { _ in Int.random(in: 0...99, using: &dice) } }
          )
        ],
      correctSamples: Bool.random(using: &dice) ? [] : [CorrectSamples.sample([true, false, true])],
      curveDigest: String(digest.reversed()), weightsDigest: "")
    let seconds = Bool.random(using: &dice) ? nil : abs(Double.random(in: 0...1, using: &dice))
    return JournalEntry(
      record: record, build: "0.1.0 x86_64 \(digest[0])", seconds: seconds,
      ended: Bool.random(using: &dice) ? nil : "2026-11-28T03:5\(digest[1]):00Z")
  }

  private static func number(_ dice: inout SplitMix64) -> Double {
    switch Int.random(in: 0..<8, using: &dice) {
    case 0: return [.nan, .infinity, -.infinity, 0, -0.0, 1, 2, -3].randomElement(using: &dice)!
    case 1:
      let value = Double(bitPattern: dice.next())
      return value.isFinite ? value : 0.5
    case 2: return Double(Float.random(in: 0...1, using: &dice))
    default: return Double.random(in: -100...100, using: &dice)
    }
  }
}
