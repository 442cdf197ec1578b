/// The names that a text column takes its values from, in a stated order.
///
/// Where all labels are numbers, a class is its number (`1`, `1.0` and `+1` are one class, named `1`) and
/// classes ascend; else a class is its text, and classes ascend by Unicode scalars.
package struct ClassList: Sendable, Hashable {
  package let names: [String]
  private let indexOfNumber: [Double: Int32]
  private let indexOfText: [String: Int32]

  /// From labels in any order, repeated or not.
  init(labels: some Sequence<String>) {
    let distinct = Set(labels)
    var numbers: Set<Double> = []
    let areNumbers = distinct.allSatisfy { label in
      guard case .number(let number) = Decimal.read(label) else { return false }
      numbers.insert(number)
      return true
    }
    if areNumbers {
      let ascending = numbers.sorted()
      names = ascending.map(Decimal.text)
      indexOfNumber = Dictionary(uniqueKeysWithValues: zip(ascending, Int32(0)...))
      indexOfText = [:]
    } else {
      // Not Swift's own order of strings, which is by normalised scalars.
      names = distinct.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      indexOfNumber = [:]
      indexOfText = Dictionary(uniqueKeysWithValues: zip(names, Int32(0)...))
    }
  }

  package var count: Int { names.count }

  /// Which class a label is; nil for one that is not in the list.
  func index(of label: String) -> Int32? {
    if !indexOfText.isEmpty { return indexOfText[label] }
    guard case .number(let number) = Decimal.read(label) else { return nil }
    return indexOfNumber[number]
  }
}

/// A text column as it is read: each row's label by its index in the list of labels met so far.
struct LabelColumn {
  /// Distinct, in the order of their first rows.
  private(set) var labels: [String] = []
  /// Where each label stands first.
  private(set) var firstPlaces: [(line: Int, row: Int)] = []
  /// −1 where the value is missing.
  private(set) var indices: [Int32] = []
  private var indexOf: [String: Int32] = [:]

  mutating func append(_ label: String, line: Int, row: Int) {
    if let last = indices.last, last >= 0, labels[Int(last)] == label {
      indices.append(last)
    } else if let index = indexOf[label] {
      indices.append(index)
    } else {
      let index = Int32(labels.count)
      indexOf[label] = index
      labels.append(label)
      firstPlaces.append((line, row))
      indices.append(index)
    }
  }

  mutating func appendMissing() { indices.append(-1) }

  /// Each row's class; −1 where the value is missing. Labels that are not in `classes` are given to
  /// `onUnknown`.
  func resolved(
    by classes: ClassList, onUnknown: (_ label: String, _ place: (line: Int, row: Int)) -> Void
  ) -> [Int32] {
    let classOfLabel = labels.indices.map { label in
      if let index = classes.index(of: labels[label]) { return index }
      onUnknown(labels[label], firstPlaces[label])
      return -1
    }
    return indices.map { $0 < 0 ? -1 : classOfLabel[Int($0)] }
  }
}
