/// Why a kept network's file cannot be read.
package struct NetworkFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path as it was given.
  package var file: String
  /// Where in the file: a member such as `input.columns[2].name`, a tensor, or a byte; empty for the whole file.
  package var place: String
  package var message: String

  package init(file: String = "", place: String = "", _ message: String) {
    self.file = file
    self.place = place
    self.message = message
  }

  package var description: String {
    [file, place, message].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// The same mistake, in a file.
  func inFile(_ file: String) -> NetworkFileError {
    NetworkFileError(file: file, place: place, message)
  }
}
