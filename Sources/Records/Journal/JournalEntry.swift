import Hashing
import JSON

/// One line of a journal: a run's record, and beside it what may differ between two machines.
package struct JournalEntry: Sendable, Hashable {
  package var record: RunRecord
  /// Which build of the tool trained the run.
  package var build: String
  /// How long training took by the clock; nil where nobody measured.
  package var seconds: Double?

  package init(record: RunRecord, build: String, seconds: Double?) {
    self.record = record
    self.build = build
    self.seconds = seconds
  }
}

/// A journal's line: `{"crc":"xxxxxxxx","v":1,…}` and a line end.
///
/// `crc` is the CRC-32C of the bytes behind its comma up to the closing brace, in eight hexadecimal digits, so a line
/// is checked without being parsed, and is still an object that any JSON tool reads.
enum JournalLine {
  static let version = 1

  /// Why a line is no entry.
  enum Failure: Error {
    case damaged(String)
    /// Sound, but of a version that this build does not know.
    case newer(version: Int)
  }

  private static let prefix = Array(#"{"crc":""#.utf8)
  private static let infix = Array(#"","#.utf8)
  /// Bytes before those that the checksum is of.
  private static let headerCount = prefix.count + 8 + infix.count

  /// Appends the line of an entry, its line end too.
  static func append(_ entry: JournalEntry, to bytes: inout [UInt8]) {
    let start = bytes.count
    var writer = JSONWriter()
    swap(&writer.bytes, &bytes)
    writer.object { writer in
      // What the checksum is of is yet to be written.
      writer.member("crc", "00000000")
      writer.member("v", version)
      writer.members(of: entry.record)
      writer.member("build", entry.build)
      if let seconds = entry.seconds { writer.member("seconds", seconds) }
    }
    swap(&writer.bytes, &bytes)
    let checksum = CRC32C.checksum(bytes[(start + headerCount)...])
    let place = start + prefix.count
    bytes.replaceSubrange(place..<place + 8, with: hexadecimal(checksum))
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The entry of a line without its line end.
  static func entry(of line: ArraySlice<UInt8>) throws(Failure) -> JournalEntry {
    guard line.count > headerCount, line.starts(with: prefix) else {
      throw .damaged("it does not begin as a journal's line")
    }
    let content = line[(line.startIndex + headerCount)...]
    let header = prefix + hexadecimal(CRC32C.checksum(content)) + infix
    guard line.starts(with: header) else { throw .damaged("its checksum does not match") }
    guard let json = try? JSON(parsing: line), let version = json["v"]?.int else {
      throw .damaged("it is not a JSON object with a version")
    }
    guard version <= Self.version else { throw .newer(version: version) }
    do {
      let record = try RunRecord(json: json)
      return JournalEntry(
        record: record, build: json["build"]?.string ?? "", seconds: json["seconds"]?.double)
    } catch {
      throw .damaged("its member '\(error.member)' is missing or wrong")
    }
  }

  private static func hexadecimal(_ value: UInt32) -> [UInt8] {
    (0..<8).map { UInt8(value >> (28 - 4 * $0) & 15).hexadecimalDigit }
  }
}
