import Records

/// What an operation uses of the process that carries it out: its names, its clock, and its signals.
///
/// The executable makes one; a test makes another, so that nothing in a library reads a clock.
package struct Host: Sendable {
  package var toolVersion: String
  /// The tool's version, what it was compiled for, and the beginning of what identifies its file; nil where that file
  /// cannot be read, so that runs of this build cannot be told from others.
  package var build: String?
  package var environment: Manifest.Environment
  /// Who holds the lock of a results folder: `process 4242 on host`.
  package var lockHolder: String
  /// The folder that relative paths start at, from the root.
  package var currentFolder: String
  /// Seconds from any fixed instant.
  package var seconds: @Sendable () -> Double
  /// The time in UTC, as RFC 3339 has it.
  package var timeText: @Sendable () -> String
  /// Whether the user asked for an end.
  package var isInterrupted: @Sendable () -> Bool

  package init(
    toolVersion: String, build: String?, environment: Manifest.Environment, lockHolder: String,
    currentFolder: String, seconds: @escaping @Sendable () -> Double,
    timeText: @escaping @Sendable () -> String, isInterrupted: @escaping @Sendable () -> Bool
  ) {
    self.toolVersion = toolVersion
    self.build = build
    self.environment = environment
    self.lockHolder = lockHolder
    self.currentFolder = currentFolder
    self.seconds = seconds
    self.timeText = timeText
    self.isInterrupted = isInterrupted
  }

  /// The path from the root.
  package func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : currentFolder + "/" + path
  }
}
