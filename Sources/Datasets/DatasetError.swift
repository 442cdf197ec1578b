/// What is wrong with the data an experiment asks for: the user's mistakes, each with its place, in
/// plain words.
package struct DatasetError: Error, Sendable, Hashable {
  /// Where in the data a mistake is; every part may be unknown.
  package struct Place: Sendable, Hashable {
    /// A path as the request has it, or the name of a bundled set.
    package var file: String?
    /// 1-based, of the file's text; where a row spans several lines, its first.
    package var line: Int?
    /// 1-based, not counting the header or blank lines.
    package var row: Int?
    /// 1-based.
    package var column: Int?
    package var columnName: String?

    package init(
      file: String? = nil, line: Int? = nil, row: Int? = nil, column: Int? = nil, columnName: String? = nil
    ) {
      self.file = file
      self.line = line
      self.row = row
      self.column = column
      self.columnName = columnName
    }
  }

  /// One mistake.
  package struct Problem: Sendable, Hashable {
    package var place: Place
    /// A sentence without a full stop; the fix follows a semicolon.
    package var message: String
    /// The field below `dataset:` that the mistake is about, as a dotted path (`target`, `split.test`), if it
    /// is one.
    package var field: String?

    package init(_ message: String, at place: Place = Place(), field: String? = nil) {
      self.place = place
      self.message = message
      self.field = field
    }
  }

  /// At most `reported` problems are kept; later ones are only counted.
  package static let reported = 10

  /// In the order of the file; at least one.
  package let problems: [Problem]
  /// How many more problems there were.
  package let further: Int

  package init(_ problems: [Problem], further: Int = 0) {
    precondition(!problems.isEmpty)
    self.problems = Array(problems.prefix(Self.reported))
    self.further = further + max(0, problems.count - Self.reported)
  }

  package init(_ message: String, at place: Place = Place(), field: String? = nil) {
    self.init([Problem(message, at: place, field: field)])
  }
}

extension DatasetError: CustomStringConvertible {
  /// One line per problem.
  package var description: String {
    let lines = problems.map(\.description)
    return (further == 0 ? lines : lines + ["and \(further) more"]).joined(separator: "\n")
  }
}

extension DatasetError.Problem: CustomStringConvertible {
  /// `data.csv:12: row 11, column 3 (width): "abc" is not a number`, without what is not known.
  package var description: String {
    let start = place.description
    return start.isEmpty ? message : start + ": " + message
  }
}

extension DatasetError.Place: CustomStringConvertible {
  package var description: String {
    var parts: [String] = []
    if let row { parts.append("row \(row)") }
    if let column {
      // A file without a header has columns that are named by their numbers.
      let named = columnName.flatMap { $0 == String(column) ? nil : " (\($0))" }
      parts.append("column \(column)" + (named ?? ""))
    }
    let within = parts.joined(separator: ", ")
    let start = [file, line.map(String.init)].compactMap { $0 }.joined(separator: ":")
    return [start, within].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

extension Int {
  /// `1 row`, `2 rows`.
  func counted(_ noun: String) -> String { "\(self) \(noun)" + (self == 1 ? "" : "s") }
}

/// Collects problems while a file is read to its end, so that they are reported together.
struct ProblemList {
  private(set) var problems: [DatasetError.Problem] = []
  private var further = 0

  /// `problem` is only made if it will be kept.
  mutating func add(_ problem: @autoclosure () -> DatasetError.Problem) {
    if problems.count < DatasetError.reported {
      problems.append(problem())
    } else {
      further += 1
    }
  }

  func throwIfAny() throws(DatasetError) {
    if !problems.isEmpty { throw DatasetError(problems, further: further) }
  }
}
