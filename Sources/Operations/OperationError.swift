import Files
import Datasets
import Records
import YAML

/// Why an operation was refused or ended early, in words for the user.
package struct OperationError: Error, Sendable, CustomStringConvertible {
  package var kind: ErrorKind
  package var description: String

  package init(_ kind: ErrorKind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}

/// What the user can do about an error: the one place that sorts errors, from which the tool takes its exit code.
package enum ErrorKind: Sendable, Hashable, CaseIterable {
  /// The command line asks for something that cannot be done.
  case usage
  /// A spec, its data, a baseline or a results folder cannot be read or is not valid.
  case badInput
  /// A file could not be written.
  case output
  /// This build or this machine cannot do what was asked.
  case software
  /// Runs are missing.
  case incomplete
  /// The user said no.
  case declined

  package init(of error: any Error) {
    switch error {
    case let error as OperationError: self = error.kind
    case let error as FileError: self = error.isAboutReading ? .badInput : .output
    case is DatasetError, is Diagnostics: self = .badInput
    default: self = .software
    }
  }
}
