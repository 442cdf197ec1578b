import Foundation

/// The built tool, as a process of its own.
enum Tool {
  /// How a process of the tool ended, and what it said.
  struct Outcome {
    /// The exit code, or the number of the signal that ended it.
    var status: Int32
    var wasKilled: Bool
    /// Standard output.
    var output: String
    /// Standard error.
    var errors: String
  }

  /// `ETALON` names another build to test; else it is the one beside the test bundle, so any scratch path will do.
  static let executable: URL = {
    if let path = ProcessInfo.processInfo.environment["ETALON"] { return URL(fileURLWithPath: path) }
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let starts = bundles + [URL(fileURLWithPath: CommandLine.arguments[0]), Bundle.main.bundleURL]
    for start in starts {
      var folder = start.standardizedFileURL
      // A bundle may be a folder, with the program some levels inside it.
      for _ in 0..<5 {
        let candidate = folder.appendingPathComponent("etalon")
        var isFolder: ObjCBool = false
        if unsafe FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
          !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: candidate.path)
        {
          return candidate
        }
        folder.deleteLastPathComponent()
      }
    }
    preconditionFailure("no built tool beside \(starts.map(\.path)); ETALON can name one")
  }()

  /// The package's folder.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}

/// A process of the tool that may still be going on.
final class RunningTool: Sendable {
  private let process: Process
  private let ended: AsyncStream<Never>
  private let output: URL
  private let errors: URL

  /// Starts the tool in `folder`; its streams go to files in `streams`, so no pipe can fill up.
  init(
    _ arguments: [String], in folder: URL, streams: URL, environment: [String: String], input: URL?
  ) throws {
    output = streams.appendingPathExtension("out")
    errors = streams.appendingPathExtension("err")
    for file in [output, errors] { try Data().write(to: file) }
    let (ended, continuation) = AsyncStream.makeStream(of: Never.self)
    self.ended = ended
    process = Process()
    process.executableURL = Tool.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
  }

  /// A test that gives up leaves no process behind.
  deinit { if process.isRunning { kill() } }

  var isRunning: Bool { process.isRunning }

  /// Ctrl-C.
  func interrupt() { process.interrupt() }

  func send(_ signal: Int32) { Foundation.kill(process.processIdentifier, signal) }

  /// The end that no process can put off.
  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// Waits until standard error contains a text or the process has ended.
  func waitForErrors(containing text: String) async throws {
    while isRunning, !String(decoding: try Data(contentsOf: errors), as: UTF8.self).contains(text) {
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Waits for the end.
  func outcome() async throws -> Tool.Outcome {
    for await _ in ended {}
    return Tool.Outcome(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
