/// Dotted paths of fields, `training.learning_rate`, as text.
extension String {
  /// `training` of `training.epochs`; empty if there is no dot.
  var parent: String { lastIndex(of: ".").map { String(self[..<$0]) } ?? "" }

  /// `epochs` of `training.epochs`.
  var lastName: String { lastIndex(of: ".").map { String(self[index(after: $0)...]) } ?? self }

  /// `expect.metric` of `expect[0].metric`.
  var withoutIndices: String {
    split(separator: "[").enumerated().map { index, piece in
      index == 0 ? piece : piece.drop { $0 != "]" }.dropFirst()
    }.joined()
  }
}
