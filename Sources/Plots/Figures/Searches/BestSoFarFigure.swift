/// How a search went: every trial as a dot, and the best value up to each trial as a step line.
package struct BestSoFarFigure: Figure {
  package struct Trial: Sendable, Hashable {
    /// The trial's number, or what had been spent when it ended.
    package var x: Double
    /// nil if it diverged, failed or was stopped before it had a value.
    package var value: Double?
    /// What `data-point` says; nil for none.
    package var point: Int?
    package var label: String

    package init(x: Double, value: Double?, point: Int? = nil, label: String = "") {
      (self.x, self.value, self.point, self.label) = (x, value, point, label)
    }
  }

  package struct Search: Sendable, Hashable {
    package var name: String
    package var trials: [Trial]

    package init(name: String = "", trials: [Trial]) {
      self.name = name
      self.trials = trials
    }
  }

  package var title: String
  package var axisTitle: String
  package var valueTitle: String
  package var valueKind: AxisKind
  package var lowerIsBetter: Bool
  package var searches: [Search]

  package init(
    title: String, axisTitle: String = "trial", valueTitle: String, valueKind: AxisKind = .linear,
    lowerIsBetter: Bool, searches: [Search]
  ) {
    (self.title, self.axisTitle, self.valueTitle) = (title, axisTitle, valueTitle)
    (self.valueKind, self.lowerIsBetter, self.searches) = (valueKind, lowerIsBetter, searches)
  }

  package var table: FigureTable {
    var table = FigureTable(["search", axisTitle, "label", valueTitle, "best_so_far"])
    for search in searches {
      for (trial, best) in zip(search.trials, bestSoFar(search)) {
        table.add([
          .text(search.name), .number(trial.x), .text(trial.label), .optional(trial.value),
          .optional(best),
        ])
      }
    }
    return table
  }

  /// The best value up to each trial, in their order; nil before the first value.
  func bestSoFar(_ search: Search) -> [Double?] {
    var best: Double?
    return search.trials.map { trial in
      if let value = trial.value, value.isFinite, isBetter(value, than: best) { best = value }
      return best
    }
  }

  private func isBetter(_ value: Double, than best: Double?) -> Bool {
    guard let best else { return true }
    return lowerIsBetter ? value < best : value > best
  }
}
