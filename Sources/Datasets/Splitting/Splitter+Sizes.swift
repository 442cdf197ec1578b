import Learning

extension Splitter {
  /// The smallest and largest number of samples of a part, over all repetitions and folds; nil where the part is none or
  /// comes from another file.
  func sizes(of part: DatasetPart) -> ClosedRange<Int>? {
    let fixed = part == .test ? fixedTest : part == .validation ? fixedValidation : nil
    if let fixed { return fixed.count...fixed.count }
    if let groups { return sizes(of: part, groups) }
    let drawn = part == .test ? drawnTest : part == .validation ? drawnValidation : nil
    if let drawn { return drawn...drawn }
    if part == .train { return trainSizes }
    return foldPart == part ? foldSizes : nil
  }

  private var trainSizes: ClosedRange<Int> {
    let sizes = foldSizes ?? 0...0
    return remainingCount - sizes.upperBound...remainingCount - sizes.lowerBound
  }

  /// nil without folds.
  private var foldSizes: ClosedRange<Int>? {
    folds.map { remainingCount / $0...(remainingCount + $0 - 1) / $0 }
  }

  private func sizes(of part: DatasetPart, _ groups: SplitGroups) -> ClosedRange<Int>? {
    var groupSizes = Array(repeating: 0, count: groups.groups.count)
    for row in pool { groupSizes[Int(groups.groups.indices[Int(row)])] += 1 }
    var found: [Int] = []
    for assignment in groups.assignments {
      var drawn = 0
      var byFold = Array(repeating: 0, count: folds ?? 0)
      for group in groupSizes.indices {
        if assignment.parts[group] == part { drawn += groupSizes[group] }
        if folds != nil, assignment.folds[group] >= 0 {
          byFold[Int(assignment.folds[group])] += groupSizes[group]
        }
      }
      if part == .train, folds != nil {
        found += byFold.map { drawn - $0 }
      } else if part == foldPart, folds != nil {
        found += byFold
      } else if drawn > 0 {
        found.append(drawn)
      }
    }
    guard let least = found.min(), let most = found.max() else { return nil }
    return least...most
  }
}
