import Datasets
import Learning
import YAML

/// Makes a point's spec of settings: fills in what depends on other fields, and checks what only shows in several.
struct Resolver {
  let settings: Settings
  let places: Places
  /// Fields that could not be read: what depends on them is not judged.
  let broken: Set<String>
  let context: SpecContext
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the data are not worth asking for.
  private(set) var hasDatasetMistake: Bool
  /// Which data the point asks for, known before all else.
  private(set) var dataset: DatasetRequest?

  init(_ settings: Settings, places: Places, broken: Set<String>, context: SpecContext) {
    self.settings = settings
    self.places = places
    self.broken = broken
    self.context = context
    hasDatasetMistake = broken.contains { $0.hasPrefix("dataset") }
  }

  /// The point's spec; nil after mistakes that leave nothing to make it of.
  mutating func point() -> PointSpec? {
    dataset = request()
    let network = network()
    guard let network else { return nil }
    checkOutputs(of: network)
    checkTargets(of: network)
    checkMeasures()
    guard let dataset else { return nil }
    return PointSpec(
      dataset: dataset, network: network, training: trainingPlan(), curveMetrics: curveMetrics)
  }

  /// Notes a mistake at a field, unless it or a field that it follows from could not be read anyway.
  ///
  /// Where an axis or the command line says one of the others and not this one, that value is the one at fault.
  mutating func report(
    _ message: String, at path: String, hint: String? = nil, follows others: [String] = [],
    severity: Diagnostic.Severity = .error
  ) {
    guard !([path] + others).contains(where: isBroken) else { return }
    if path.hasPrefix("dataset") { hasDatasetMistake = true }
    let cause = places.substitution(in: path) == nil ? others.lazy.compactMap(places.substitution).first : nil
    var notes = hint.map { [Diagnostic.Note($0)] } ?? []
    if cause != nil, let place = places[path] {
      notes.append(.init("it does not fit '\(path.withoutIndices)' here", at: place.key ?? place.value))
    }
    diagnostics.append(Diagnostic(severity, message, at: places.span(of: cause ?? path), notes: notes))
  }

  /// Whether a field, a section around it or a part of it could not be read.
  private func isBroken(_ path: String) -> Bool {
    broken.contains { $0 == path || path.hasPrefix($0 + ".") || $0.hasPrefix(path + "[") }
  }

  func isGiven(_ path: String) -> Bool { places[path] != nil }

  var isClassification: Bool { settings.dataset.task == .classification }

  var loss: Loss { settings.training.loss ?? (isClassification ? .crossEntropy : .squaredError) }
}
