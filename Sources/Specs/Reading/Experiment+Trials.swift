import JSON
import YAML

extension Points {
  /// Points of a search, each with one value per axis, null where the axis does not exist.
  init(of points: [[JSON]], axes: [SearchAxis], decoder: PointDecoder) {
    let trials = points.map { values in
      FieldAssignments(all: zip(axes, values).compactMap { $0.isNull($1) ? nil : $0.assignment(of: $1) })
    }
    self.init(
      grid: SweepGrid(axes: axes.map(\.settings), trials: trials), decoder: decoder, parts: CheckedParts(nil))
  }
}

extension SearchAxis {
  fileprivate func isNull(_ value: JSON) -> Bool { value.isNull && !contains(.null) }
}

extension Experiment {
  /// A search with these points, the first ones of which are the search's points so far; throws every mistake in the others.
  ///
  /// - Parameter trials: one value per axis, null for an axis that does not exist there; values of the search's axes.
  package func with(trials: [[JSON]]) throws(Diagnostics) -> Experiment {
    guard let search else { preconditionFailure("only a search has trials") }
    let decoder = points.decoder
    let fresh = Points(of: Array(trials.dropFirst(points.count)), axes: search.axes, decoder: decoder)
    var checker = PointChecker(
      grid: fresh.grid, decoder: decoder, context: decoder.context, separatesParts: false)
    checker.checkPoints()
    let errors = checker.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Diagnostics(errors).sorted() }
    var experiment = self
    experiment.points = points.appending(fresh)
    return experiment
  }
}

extension Experiment {
  /// The experiment of a search with its probes as points.
  package var probing: Experiment {
    guard let search else { preconditionFailure("only a search has probes") }
    var experiment = self
    experiment.points = search.probes
    return experiment
  }
}
