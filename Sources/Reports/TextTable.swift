/// A table in columns of text, as wide as a terminal allows.
package struct TextTable {
  package struct Column {
    package var title: String
    package var cells: [String]
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
  /// Columns that were left out.
  private let hidden: Int

  /// The table whose lines take at most `width` columns of the terminal, if that can be.
  package init(_ columns: [Column], width: Int) {
    let shown = Self.fitting(columns, width: width)
    self.columns = shown
    hidden = columns.count - shown.count
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

  /// The columns that are left where those of the highest order go first.
  private static func fitting(_ columns: [Column], width: Int) -> [Column] {
    var shown = columns
    while Self.width(of: shown) > width, let order = shown.map(\.order).max(), order > 0 {
      shown.removeAll { $0.order == order }
    }
    return shown
  }

  private var width: Int { Self.width(of: columns) }

  private static func width(of columns: [Column]) -> Int {
    columns.reduce(-gap) { $0 + $1.width + gap }
  }

  /// `(2 more columns on a wider terminal)`; nil if all are shown.
  package var note: String? {
    hidden == 0 ? nil : "(\(hidden) more \(hidden == 1 ? "column" : "columns") on a wider terminal)"
  }

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
