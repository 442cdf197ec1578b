/// How often each class was predicted as each: rows are true classes, columns predicted ones.
package struct ConfusionFigure: Figure {
  package var title: String
  package var classes: [String]
  /// `counts[true][predicted]`, as many rows and columns as there are classes.
  package var counts: [[Int]]

  package init(title: String, classes: [String], counts: [[Int]]) {
    precondition(counts.count == classes.count && counts.allSatisfy { $0.count == classes.count })
    (self.title, self.classes, self.counts) = (title, classes, counts)
  }

  package var table: FigureTable {
    var table = FigureTable(["true", "predicted", "count"])
    for (row, line) in counts.enumerated() {
      for (column, count) in line.enumerated() where count > 0 {
        table.add([.text(classes[row]), .text(classes[column]), .int(count)])
      }
    }
    return table
  }

  var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
  var correct: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }
}
