import Datasets
import Learning
import YAML

/// Makes a point's spec from settings: fills in defaults that depend on other fields, and checks fields together.
struct Resolver {
  let settings: Settings
  let locations: ValueLocations
  /// What could not be read: nothing that depends on it is checked.
  let unread: Set<UnreadPart>
  let context: SpecContext
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the data should not be read.
  private(set) var hasDatasetError: Bool
  /// The data of the point, known before anything else.
  private(set) var dataset: DatasetRequest?

  init(
    _ settings: Settings, locations: ValueLocations, unread: Set<UnreadPart>, context: SpecContext
  ) {
    self.settings = settings
    self.locations = locations
    self.unread = unread
    self.context = context
    hasDatasetError = unread.includesAny(withPrefix: "dataset")
  }

  /// The point's spec; nil after errors that leave no spec.
  mutating func point() -> PointSpec? {
    dataset = request()
    let network = network()
    guard let network else { return nil }
    checkOutputs(of: network)
    checkTargets(of: network)
    checkMetrics()
    checkWeights()
    guard let dataset else { return nil }
    return PointSpec(
      dataset: dataset, network: network, training: trainingPlan(),
      classWeights: settings.training.classWeight?.canonical, curveMetrics: curveMetrics,
      namedMetrics: namedMetrics)
  }

  /// Reports an error at a field, unless it or another field that the error depends on could not be read.
  ///
  /// If an axis or the command line sets one of the others and not this one, the error is shown there.
  mutating func report(
    _ message: String, at path: String, hint: String? = nil, follows others: [String] = [],
    severity: Diagnostic.Severity = .error
  ) {
    guard !([path] + others).contains(where: unread.includesField) else { return }
    if path.hasPrefix("dataset") { hasDatasetError = true }
    let cause =
      locations.substitution(in: path) == nil
      ? others.lazy.compactMap(locations.substitution).first : nil
    var notes = hint.map { [Diagnostic.Note($0)] } ?? []
    if cause != nil, let location = locations[path] {
      notes.append(
        .init("conflicts with '\(path.withoutIndices)' here", at: location.key ?? location.value))
    }
    diagnostics.append(Diagnostic(severity, message, at: locations.span(of: cause ?? path), notes: notes))
  }

  /// Whether the spec, an axis or the command line sets the field.
  func isGiven(_ path: String) -> Bool { locations[path] != nil }

  var isClassification: Bool { settings.dataset.task == .classification }

  var loss: Loss { settings.training.loss ?? (isClassification ? .crossEntropy : .squaredError) }
}
