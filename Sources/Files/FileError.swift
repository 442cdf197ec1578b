/// Why a file or folder could not be read or written.
package struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The causes that callers distinguish.
  package enum Cause: Sendable, Hashable {
    case notFound
    case permissionDenied
    /// Two files contradict each other.
    case contradiction
    case other
  }

  /// The failed action, as it appears between "cannot" and the path: `read`, `write`.
  package var action: String
  package var path: String
  /// The message of the system, or of this project: `No space left on device`.
  package var reason: String
  package var cause: Cause

  package init(_ action: String, _ path: String, _ reason: String, cause: Cause = .other) {
    self.action = action
    self.path = path
    self.reason = reason
    self.cause = cause
  }

  /// Whether a file could not be read, rather than written.
  package var isAboutReading: Bool { action == "read" }

  package var description: String { "cannot \(action) \(path): \(reason)" }
}
