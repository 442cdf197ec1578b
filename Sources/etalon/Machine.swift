import Files
import Hashing
import Operations
import Records

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Facts about the machine and this process.
enum Machine {
  /// The processors that this process may use.
  static var processorCount: Int { allowance.processors }

  /// Seconds since the start of the process.
  static func seconds() -> Double {
    let duration = start.duration(to: .now).components
    return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
  }

  private static let start = ContinuousClock.now

  /// Waits; a signal ends it early.
  @Sendable static func pause(_ seconds: Double) {
    usleep(UInt32(max(0, min(seconds, 60)) * 1e6))
  }

  /// The time in UTC (RFC 3339).
  static var timeText: String {
    var seconds = time(nil)
    var parts = unsafe tm()
    unsafe gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let length = unsafe strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// This process, as operations see it.
  static var host: Host {
    Host(
      toolVersion: Version.text, build: build, environment: environment, lockHolder: nameOfThisProcess(),
      currentFolder: FileManager.default.currentDirectoryPath, seconds: seconds, timeText: { timeText },
      isInterrupted: { Interruption.isAsked })
  }

  /// Version, architecture and the first digits of the build ID, unique for each build; nil if the executable cannot be
  /// read.
  private static let build: String? = fileIdentity.map { "\(Version.text) \(architecture) \($0)" }

  /// The linker's build ID, if there is one; otherwise the SHA-256 of the executable.
  private static let fileIdentity: String? = {
    guard let path = binaryPath, let file = try? PosixFile(path, for: .reading) else { return nil }
    if let start = try? file.contents(upTo: BuildID.reach), let id = BuildID.text(ofELF: start) {
      return String(id.prefix(16))
    }
    return (try? file.contents()).map { String(SHA256.hexDigest(of: $0).prefix(16)) }
  }()

  /// The path of the executable.
  private static var binaryPath: String? {
    #if canImport(Darwin)
      Bundle.main.executablePath
    #else
      "/proc/self/exe"
    #endif
  }

  private static var environment: Manifest.Environment {
    Manifest.Environment(
      system: ProcessInfo.processInfo.operatingSystemVersionString, architecture: architecture,
      processor: processor, host: ProcessInfo.processInfo.hostName)
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }

  /// The processor's name from /proc/cpuinfo; otherwise its architecture.
  private static var processor: String {
    guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("model name") }),
      let colon = line.firstIndex(of: ":")
    else { return architecture }
    return String(line[line.index(after: colon)...].drop { $0 == " " })
  }
}
