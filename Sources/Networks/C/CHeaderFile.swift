import Datasets
import Learning

/// A trained pipeline as a C header, for programs without a runtime for networks.
package enum CHeaderFile {
  /// The longest string literal that C99 promises to take.
  private static let longestLiteral = 4095

  /// The file's bytes.
  ///
  /// - Parameter name: what the names in the header begin with, as far as it is an identifier.
  package static func bytes(of pipeline: TrainedPipeline, name: String) throws(NetworkExportError) -> [UInt8]
  {
    try pipeline.requireFinite()
    try check(pipeline.output.names, of: pipeline.output.isClassification ? "a class" : "a target column")
    for column in pipeline.input.columns {
      if case .text(let categories) = column.kind {
        try check(categories.names, of: "a category of column `\(column.name)`")
      }
    }
    return Array(CHeader(pipeline, name: name).text.utf8)
  }

  private static func check(_ names: [String], of what: String) throws(NetworkExportError) {
    for name in names {
      if name.utf8.contains(0) {
        throw NetworkExportError("the name of \(what) contains a zero byte, which ends a text in C")
      }
      if name.utf8.count > longestLiteral {
        throw NetworkExportError(
          "the name of \(what) is longer than \(longestLiteral) bytes, the longest text in C99")
      }
    }
  }
}
