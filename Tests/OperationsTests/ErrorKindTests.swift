import Datasets
import Files
import Testing
import YAML

@testable import Operations

struct ErrorKindTests {
  @Test(
    "Errors are classified by what the user can do about them",
    arguments: [
      (FileError("read", "a.csv", "No such file or directory", cause: .notFound), .badInput),
      (FileError("write", "runs.jsonl", "No space left on device"), .output),
      (FileError("write to", "results", "process 2 on host is writing to it"), .output),
      (FileError("sync", "results", "Input/output error"), .output),
      (DatasetError("no rows"), .badInput),
      (Diagnostics([]), .badInput),
      (CancellationError(), .software),
    ] as [(any Error, ErrorKind)])
  func kinds(error: any Error, kind: ErrorKind) {
    #expect(ErrorKind(of: error) == kind)
  }

  @Test("An operation's error states its own kind", arguments: ErrorKind.allCases)
  func ownKind(kind: ErrorKind) {
    #expect(ErrorKind(of: OperationError(kind, "message")) == kind)
  }
}
