import Learning

/// Which classes a partition's parts lack.
struct SplitChecks {
  let dataset: RawDataset
  let splitter: Splitter

  /// Of the first partition, and each of its folds; at most one note per class.
  var notes: [DatasetNote] {
    guard case .classes(let list, let indices) = dataset.target, hasRareClass else { return [] }
    var lacking: [Int: [String]] = [:]
    let folds: [Int?] = splitter.folds.map { Array(0..<min($0, 100)) } ?? [nil]
    for fold in folds {
      let rows = splitter.rows(repetition: 0, fold: fold)
      let suffix = fold.map { " of fold \($0 + 1)" } ?? ""
      for (name, part) in [("training", rows.train), ("validation", rows.validation), ("test", rows.test)] {
        guard let part else { continue }
        var isThere = Array(repeating: false, count: list.count)
        for row in part { isThere[Int(indices[Int(row)])] = true }
        for index in isThere.indices where !isThere[index] {
          lacking[index, default: []].append("the \(name) part\(suffix)")
        }
      }
    }
    let counts = dataset.classCounts
    return lacking.sorted { $0.key < $1.key }.map { index, parts in
      let shown =
        parts.prefix(3).joined(separator: ", ") + (parts.count > 3 ? " and \(parts.count - 3) more" : "")
      return .warning(
        "class `\(list.names[index])` has \(counts[index].counted("sample")); none of them is in \(shown)",
        field: "split")
    }
  }

  /// Whether a class is so small that a part may lack it; with parts in file order any may.
  private var hasRareClass: Bool {
    let parts = [splitter.drawnTest, splitter.drawnValidation].compactMap { $0 }
    guard splitter.isShuffled, !splitter.strata.isEmpty, splitter.groups == nil else {
      return splitter.folds != nil || splitter.fixedTest != nil || !parts.isEmpty
    }
    let smallest = dataset.classCounts.min() ?? 0
    let share = parts.map { Double(smallest) * Double($0) / Double(dataset.rowCount) }.min() ?? 2
    return share < 2 || smallest < 2 * (splitter.folds ?? 1)
  }
}
