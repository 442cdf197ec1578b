import Learning

/// What an experiment can be checked against before anything is trained.
package struct DatasetShape: Sendable, Hashable {
  package enum Target: Sendable, Hashable {
    /// The classes' names, in the order of the outputs.
    case classes([String])
    /// The target columns' names, in the order of the outputs.
    case columns([String])
  }

  /// Network inputs, one-hot columns counted one by one.
  package let inputs: Int
  package let target: Target
  /// Samples of the source, all parts together but those from further files.
  package let rows: Int
  /// Rows that were left out for a missing value, of all files.
  package let droppedRows: Int
  /// Samples of each part that there is; a range where folds differ by one.
  package let train: ClosedRange<Int>
  package let validation: ClosedRange<Int>?
  package let test: ClosedRange<Int>?
  /// nil if the data are not folded.
  package let folds: Int?
  package let repeats: Int
  /// What was guessed when the data were read, and what is probably a mistake in them.
  package var notes: [DatasetNote] = []

  /// Possible output layers, the usual first: one output per class, or one for two classes; one per target
  /// column.
  package var outputCounts: [Int] {
    switch target {
    case .classes(let names): names.count == 2 ? [2, 1] : [names.count]
    case .columns(let names): [names.count]
    }
  }

  /// The parts that there are, in the order train, validation, test.
  package var parts: [DatasetPart] {
    [.train] + (validation == nil ? [] : [.validation]) + (test == nil ? [] : [.test])
  }
}
