import Learning

extension Splitter {
  /// Reports a split that cannot keep the groups together, or has too few of them.
  func requireGroups(_ groups: RowGroups, order: DatasetRequest.Order, _ name: String) throws(DatasetError) {
    let place = DatasetError.Place(file: name)
    let draws = drawnTest != nil || drawnValidation != nil
    guard order == .shuffled || !(draws || folds != nil) else {
      throw DatasetError(
        "parts in the order of the file may divide a group of `\(groups.column)`; groups need `order: shuffled`",
        at: place, field: "group")
    }
    try requireUndivided(groups, name)
    let count = Set(pool.map { groups.indices[Int($0)] }).count
    let parts = [drawnTest, drawnValidation].compactMap { $0 }.count + (folds ?? 1)
    guard count < parts else { return }
    let words =
      folds.map { draws ? "\($0) folds and a test or validation part" : "\($0) folds" } ?? "\(parts) parts"
    throw DatasetError(
      "column `\(groups.column)` has \(count.counted("group")) to distribute, too few for \(words)",
      at: place,
      field: folds == nil ? "group" : "split.folds")
  }

  /// Reports a group with rows both in a part that is set aside and outside it.
  private func requireUndivided(_ groups: RowGroups, _ name: String) throws(DatasetError) {
    for (field, fixed) in [("split.test", fixedTest), ("split.validation", fixedValidation)] {
      guard let fixed else { continue }
      let inside = Set(groups.indices[fixed])
      let outside = (groups.indices[..<fixed.lowerBound] + groups.indices[fixed.upperBound...])
      guard let shared = outside.first(where: { inside.contains($0) }) else { continue }
      throw DatasetError(
        "group `\(groups.names.names[Int(shared)])` of column `\(groups.column)` has rows in this part and in others",
        at: DatasetError.Place(file: name), field: field)
    }
  }
}
