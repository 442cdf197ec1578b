import Files

/// The content of a derived file that is written in pieces, so that it never is in memory as a whole.
package enum FilePieces {
  /// Takes the next piece of a file.
  package typealias Writing = (_ piece: [UInt8]) throws(FileError) -> Void

  /// All pieces that a function writes.
  static func joined(_ content: (Writing) throws(FileError) -> Void) -> [UInt8] {
    var all: [UInt8] = []
    do throws(FileError) {
      try content { (piece) throws(FileError) in all += piece }
    } catch {
      preconditionFailure("pieces in memory cannot fail: \(error)")
    }
    return all
  }
}
