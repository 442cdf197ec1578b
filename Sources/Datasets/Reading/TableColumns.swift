/// What each column of a table is for.
struct TableColumns {
  enum Role: Equatable {
    case input, ignored
    /// A text column, by its place among the one-hot columns in file order.
    case oneHot(Int)
    /// By its place in the request's list of targets.
    case target(Int)
  }

  /// The header's cells, or the columns' numbers.
  let names: [String]
  let roles: [Role]
  let hasHeader: Bool

  var oneHotCount: Int { roles.count { if case .oneHot = $0 { true } else { false } } }
  var targetCount: Int { roles.count { if case .target = $0 { true } else { false } } }

  /// From the cells of the file's first record.
  init(
    firstRecord cells: [TableScanner.Cell], _ bytes: borrowing Span<UInt8>, file: String,
    format: DatasetRequest.TableFormat, kind: DatasetRequest.Kind
  ) throws(DatasetError) {
    hasHeader = format.hasHeader ?? !Self.isData(cells, bytes, format: format)
    var names: [String] = []
    var problems = ProblemList()
    for (index, cell) in cells.enumerated() {
      let text = hasHeader ? cell.text(bytes) : ""
      if text == nil {
        let place = DatasetError.Place(file: file, line: 1, column: index + 1)
        problems.add(DatasetError.Problem("the column's name is not UTF-8 text", at: place))
      }
      names.append(text.flatMap { $0.isEmpty ? nil : $0 } ?? String(index + 1))
    }
    self.names = names
    roles = Self.roles(
      names: names, hasHeader: hasHeader, file: file, format: format, problems: &problems)
    try problems.throwIfAny()
    guard kind == .regression || format.targets.count <= 1 else {
      throw DatasetError(
        "classification has one target column, not \(format.targets.count); `task: regression` takes several",
        at: DatasetError.Place(file: file), field: "target")
    }
    try requireInputs(cells, bytes, file: file)
  }

  /// Whether a first record is data: each of its input cells is a number or stands for a missing value, and
  /// at least one is a number. Columns that are asked for by name need a header.
  private static func isData(
    _ cells: [TableScanner.Cell], _ bytes: borrowing Span<UInt8>, format: DatasetRequest.TableFormat
  ) -> Bool {
    var others: Set<Int> = format.targets.isEmpty ? [cells.count] : []
    for name in format.targets + format.ignored + format.oneHot {
      guard let number = Int(name), 1...cells.count ~= number else { return false }
      others.insert(number)
    }
    var hasNumber = false
    for (index, cell) in cells.enumerated() where !others.contains(index + 1) {
      if Decimal.read(bytes, cell.range) != .notANumber {
        hasNumber = true
      } else if !cell.isMissing(bytes) {
        return false
      }
    }
    return hasNumber
  }

  private static func roles(
    names: [String], hasHeader: Bool, file: String, format: DatasetRequest.TableFormat,
    problems: inout ProblemList
  ) -> [Role] {
    var roles = Array(repeating: Role.input, count: names.count)
    var fields: [String?] = Array(repeating: nil, count: names.count)
    let place = DatasetError.Place(file: file, line: hasHeader ? 1 : nil)
    func assign(_ wanted: [String], field: String, role: (Int) -> Role) {
      for (order, name) in wanted.enumerated() {
        let matches = names.indices.filter { names[$0] == name }
        guard matches.count == 1 else {
          let message =
            matches.isEmpty
            ? Self.unknown(name, names: names, hasHeader: hasHeader)
            : "\(matches.count) columns are named `\(name)`"
          problems.add(DatasetError.Problem(message, at: place, field: field))
          continue
        }
        let column = matches[0]
        if let other = fields[column] {
          let message = "column `\(name)` is named " + (other == field ? "twice" : "in `\(other)` too")
          problems.add(DatasetError.Problem(message, at: place, field: field))
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
    assign(format.oneHot, field: "one_hot") { _ in .oneHot(0) }
    // One-hot columns are numbered in file order, whatever the order of the request.
    var next = 0
    for column in roles.indices {
      guard case .oneHot = roles[column] else { continue }
      roles[column] = .oneHot(next)
      next += 1
    }
    return roles
  }

  private static func unknown(_ name: String, names: [String], hasHeader: Bool) -> String {
    if !hasHeader {
      let numbers = names.count == 1 ? "1" : "1 to \(names.count)"
      return "there is no column `\(name)`; the file has no header, so its columns are named \(numbers)"
    }
    let near = names.first { $0.lowercased() == name.lowercased() }
    let shown = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
    let hint = near.map { "did you mean `\($0)`?" } ?? "the columns are \(shown)"
    return "there is no column `\(name)`; " + hint
  }

  private func requireInputs(
    _ cells: [TableScanner.Cell], _ bytes: borrowing Span<UInt8>, file: String
  ) throws(DatasetError) {
    let isInput = { (role: Role) in if case .oneHot = role { true } else { role == .input } }
    guard !roles.contains(where: isInput) else { return }
    var message = "no column is left for the inputs"
    if cells.count == 1 {
      message = "the first row has a single cell; columns are separated by commas, in .tsv files by tabs"
      for index in cells[0].range where bytes[index] == UInt8(ascii: ";") {
        message += ", not by semicolons"
        break
      }
    }
    throw DatasetError(message, at: DatasetError.Place(file: file, line: 1))
  }
}
