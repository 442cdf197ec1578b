import Hashing
import JSON

/// One line of a journal: a run's record, with the facts that can differ between machines.
package struct JournalEntry: Sendable, Hashable {
  package var record: RunRecord
  /// The build of the tool that trained the run.
  package var build: String
  /// The wall time of training; nil if it was not measured.
  package var seconds: Double?
  /// When the run was recorded, in UTC (RFC 3339); nil in lines of older versions.
  package var ended: String?

  package init(record: RunRecord, build: String, seconds: Double?, ended: String? = nil) {
    self.record = record
    self.build = build
    self.seconds = seconds
    self.ended = ended
  }
}

/// The text of a journal's line: `{"crc":"xxxxxxxx","v":1,…}` and a line end. Lines of paused runs have version 2, so that
/// tools that do not know them refuse the journal.
///
/// `crc` is the CRC-32C, in eight hexadecimal digits, of the bytes from `"v"` to the closing brace. A line is thus
/// verified without being parsed, and any JSON tool can read it.
enum JournalLine {
  static let version = 2
  private static func version(of record: RunRecord) -> Int { record.isPaused ? 2 : 1 }

  /// Why a line could not be read.
  enum Failure: Error {
    case damaged(String)
    /// The checksum matches, but the format version is newer than this build.
    case newer(version: Int)
  }

  private static let prefix = Array(#"{"crc":""#.utf8)
  private static let infix = Array(#"","#.utf8)
  /// The number of bytes before the ones that the checksum covers.
  private static let headerCount = prefix.count + 8 + infix.count

  /// Appends the line of an entry, including its line end.
  static func append(_ entry: JournalEntry, to bytes: inout [UInt8]) {
    let start = bytes.count
    var writer = JSONWriter()
    swap(&writer.bytes, &bytes)
    writer.object { writer in
      // Replaced once the checksum is known.
      writer.member("crc", "00000000")
      writer.member("v", version(of: entry.record))
      writer.members(of: entry.record)
      writer.member("build", entry.build)
      if let seconds = entry.seconds { writer.member("seconds", seconds) }
      if let ended = entry.ended { writer.member("ended", ended) }
    }
    swap(&writer.bytes, &bytes)
    let checksum = CRC32C.checksum(bytes[(start + headerCount)...])
    let digits = start + prefix.count
    bytes.replaceSubrange(digits..<digits + 8, with: hexadecimal(checksum))
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The entry of a line without its line end.
  static func entry(of line: ArraySlice<UInt8>) throws(Failure) -> JournalEntry {
    var reader = JournalLineReader()
    return try entry(of: line, by: &reader)
  }

  /// The same with a reader that has read the lines before.
  static func entry(
    of line: ArraySlice<UInt8>, by reader: inout JournalLineReader
  ) throws(Failure) -> JournalEntry {
    guard line.count > headerCount, line.starts(with: prefix) else {
      throw .damaged("the beginning is not that of a journal line")
    }
    let content = line[(line.startIndex + headerCount)...]
    let header = line[(line.startIndex + prefix.count)..<content.startIndex]
    guard header.elementsEqual(hexadecimal(CRC32C.checksum(content)) + infix) else {
      throw .damaged("the checksum does not match")
    }
    if let entry = reader.entry(of: content) { return entry }
    guard let json = try? JSON(parsing: line), let version = json["v"]?.int else {
      throw .damaged("not a JSON object with a version")
    }
    guard version <= Self.version else { throw .newer(version: version) }
    do {
      let record = try RunRecord(json: json)
      return JournalEntry(
        record: record, build: json["build"]?.string ?? "", seconds: json["seconds"]?.double,
        ended: json["ended"]?.string)
    } catch {
      throw .damaged("member '\(error.member)' is missing or invalid")
    }
  }

  private static func hexadecimal(_ value: UInt32) -> [UInt8] {
    (0..<8).map { UInt8(value >> (28 - 4 * $0) & 15).hexadecimalDigit }
  }
}
