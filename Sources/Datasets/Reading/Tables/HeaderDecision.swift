/// Whether a table's first record holds the columns' names.
struct HeaderDecision {
  let hasHeader: Bool
  /// What was guessed, where the record leaves a doubt.
  private(set) var note: DatasetNote?

  /// `others`: the places of columns that hold no input numbers (targets, one-hot and ignored columns).
  init(_ records: [[TablePreview.Cell]], others: Set<Int>) {
    let first = records[0]
    let inputs = first.indices.filter { !others.contains($0) }
    let rest = records.dropFirst().filter { $0.count == first.count }
    let hasNumber = inputs.contains { first[$0].number != nil }
    let hasText = inputs.contains { first[$0].kind == .text }
    if !hasNumber {
      // Words that stand for missing values elsewhere are seldom the names of columns.
      let isData = !hasText && inputs.contains { first[$0].kind == .nearNumber }
      hasHeader = !isData
    } else if hasText {
      (hasHeader, note) = Self.mixed(first, rest, inputs: inputs)
    } else {
      (hasHeader, note) = Self.numbers(first, rest, inputs: inputs)
    }
  }

  /// Numbers alone, and missing values: a row, unless they count the columns from 0, as pandas names those of arrays.
  private static func numbers(
    _ first: [TablePreview.Cell], _ rest: [[TablePreview.Cell]], inputs: [Int]
  ) -> (Bool, DatasetNote?) {
    let counted = first[0].isEmpty ? inputs.filter { $0 > 0 } : inputs
    let start = first[0].isEmpty ? 1 : 0
    let countsUp =
      counted.count > 1 && counted[0] == start
      && counted.allSatisfy { first[$0].number == Double($0 - start) }
    // The column at the end goes on counting, or has a name.
    let last = first[first.count - 1]
    let goesOn = last.number == nil || last.number == Double(first.count - 1 - start)
    guard countsUp, goesOn, !rest.isEmpty else { return (false, nil) }
    let hasFractions = rest.contains { row in
      counted.contains { row[$0].number.map { $0 != $0.rounded() } ?? false }
    }
    if first.count > 2 || hasFractions {
      return (
        true,
        .guess(
          "the first row counts from 0, so it is taken as the header", write: "header: false", field: "header"
        )
      )
    }
    return (
      false,
      .guess(
        "the first row is taken as a sample, though it counts from 0", write: "header: true", field: "header")
    )
  }

  /// Numbers and texts: a header if a text is above numbers, a row if its texts occur again below.
  private static func mixed(
    _ first: [TablePreview.Cell], _ rest: [[TablePreview.Cell]], inputs: [Int]
  ) -> (Bool, DatasetNote?) {
    let texts = inputs.filter { first[$0].kind == .text }
    let standsOverNumbers = texts.contains { column in
      !rest.isEmpty && rest.allSatisfy { $0[column].isNumberOrMissing }
        && rest.contains { $0[column].number != nil }
    }
    let comesAgain = texts.contains { column in
      rest.contains { $0[column].text?.utf8.elementsEqual((first[column].text ?? "").utf8) == true }
    }
    if comesAgain, !standsOverNumbers {
      return (
        false,
        .guess(
          "the first row is taken as a sample: it has numbers, and its texts occur again below",
          write: "header: true", field: "header")
      )
    }
    return (
      true,
      .guess(
        "the first row is taken as the header, though it has numbers", write: "header: false", field: "header"
      )
    )
  }
}
