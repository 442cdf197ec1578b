import YAML

/// An experiment that was read without errors: its spec and the points of its sweep.
package struct Experiment: Sendable {
  package let spec: ExperimentSpec
  package let points: Points
  /// The indices of the points that the command line selected; nil: all.
  package let chosen: Set<Int>?
  /// What is valid but probably not intended.
  package let warnings: [Diagnostic]
  /// The values outside the sweep, for writing the spec out again.
  let settings: Settings
  /// The command line's values, with paths of files as the spec would write them.
  package let overrides: [String]
  /// The spec with those that it extends merged into it, as one text with paths from the spec's folder; nil if it extends
  /// none.
  package let mergedText: String?

  /// The swept paths, in the order of every point's values.
  package var axes: [String] { points.columns }

  /// The axes that change what is evaluated, in the order of `axes`.
  package var conditions: [String] {
    axes.filter { Conditions.isCondition($0) || settings.conditions?.contains($0) ?? false }
  }

  /// Reads a spec with the command line's overrides (`training.epochs=10`) and selection of points
  /// (`network.hidden=[32]`); throws all errors together.
  ///
  /// - Parameter separatesParts: whether independent axes are checked one by one instead of in every combination, with the
  ///   same result in less time.
  package init(
    reading source: Source, context: SpecContext, overrides: [String] = [], only: [String] = [],
    separatesParts: Bool = true
  ) throws(Diagnostics) {
    var reading = ExperimentReading(context: context, separatesParts: separatesParts)
    self = try reading.experiment(source, overrides: overrides, only: only)
  }

  init(
    spec: ExperimentSpec, points: Points, chosen: Set<Int>?, warnings: [Diagnostic], settings: Settings,
    overrides: [String], mergedText: String?
  ) {
    self.spec = spec
    self.points = points
    self.chosen = chosen
    self.warnings = warnings
    self.settings = settings
    self.overrides = overrides
    self.mergedText = mergedText
  }
}
