import Records

/// The process in which an operation runs: its names, clock and signals.
///
/// The executable provides the real ones and tests provide others, so that libraries never read the clock.
package struct Host: Sendable {
  package var toolVersion: String
  /// Version, architecture and build ID of the executable; nil if its file cannot be read, so that runs of this build
  /// cannot be distinguished from others.
  package var build: String?
  package var environment: Manifest.Environment
  /// Names this process in the lock of a results folder: `process 4242 on host`.
  package var lockHolder: String
  /// Identifies the running kernel, so that a lock of this machine is known as such; nil if unknown.
  package var boot: String?
  /// The current folder, as an absolute path.
  package var currentFolder: String
  /// Seconds since any fixed instant.
  package var seconds: @Sendable () -> Double
  /// The time in UTC (RFC 3339).
  package var timeText: @Sendable () -> String
  /// Whether the user interrupted the process.
  package var isInterrupted: @Sendable () -> Bool

  package init(
    toolVersion: String, build: String?, environment: Manifest.Environment, lockHolder: String,
    boot: String? = nil, currentFolder: String, seconds: @escaping @Sendable () -> Double,
    timeText: @escaping @Sendable () -> String, isInterrupted: @escaping @Sendable () -> Bool
  ) {
    self.toolVersion = toolVersion
    self.build = build
    self.environment = environment
    self.lockHolder = lockHolder
    self.boot = boot
    self.currentFolder = currentFolder
    self.seconds = seconds
    self.timeText = timeText
    self.isInterrupted = isInterrupted
  }

  /// The absolute path of `path`.
  package func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : currentFolder + "/" + path
  }
}
