import Datasets
import JSON
import Learning

extension Experiment {
  /// One point as a separate spec with every value written out and without a sweep, under a name of its own.
  package func specText(of point: Point, shape: DatasetShape) -> String {
    var settings = resolved(point, shape: shape)
    settings.name = "\(spec.name)-best"
    return Self.values(of: Settings.fields, in: settings).blockText(level: 0)
  }

  /// The whole spec as YAML: every value that applies outside the sweep, defaults included, and the sweep.
  package func wholeText(shape: DatasetShape) -> String {
    var settings = points.first.map { resolved($0, shape: shape) } ?? self.settings
    settings.name = spec.name
    // A point's network and optimizer say what the spec leaves to its axes.
    if axes.contains(where: { $0.hasPrefix("network.") }) { settings.network = self.settings.network }
    if axes.contains(where: { $0.hasPrefix("training.") }) { settings.training = self.settings.training }
    (settings.sweep, settings.expect, settings.conditions) =
      (self.settings.sweep, self.settings.expect, self.settings.conditions)
    return Self.values(of: Settings.fields, in: settings).blockText(level: 0)
  }

  /// The experiment's spec as JSON: every value resolved as for its first point, and the sweep.
  package func resolvedValues(shape: DatasetShape) -> JSON {
    guard let first = points.first ?? search?.probes.first else { return .object([]) }
    var settings = resolved(first, shape: shape)
    settings.sweep = self.settings.sweep
    settings.expect = self.settings.expect
    return .object(Settings.fields.compactMap { $0.member(of: settings) })
  }

  private func resolved(_ point: Point, shape: DatasetShape) -> Settings {
    let topology = point.spec.network.topology(for: shape)
    let points = search.map { self.points.isEmpty ? $0.probes : self.points } ?? self.points
    var settings = points.settings(at: point.index).completed(by: point.spec, topology: topology)
    settings.name = spec.name
    settings.metric.name = .metric(spec.ranking.metric)
    settings.metric.goal = spec.ranking.goal
    settings.sweep = SweepSettings()
    // They name axes, and a point has none.
    settings.conditions = nil
    settings.expect = []
    return settings
  }

  /// The fields worth writing: all that can change a result, the whole of a split, and others that differ from their
  /// defaults. Keys that the optimizer does not use are left out, since they are errors.
  private static func values(
    of fields: [Field<Settings>], in settings: Settings, changingResults: Bool = true
  ) -> JSON {
    .object(
      fields.filter { settings.training.optimizer.uses($0.info.name) }.compactMap { field in
        let changesResults = changingResults && field.info.changesResult
        if field.info.isSection {
          let inner = values(of: field.children, in: settings, changingResults: changesResults)
          guard inner != .object([]) else { return nil }
          return field.info.name == "split"
            ? field.member(of: settings) : JSON.Member(field.info.name, inner)
        }
        let member = field.member(of: settings)
        return changesResults || member?.value != field.info.defaultValue ? member : nil
      })
  }
}

extension JSON {
  /// The value as YAML: mappings in block style, indented by two spaces, lists on one line.
  package func blockText(level: Int) -> String {
    guard case .object(let members) = self, !members.isEmpty else { return flowText + "\n" }
    let indent = String(repeating: " ", count: 2 * level)
    return members.map { member in
      let name = "\(indent)\(JSON.string(member.name).flowText):"
      if case .object(let inner) = member.value, !inner.isEmpty {
        return "\(name)\n\(member.value.blockText(level: level + 1))"
      }
      return "\(name) \(member.value.flowText)\n"
    }.joined()
  }
}
