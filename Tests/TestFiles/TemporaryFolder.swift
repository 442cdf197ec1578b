import Files
import Foundation

/// Runs `body` with the path of a new folder below `/tmp`, and removes the folder afterwards.
package func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  var template = Array("/tmp/etalon-test-XXXXXX".utf8CString)
  guard unsafe mkdtemp(&template) != nil else {
    throw FileError("create", "/tmp/etalon-test-XXXXXX", unsafe String(cString: strerror(errno)))
  }
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

/// The bytes of the file at `path`.
package func fileContents(of path: String) throws -> [UInt8] {
  try PosixFile(path, for: .reading).contents()
}

/// Writes a file that holds these bytes and no others.
package func writeFile(_ bytes: [UInt8], at path: String) throws {
  try PosixFile(path, for: .replacing).writeAll(bytes)
}
