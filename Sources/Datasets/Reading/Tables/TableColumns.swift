/// What each column of a table is for.
struct TableColumns: Sendable {
  enum Role: Equatable, Sendable {
    /// `group`: the column that says which rows stay together.
    case input, ignored, group
    /// A text column, by its place among the one-hot columns in file order.
    case oneHot(Int)
    /// By its place in the request's list of targets.
    case target(Int)
    /// The samples' weights.
    case weight
  }

  /// The header's cells, or the columns' numbers.
  let names: [String]
  let roles: [Role]
  let hasHeader: Bool
  /// Columns, by place, that the header gives no name.
  let unnamed: Set<Int>
  private(set) var notes: [DatasetNote] = []

  var oneHotCount: Int { roles.count { if case .oneHot = $0 { true } else { false } } }
  var hasGroups: Bool { roles.contains(.group) }
  var targetCount: Int { roles.count { if case .target = $0 { true } else { false } } }

  /// From the cells of the header, or of the first row where there is none.
  init(
    header: [TablePreview.Cell], hasHeader: Bool, file: String, line: Int,
    format: DatasetRequest.TableFormat, kind: DatasetRequest.Kind
  ) throws(DatasetError) {
    self.hasHeader = hasHeader
    var names: [String] = []
    var unnamed: Set<Int> = []
    var problems = ProblemList()
    for (index, cell) in header.enumerated() {
      if hasHeader, cell.text == nil {
        let place = DatasetError.Place(file: file, line: line, column: index + 1)
        problems.add(
          DatasetError.Problem(
            "the column's name is not UTF-8 text; if the file is Latin-1, write `encoding: latin1`", at: place
          ))
      }
      let text = hasHeader ? cell.text ?? "" : ""
      names.append(text)
    }
    // A column without a name is called by its number, unless that is another's name.
    let given = hasHeader ? Set(names) : []
    for index in names.indices where names[index].isEmpty {
      unnamed.insert(index)
      let number = String(index + 1)
      names[index] = given.contains(number) ? "column \(number)" : number
    }
    (self.names, self.unnamed) = (names, unnamed)
    let place = DatasetError.Place(file: file, line: hasHeader ? line : nil)
    let finder = ColumnFinder(names: names, hasHeader: hasHeader, place: place)
    roles = Self.roles(finder, format: format, problems: &problems)
    if case .columns(let words) = format.missingWords {
      for name in words.keys.sorted() {
        _ = finder.column(name, field: "missing_values", problems: &problems)
      }
    }
    try problems.throwIfAny()
    if let note = finder.duplicateNote { notes.append(note) }
  }

  /// Columns whose roles are decided already.
  init(names: [String], roles: [Role], hasHeader: Bool) {
    (self.names, self.roles, self.hasHeader, unnamed) = (names, roles, hasHeader, [])
  }

  /// Which cells are missing values, per column.
  func missingRules(_ format: DatasetRequest.TableFormat) -> [MissingRule] {
    switch format.missingWords {
    case .usual: return names.map { _ in .usual }
    case .words(let words):
      let rule = MissingRule(words: words)
      return names.map { _ in rule }
    case .columns(let words):
      var rules = names.map { _ in MissingRule.usual }
      var ignored = ProblemList()
      let finder = ColumnFinder(names: names, hasHeader: hasHeader, place: DatasetError.Place())
      for (name, words) in words {
        if let column = finder.column(name, field: "", problems: &ignored) {
          rules[column] = MissingRule(words: words)
        }
      }
      return rules
    }
  }

  private static func roles(
    _ finder: ColumnFinder, format: DatasetRequest.TableFormat, problems: inout ProblemList
  ) -> [Role] {
    let names = finder.names
    var roles = Array(repeating: Role.input, count: names.count)
    var fields: [String?] = Array(repeating: nil, count: names.count)
    func assign(_ wanted: [String], field: String, role: (Int) -> Role) {
      for (order, name) in wanted.enumerated() {
        guard let column = finder.column(name, field: field, problems: &problems) else { continue }
        if let other = fields[column] {
          let message =
            other == "target" && format.targets.isEmpty
            ? "column `\(name)` is the last and therefore the target; name another one in `target:`"
            : "column `\(name)` is named " + (other == field ? "twice" : "in `\(other)` too")
          problems.add(DatasetError.Problem(message, at: finder.place, field: field))
        } else {
          roles[column] = role(order)
          fields[column] = field
        }
      }
    }
    if format.targets.isEmpty {
      roles[names.count - 1] = .target(0)
      fields[names.count - 1] = "target"
    } else {
      assign(format.targets, field: "target") { .target($0) }
    }
    assign(format.ignored, field: "ignore") { _ in .ignored }
    assign(format.groupColumns, field: "group") { _ in .group }
    assign(format.oneHot, field: "one_hot") { _ in .oneHot(0) }
    assign(format.weightColumns, field: "weight") { _ in .weight }
    // One-hot columns are numbered in file order, not in the order of the request.
    var next = 0
    for column in roles.indices {
      guard case .oneHot = roles[column] else { continue }
      roles[column] = .oneHot(next)
      next += 1
    }
    return roles
  }
}

/// Finds the column that a spec means, by its name, or by its number where no column has that name.
struct ColumnFinder {
  let names: [String]
  let hasHeader: Bool
  /// Where the names stand.
  let place: DatasetError.Place
  /// The columns that have a name, by its UTF-8.
  private let places: [[UInt8]: [Int]]

  init(names: [String], hasHeader: Bool, place: DatasetError.Place) {
    self.names = names
    self.hasHeader = hasHeader
    self.place = place
    places = Self.places(of: names)
  }

  /// The columns that have a name, ascending, by its UTF-8: names may differ only in how an accent is composed.
  static func places(of names: [String]) -> [[UInt8]: [Int]] {
    var places: [[UInt8]: [Int]] = [:]
    for (index, name) in names.enumerated() { places[Array(name.utf8), default: []].append(index) }
    return places
  }

  /// nil if there is none or several, which is reported.
  func column(_ name: String, field: String, problems: inout ProblemList) -> Int? {
    let matches = places[Array(name.utf8)] ?? []
    if matches.count == 1 { return matches[0] }
    if matches.isEmpty, let number = Int(name), 1...names.count ~= number { return number - 1 }
    let message =
      matches.isEmpty
      ? unknown(name)
      : "\(matches.count) columns are named `\(name)`; write a number: "
        + matches.map { String($0 + 1) }.joined(separator: " or ")
    problems.add(DatasetError.Problem(message, at: place, field: field))
    return nil
  }

  /// A warning about the first name that several columns have.
  var duplicateNote: DatasetNote? {
    guard hasHeader else { return nil }
    guard let shared = places.values.filter({ $0.count > 1 }).min(by: { $0[0] < $1[0] }) else { return nil }
    return .warning("\(shared.count) columns are named `\(names[shared[0]])`", field: "source")
  }

  private func unknown(_ name: String) -> String {
    if !hasHeader {
      let numbers = names.count == 1 ? "1" : "1 to \(names.count)"
      return "there is no column `\(name)`; the file has no header, so its columns are named \(numbers)"
    }
    let near = names.first { $0.lowercased() == name.lowercased() }
    let shown = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
    let hint = near.map { "did you mean `\($0)`?" } ?? "the columns are \(shown)"
    return "there is no column `\(name)`; " + hint
  }
}
