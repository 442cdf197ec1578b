/// A table in columns of text, as wide as a terminal allows.
package struct TextTable {
  package struct Column {
    var title: String
    var cells: [String]
    /// Whether numbers stand under each other at the right.
    var isRight: Bool
    /// Columns are left out where there is no room, those of the highest order first; never those of order 0.
    var order: Int
    /// Whether cells may be shortened where leaving columns out was not enough.
    var isElastic: Bool

    package init(
      _ title: String, _ cells: [String], isRight: Bool = true, order: Int = 0, isElastic: Bool = false
    ) {
      self.title = title
      self.cells = cells
      self.isRight = isRight
      self.order = order
      self.isElastic = isElastic
    }

    fileprivate var width: Int { cells.reduce(title.terminalWidth) { max($0, $1.terminalWidth) } }

    fileprivate func shortened(to width: Int) -> Column {
      var copy = self
      copy.title = title.shortened(to: width)
      copy.cells = TellingTexts.shortened(cells, to: width)
      return copy
    }
  }

  private static let gap = 2
  /// Elastic columns do not get narrower.
  private static let narrowest = 8

  private(set) var columns: [Column]

  /// The table whose lines take at most `width` columns of the terminal, if that can be.
  package init(_ columns: [Column], width: Int) {
    self.columns = columns
    while self.width > width, let order = self.columns.map(\.order).max(), order > 0 {
      self.columns.removeAll { $0.order == order }
    }
    while self.width > width,
      let widest = self.columns.indices.filter({ self.columns[$0].isElastic })
        .max(by: { self.columns[$0].width < self.columns[$1].width }),
      self.columns[widest].width > Self.narrowest
    {
      let excess = self.width - width
      let target = max(Self.narrowest, self.columns[widest].width - excess)
      self.columns[widest] = self.columns[widest].shortened(to: target)
    }
  }

  private var width: Int { columns.reduce(-Self.gap) { $0 + $1.width + Self.gap } }

  /// The titles, then the rows, without spaces at their ends.
  package var lines: [String] {
    let widths = columns.map(\.width)
    let rows = columns.first?.cells.indices ?? 0..<0
    return [line(columns.map(\.title), widths)]
      + rows.map { row in line(columns.map { $0.cells[row] }, widths) }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = columns.indices.map { cells[$0].padded(to: widths[$0], right: columns[$0].isRight) }
    var text = padded.joined(separator: String(repeating: " ", count: Self.gap))[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
