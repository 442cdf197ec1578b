/// A text column as it is read: each row's label by its index in the list of labels met so far.
///
/// Labels are equal where their bytes are, so that two spellings of `é` are two labels. They are kept in one buffer and
/// found by a table of their hashes: a row allocates nothing.
struct LabelColumn: Sendable {
  /// Distinct, in the order of their first rows.
  var labels: [String] { ends.indices.map { String(decoding: text[range(of: $0)], as: UTF8.self) } }
  /// Where each label stands first.
  private(set) var firstPlaces: [TablePosition] = []
  /// −1 where the value is missing.
  private(set) var indices: [Int32] = []
  private var text: [UInt8] = []
  /// Where each label's bytes end in `text`.
  private var ends: [Int] = []
  /// Labels by hash, with linear probing; −1 where there is none. As many as a power of two.
  private var slots: [Int32] = []

  var labelCount: Int { ends.count }

  private func range(of label: Int) -> Range<Int> { (label == 0 ? 0 : ends[label - 1])..<ends[label] }

  mutating func appendMissing() { indices.append(-1) }

  /// Takes the label that the bytes of `range` write; false for a new one that is not UTF-8.
  @inline(__always)
  mutating func append(
    _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, at place: TablePosition
  ) -> Bool {
    if let last = indices.last, last >= 0, isEqual(Int(last), bytes, range) {
      indices.append(last)
      return true
    }
    guard let index = index(of: bytes, range, at: place) else { return false }
    indices.append(index)
    return true
  }

  /// Removes the rows after the first `rowCount`, and the labels after the first `labelCount`.
  mutating func truncate(rowCount: Int, labelCount: Int) {
    indices.removeLast(indices.count - rowCount)
    guard labelCount < ends.count else { return }
    text.removeLast(text.count - (labelCount == 0 ? 0 : ends[labelCount - 1]))
    ends.removeLast(ends.count - labelCount)
    firstPlaces.removeLast(firstPlaces.count - labelCount)
    rebuild(slotCount: slots.count)
  }

  /// Appends the rows of a later piece of the table, whose first line and row follow `offset`.
  mutating func append(_ other: LabelColumn, offset: TablePosition) {
    let own = (0..<other.labelCount).map { label in
      index(of: other.text.span, other.range(of: label), at: other.firstPlaces[label] + offset) ?? -1
    }
    indices.reserveCapacity(indices.count + other.indices.count)
    for index in other.indices { indices.append(index < 0 ? -1 : own[Int(index)]) }
  }

  @inline(__always)
  private func isEqual(_ label: Int, _ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    let own = self.range(of: label)
    guard own.count == range.count else { return false }
    for offset in 0..<own.count where text[own.lowerBound + offset] != bytes[range.lowerBound + offset] {
      return false
    }
    return true
  }

  /// The label's index, which may be new; nil for a new one that is not UTF-8.
  private mutating func index(
    of bytes: borrowing Span<UInt8>, _ range: Range<Int>, at place: TablePosition
  ) -> Int32? {
    if 2 * (ends.count + 1) > slots.count { rebuild(slotCount: max(16, 2 * slots.count)) }
    var slot = Int(Self.hash(bytes, range) & UInt64(slots.count - 1))
    while slots[slot] >= 0 {
      if isEqual(Int(slots[slot]), bytes, range) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    var copy: [UInt8] = []
    for index in range { copy.append(bytes[index]) }
    guard String(validating: copy, as: UTF8.self) != nil else { return nil }
    let index = Int32(ends.count)
    text += copy
    ends.append(text.count)
    firstPlaces.append(place)
    slots[slot] = index
    return index
  }

  private mutating func rebuild(slotCount: Int) {
    slots = Array(repeating: -1, count: slotCount)
    for label in ends.indices {
      var slot = Int(Self.hash(text.span, range(of: label)) & UInt64(slotCount - 1))
      while slots[slot] >= 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = Int32(label)
    }
  }

  /// Eight bytes per step, each folded in by a multiplication whose upper half comes down.
  private static func hash(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = UInt64(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      var word = bytes.word(at: position)
      let left = range.upperBound - position
      if left < 8 { word &= (1 << UInt64(8 * left)) - 1 }
      let (high, low) = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = high ^ low
      position += 8
    }
    return hash ^ hash >> 32
  }

  /// Each row's class; −1 where the value is missing. Labels that are not in `classes` are given to
  /// `onUnknown`.
  func resolved(
    by classes: ClassList, onUnknown: (_ label: String, _ place: TablePosition) -> Void
  ) -> [Int32] {
    let labels = labels
    let classOfLabel = labels.indices.map { label in
      if let index = classes.index(of: labels[label]) { return index }
      onUnknown(labels[label], firstPlaces[label])
      return -1
    }
    return indices.map { $0 < 0 ? -1 : classOfLabel[Int($0)] }
  }
}

/// A line of a file and a data row, or how many of each precede a piece of it.
struct TablePosition: Sendable, Hashable {
  var line: Int
  var row: Int

  static func + (left: Self, right: Self) -> Self {
    Self(line: left.line + right.line, row: left.row + right.row)
  }
}
