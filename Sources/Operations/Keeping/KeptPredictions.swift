import Files
import Learning
import Networks
import Results

/// The predictions that a results folder keeps, one file per run and part.
struct KeptPredictions {
  /// Below the results folder.
  static let folderName = "predictions"
  private static let suffix = ".csv"

  private let folder: String

  /// - Parameter folder: the results folder.
  init(results folder: String) { self.folder = "\(folder)/\(Self.folderName)" }

  private func name(of identity: String, _ part: DatasetPart) -> String {
    "\(identity).\(part.rawValue)\(Self.suffix)"
  }

  /// Whether a run's predictions for a part are there.
  func contains(_ identity: String, _ part: DatasetPart) -> Bool {
    PosixFolder.exists("\(folder)/\(name(of: identity, part))")
  }

  /// What is kept of a run: of its parts the first of test, validation and train; nil if nothing is. Throws `FileError` for a file
  /// that does not hold predictions.
  func predictions(
    of identity: String, isClassification: Bool
  ) throws(FileError) -> (file: String, predictions: RecordedPredictions)? {
    for part in DatasetPart.allCases.reversed() where contains(identity, part) {
      let name = name(of: identity, part)
      let bytes = try PosixFile("\(folder)/\(name)", for: .reading).contents()
      do throws(RecordedPredictions.Failure) {
        return (
          "\(Self.folderName)/\(name)",
          try RecordedPredictions(parsing: bytes, part: part, isClassification: isClassification)
        )
      } catch {
        throw FileError(
          "read", "\(folder)/\(name)", "line \(error.line): \(error.reason); remove it, and run again")
      }
    }
    return nil
  }

  /// Writes predictions of one run, each part's file whole or not at all.
  func write(_ predictions: [SamplePredictions]) throws(FileError) {
    guard !predictions.isEmpty else { return }
    try PosixFolder.create(folder)
    var files = AtomicFiles(in: folder)
    for own in predictions {
      let name = name(of: own.pipeline.provenance.run, own.samples.part)
      try files.write("\(folder)/\(name)", own.csv(keepingInputs: false))
    }
    try files.replace()
  }

  /// Removes the files of runs and parts that are not kept; other files stay.
  func prune(isKept: (_ identity: String, _ part: DatasetPart) -> Bool) throws(FileError) {
    guard PosixFolder.exists(folder) else { return }
    for name in try PosixFolder.names(in: folder) {
      for part in DatasetPart.allCases where name.hasSuffix(".\(part.rawValue)\(Self.suffix)") {
        let identity = String(name.dropLast(part.rawValue.count + 1 + Self.suffix.count))
        if !isKept(identity, part) { PosixFolder.remove("\(folder)/\(name)") }
      }
    }
  }
}
