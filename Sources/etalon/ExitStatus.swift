import Experiments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the process's exit code says.
enum ExitStatus: Int32, Error {
  case well = 0
  /// Runs failed.
  case failed = 1
  /// A metric regressed, an expectation failed, or `reproduce` found a difference.
  case regressed = 2
  /// Inconclusive, incomparable, missing, or nothing to judge by.
  case undecided = 3
  case usage = 64
  /// The spec or the data are bad.
  case badInput = 65
  /// The tool cannot work on this machine, or the same run gave other bits.
  case software = 70
  /// A file could not be written.
  case output = 74
  /// Interrupted, or runs are missing: start it again.
  case incomplete = 75

  /// What a check's gate says.
  init(_ gate: CheckJudgement.Gate) {
    self =
      switch gate {
      case .passed: .well
      case .failed: .regressed
      case .undecided: .undecided
      case .broken: .software
      }
  }

  func exit() -> Never {
    #if canImport(Glibc)
      Glibc.exit(rawValue)
    #elseif canImport(Musl)
      Musl.exit(rawValue)
    #else
      Darwin.exit(rawValue)
    #endif
  }
}
