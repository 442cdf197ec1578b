import Foundation
import SeededNumbers
import Synchronization

/// A temporary folder that the tool works in; it is gone when this value is.
final class Workplace: Sendable {
  let folder: URL
  private let streams: URL
  private let count = Atomic<Int>(0)

  /// A folder with `specs` in it, file name to text.
  init(_ specs: [String: String] = [:]) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("etalon-\(UUID().uuidString)")
    folder = root.appendingPathComponent("work")
    streams = root.appendingPathComponent("streams")
    for folder in [folder, streams] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    for (name, text) in specs { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

  /// Starts the tool here.
  func start(
    _ arguments: [String], environment: [String: String] = [:], input: String? = nil
  ) throws -> RunningTool {
    let number = count.add(1, ordering: .relaxed).newValue
    return try RunningTool(
      arguments, in: folder, streams: streams.appendingPathComponent("\(number)"), environment: environment,
      input: input.map { folder.appendingPathComponent($0) })
  }

  /// Starts the tool here eight times and kills it each time within 120 ms; returns the seed of the instants, which the
  /// environment variable ETALON_SEED can set.
  func killAtRandom(_ arguments: [String]) async throws -> UInt64 {
    let seed = UInt64(ProcessInfo.processInfo.environment["ETALON_SEED"] ?? "") ?? .random(in: 0...9999)
    var instants = SplitMix64(seed: seed)
    for _ in 0..<8 {
      let process = try start(arguments)
      try await Task.sleep(for: .milliseconds(Int(instants.next() % 120)))
      process.kill()
      _ = try await process.outcome()
    }
    return seed
  }

  /// Runs the tool here to its end.
  func etalon(
    _ arguments: String..., environment: [String: String] = [:], input: String? = nil
  ) async throws -> Tool.Outcome {
    try await start(arguments, environment: environment, input: input).outcome()
  }

  /// Runs a shell command here to its end; `$0` in it is the tool.
  func shell(_ command: String) async throws {
    let (ended, continuation) = AsyncStream.makeStream(of: Never.self)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command, Tool.executable.path]
    process.currentDirectoryURL = folder
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
    for await _ in ended {}
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(path)), as: UTF8.self)
  }

  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(path))
  }

  /// The results of the experiment `name`.
  func results(_ name: String, in parent: String = "results") -> ResultsFolder {
    ResultsFolder(folder: folder.appendingPathComponent("\(parent)/\(name)"))
  }
}
