import Datasets

/// A column of the data in a C header.
struct CColumn {
  let column: InputEncoding.Column
  /// The field of the struct of inputs.
  let field: String
  /// The constants of a text column's categories, without the header's prefix; empty for a column of numbers.
  let categoryConstants: [String]
  /// The constant for a missing text, and the one for a text that is no category.
  let missingConstant: String
  let unknownConstant: String

  /// The value of `missingConstant`.
  static let missingCode = -2
  /// The value of `unknownConstant`.
  static let unknownCode = -1

  /// The categories of a text column; nil for a column of numbers.
  var categories: ClassList? {
    if case .text(let list) = column.kind { list } else { nil }
  }

  /// All columns, with distinct fields and constants.
  static func columns(of input: InputEncoding, constants: inout CIdentifiers) -> [CColumn] {
    var fields = CIdentifiers()
    return input.columns.map { column in
      let field = fields.identifier(for: column.name, otherwise: "column")
      guard case .text(let list) = column.kind else {
        return CColumn(
          column: column, field: field, categoryConstants: [], missingConstant: "", unknownConstant: "")
      }
      let missing = constants.unique(field + "_missing").uppercased()
      let unknown = constants.unique(field + "_unknown").uppercased()
      let categories = list.names.enumerated().map { index, name in
        constants.unique(field + "_" + CIdentifiers.words(of: name, otherwise: "\(index)")).uppercased()
      }
      return CColumn(
        column: column, field: field, categoryConstants: categories, missingConstant: missing,
        unknownConstant: unknown)
    }
  }
}
