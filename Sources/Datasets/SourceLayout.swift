/// Which columns of a source became inputs and targets, and where they were.
package struct SourceLayout: Sendable, Hashable {
  /// A column of the source.
  package struct Column: Sendable, Hashable {
    /// The header's name; its number in a file without a header.
    package var name: String
    /// 1-based.
    package var position: Int
    /// Whether its texts are one-hot encoded.
    package var isText: Bool

    package init(name: String, position: Int, isText: Bool = false) {
      self.name = name
      self.position = position
      self.isText = isText
    }
  }

  /// In the order of the source, a text column once.
  package var inputs: [Column]
  /// In the order of the outputs; one for classes, unless they were one-hot columns. Empty if the source has no target
  /// column, as images have none.
  package var targets: [Column]
  /// Columns of the source, ignored ones included.
  package var width: Int
  /// Whether the names are the source's own; otherwise columns are identified by position.
  package var hasNames: Bool

  package init(inputs: [Column], targets: [Column], width: Int, hasNames: Bool) {
    self.inputs = inputs
    self.targets = targets
    self.width = width
    self.hasNames = hasNames
  }

  /// Input columns alone.
  init(columns: [String], hasNames: Bool) {
    self.init(
      inputs: zip(columns, 1...).map { Column(name: $0, position: $1) }, targets: [], width: columns.count,
      hasNames: hasNames)
  }
}
