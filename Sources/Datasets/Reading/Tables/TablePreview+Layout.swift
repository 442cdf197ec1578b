extension TablePreview {
  /// Decides what each column is for, from the cells of the header, or of the first row where there is none.
  typealias ColumnChoice = (_ header: [Cell], _ hasHeader: Bool, _ line: Int) throws(DatasetError) ->
    TableColumns

  /// What a table's rows are read by, where its first data row is, and all that was guessed.
  ///
  /// - Parameter choose: nil: the format names the columns.
  func layout(
    format: DatasetRequest.TableFormat, kind: DatasetRequest.Kind,
    choose: ColumnChoice? = nil
  ) throws(DatasetError) -> (TableLayout, start: Place, notes: [DatasetNote]) {
    var notes = notes
    let hasEmptyLast = hasEmptyLastColumn
    var width = (commentedHeader ?? records[0]).count
    if hasEmptyLast {
      let longest = records.map(\.count).max() ?? width
      width = longest - 1
      notes.append(.guess("the last column is empty in every row, and is left out"))
    }
    var shown = records.map { Array($0.prefix(width)) }
    if hasRowNames, format.hasHeader != false, commentedHeader == nil {
      width += 1
      shown[0].insert(Cell(text: "", kind: .missing, isQuoted: false), at: 0)
      notes.append(
        .guess(
          "the header has one cell fewer than the rows, so the first column has no name, as in R's tables"))
    }
    let isCommented = commentedHeader != nil && format.hasHeader != false
    let hasHeader: Bool
    if isCommented {
      hasHeader = true
    } else if let named = format.hasHeader {
      hasHeader = named
    } else if let others = Self.otherColumns(format, width: width) {
      let decision = HeaderDecision(shown, others: others)
      hasHeader = decision.hasHeader
      if let note = decision.note { notes.append(note) }
    } else {
      // Columns that are asked for by name need a header.
      hasHeader = true
    }
    let header = isCommented ? Array((commentedHeader ?? []).prefix(width)) : shown[0]
    let columns: TableColumns
    if let choose {
      columns = try choose(header, hasHeader, places[0].line)
    } else {
      columns = try TableColumns(
        header: header, hasHeader: hasHeader, file: file, line: places[0].line, format: format, kind: kind)
    }
    try requireInputs(columns)
    let start = hasHeader && !isCommented ? places[1] : places[0]
    let layout = TableLayout(
      file: file, dialect: dialect, columns: columns, format: format,
      // Classes in one-hot columns are read as numbers.
      kind: columns.targetCount > 1 ? .regression : kind,
      hasEmptyLastColumn: hasEmptyLast)
    return (layout, start, notes + columns.notes)
  }

  /// Whether each of the first rows ends with one more delimiter; the header may do without.
  private var hasEmptyLastColumn: Bool {
    guard let width = records.last?.count, width > 2, records.count > 1 else { return false }
    return records.enumerated().allSatisfy { index, record in
      record.count == width && record[width - 1].isEmpty || (index == 0 && record.count == width - 1)
    } && commentedHeader.map { $0.count < width } ?? true
  }

  /// Whether the first of the first rows has one cell fewer than all others, which R's `write.table` leaves to the names of
  /// rows.
  private var hasRowNames: Bool {
    guard let width = records.last?.count, width > 2, records.count > 2, !hasEmptyLastColumn else {
      return false
    }
    return records[0].count == width - 1 && records.dropFirst().allSatisfy { $0.count == width }
      && records[0].allSatisfy { $0.kind == .text }
  }

  /// The places of columns that hold no input numbers; nil if one is named by a text.
  private static func otherColumns(_ format: DatasetRequest.TableFormat, width: Int) -> Set<Int>? {
    var others: Set<Int> = format.targets.isEmpty ? [width - 1] : []
    let named = [format.targets, format.ignored, format.groupColumns, format.oneHot, format.weightColumns]
    for name in named.flatMap(\.self) {
      guard let number = Int(name), 1...width ~= number else { return nil }
      others.insert(number - 1)
    }
    return others
  }

  private func requireInputs(_ columns: TableColumns) throws(DatasetError) {
    let isInput = { (role: TableColumns.Role) in if case .oneHot = role { true } else { role == .input } }
    guard !columns.roles.contains(where: isInput) else { return }
    var message = "no column is left for the inputs"
    if records[0].count == 1 {
      message =
        "the first row has a single cell; the columns of a table are separated by commas, semicolons, tabs, "
        + "vertical bars or spaces, and `delimiter:` says by which"
    }
    throw DatasetError(message, at: DatasetError.Place(file: file, line: places[0].line))
  }
}
