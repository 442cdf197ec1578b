extension Table {
  /// The table as a data set: classes listed, text columns one-hot.
  ///
  /// `main`: the data set of which this table is to be a further part, so that columns and classes must be
  /// the same.
  func dataset(file: String, main: RawDataset?) throws(DatasetError) -> RawDataset {
    var problems = ProblemList()
    var categories: [String: ClassList] = [:]
    var encoded: [(categories: ClassList, indices: [Int32])] = []
    let textNames = columns.roles.indices.compactMap { column in
      if case .oneHot = columns.roles[column] { columns.names[column] } else { nil }
    }
    for (name, text) in zip(textNames, texts) {
      if main == nil, FreeText.isLikely(text.labels, rows: text.indices.count) {
        problems.add(
          DatasetError.Problem(
            "column `\(name)` holds free text (\(text.labelCount) different texts in \(rowCount.counted("row"))), "
              + "which has no categories; \(FreeText.remedy(name))",
            at: DatasetError.Place(file: file), field: "one_hot"))
      }
      let list = main?.categories[name] ?? ClassList(labels: text.labels)
      categories[name] = list
      encoded.append((list, indices(of: text, in: list, column: name, file: file, problems: &problems)))
    }
    let target = target(file: file, main: main, problems: &problems)
    try problems.throwIfAny()
    let dataset = RawDataset(
      name: file, inputs: inputs(encoded), columns: columns.hasHeader ? inputNames(categories) : nil,
      target: target, weights: weights, layout: columns.layout, categories: categories,
      groups: rowGroups, droppedRows: droppedRows, notes: notes)
    if let main { try requireSameColumns(dataset, main) }
    return dataset
  }

  private var rowGroups: RowGroups? {
    guard let column = columns.roles.firstIndex(of: .group) else { return nil }
    let list = ClassList(labels: groups.labels)
    return RowGroups(
      column: columns.names[column], names: list, indices: groups.resolved(by: list) { _, _ in })
  }

  private func target(file: String, main: RawDataset?, problems: inout ProblemList) -> RawDataset.Target {
    var names: [(order: Int, name: String)] = []
    for (role, name) in zip(columns.roles, columns.names) {
      if case .target(let order) = role { names.append((order, name)) }
    }
    guard targets.isEmpty else {
      let columns = names.sorted { $0.order < $1.order }.map(\.name)
      return hasOneHotTargets
        ? oneHotClasses(columns, file: file, main: main, problems: &problems)
        : .values(columns: columns, values: targets)
    }
    var list = ClassList(labels: labels.labels)
    if case .classes(let classes, _) = main?.target { list = classes }
    return .classes(
      list, indices: indices(of: labels, in: list, column: names[0].name, file: file, problems: &problems))
  }

  /// The class of each row is the name of the column that is 1 where the others are 0.
  private func oneHotClasses(
    _ columns: [String], file: String, main: RawDataset?, problems: inout ProblemList
  ) -> RawDataset.Target {
    var list = ClassList(labels: columns)
    if case .classes(let classes, _) = main?.target { list = classes }
    let classOfColumn = columns.map { list.index(of: $0) ?? 0 }
    var (indices, dropped): ([Int32], Int) = ([], 0)
    for row in 0..<rowCount {
      let values = targets[row * columns.count..<(row + 1) * columns.count]
      while dropped < droppedRows.count, droppedRows[dropped] <= row + 1 + dropped { dropped += 1 }
      guard values.allSatisfy({ $0 == 0 || $0 == 1 }), values.reduce(0, +) == 1,
        let column = values.firstIndex(of: 1)
      else {
        problems.add(
          DatasetError.Problem(
            "the targets are not one-hot: one of \(columns.joined(separator: ", ")) must be 1, the others 0",
            at: DatasetError.Place(file: file, row: row + 1 + dropped), field: "target"))
        indices.append(0)
        continue
      }
      indices.append(classOfColumn[column - values.startIndex])
    }
    return .classes(list, indices: indices)
  }

  private func indices(
    of text: LabelColumn, in list: ClassList, column: String, file: String, problems: inout ProblemList
  ) -> [Int32] {
    text.resolved(by: list) { label, first in
      let place = DatasetError.Place(
        file: file, line: first.line, row: first.row,
        column: columns.names.firstIndex(of: column).map { $0 + 1 }, columnName: column)
      problems.add(
        DatasetError.Problem("`\(label)` does not occur in this column of the training file", at: place))
    }
  }

  /// One column a number column, and one a category: 1 for the row's own, 0 for the others, NaN for a missing
  /// text.
  private func inputs(_ encoded: [(categories: ClassList, indices: [Int32])]) -> InputMatrix {
    if encoded.isEmpty { return numbers }
    var builder = InputMatrixBuilder()
    for row in 0..<rowCount {
      var number = 0
      for role in columns.roles {
        switch role {
        case .input:
          builder.append(numbers[row: row, column: number])
          number += 1
        case .oneHot(let order):
          let index = encoded[order].indices[row]
          for category in 0..<Int32(encoded[order].categories.count) {
            builder.append(index < 0 ? .nan : index == category ? 1 : 0)
          }
        case .ignored, .group, .target, .weight: break
        }
      }
    }
    let width = encoded.reduce(numbers.columnCount) { $0 + $1.categories.count }
    return builder.matrix(rowCount: rowCount, columnCount: width)
  }

  /// `colour=red`, `colour=blue` for one-hot columns.
  private func inputNames(_ categories: [String: ClassList]) -> [String] {
    zip(columns.roles, columns.names).flatMap { role, name -> [String] in
      switch role {
      case .input: [name]
      case .oneHot: categories[name]?.names.map { "\(name)=\($0)" } ?? []
      case .ignored, .group, .target, .weight: []
      }
    }
  }

  private func requireSameColumns(_ dataset: RawDataset, _ main: RawDataset) throws(DatasetError) {
    let place = DatasetError.Place(file: dataset.name)
    guard dataset.columns.count == main.columns.count else {
      throw DatasetError(
        "the file has \(dataset.columns.count) input columns where \(main.name) has \(main.columns.count)",
        at: place)
    }
    guard dataset.hasColumnNames, main.hasColumnNames else { return }
    for (index, (own, expected)) in zip(dataset.columns, main.columns).enumerated() where own != expected {
      throw DatasetError(
        "input \(index + 1) is `\(own)` where \(main.name) has `\(expected)`", at: place)
    }
    if case .values(let own, _) = dataset.target, case .values(let expected, _) = main.target,
      own != expected
    {
      throw DatasetError(
        "the targets are \(own.joined(separator: ", ")) where \(main.name) has "
          + expected.joined(separator: ", "), at: place)
    }
  }
}
