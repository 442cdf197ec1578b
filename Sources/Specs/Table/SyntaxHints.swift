import JSON
import YAML

/// How to write what was probably meant, where a spec has a key or a value that does not exist.
///
/// Hints never decide whether something is an error; they only word the note below it. The table and its fields know this
/// protocol alone; the reader is given a value that conforms (`ForeignSyntax`).
protocol SyntaxHints: Sendable {
  /// The error for a key that the section at a path does not have.
  func unknownKey(_ entry: Node.Entry, in section: String, among fields: [FieldInfo]) -> UnknownName

  /// The error for a dotted path that no field has.
  func unknownPath(_ path: String) -> UnknownName

  /// How to write a node whose kind a field does not take; nil if unknown.
  func hint(for node: Node, at path: String, expecting kinds: Set<NodeKind>) -> String?

  /// Which of the names a text probably means; nil if unknown.
  func hint(forName text: String?, among names: [String]) -> String?

  /// Which metric of a part of the data a text probably means.
  func hint(forMetric text: String) -> String?

  /// Which of the metrics without a part a text probably means.
  func hint(forMetricWithoutPart text: String, among names: [String]) -> String?

  /// The axis that a text means in another tool's notation, as YAML; nil for other texts.
  func axis(forText text: String) -> String?

  /// The error for an axis in another tool's notation; nil for one in this tool's.
  func foreignAxis(_ entries: [Node.Entry], path: String) -> (message: String, hint: String?)?

  /// Axes for what stands under a name: `training: {lr: [0.1, 0.2]}`; empty if it names no field that can be swept.
  func axes(for name: String, _ value: JSON) -> [JSON.Member]

  /// The error for an axis over the runs' seeds; nil for other names.
  func seedsAxis(_ entry: Node.Entry) -> UnknownName?
}

/// The error for a name that does not exist.
struct UnknownName {
  var message: String
  var hint: String?
  /// The path of the field that was probably meant.
  var intended: String?
}
