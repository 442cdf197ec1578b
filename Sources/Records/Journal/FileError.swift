/// Why a file of a results folder could not be read or written.
package struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was tried, as the verb after "cannot": `read`, `write`.
  package var action: String
  package var path: String
  /// The system's words, or ours: `No space left on device`.
  package var reason: String

  package init(_ action: String, _ path: String, _ reason: String) {
    self.action = action
    self.path = path
    self.reason = reason
  }

  /// Whether a file could not be read, rather than written.
  package var isAboutReading: Bool { action == "read" }

  package var description: String { "cannot \(action) \(path): \(reason)" }
}
