import Files
import Datasets
import Networks
import Records
import Specs
import YAML

/// Why an operation was refused or ended early, with a message for the user.
package struct OperationError: Error, Sendable, CustomStringConvertible {
  package var kind: ErrorKind
  package var description: String

  package init(_ kind: ErrorKind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}

/// Classifies errors by what the user can do about them; the executable derives its exit code from it.
package enum ErrorKind: Sendable, Hashable, CaseIterable {
  /// The command line is not valid.
  case usage
  /// A spec, its data, a baseline or a results folder cannot be read or is not valid.
  case badInput
  /// A file could not be written.
  case output
  /// This build or this machine does not support the operation, or an internal error occurred.
  case software
  /// Interrupted, or runs are missing.
  case incomplete
  /// The user declined.
  case declined

  package init(of error: any Error) {
    switch error {
    case let error as OperationError: self = error.kind
    case let error as FileError: self = error.isAboutReading ? .badInput : .output
    case is DatasetError, is NetworkFileError, is NetworkExportError, is Diagnostics, is StarterSpec.Unfit: self = .badInput
    default: self = .software
    }
  }
}
