import Datasets
import JSON
import Learning

extension Experiment {
  /// One point as a spec of its own, every value written out and nothing swept; its name leaves the results of this
  /// experiment alone.
  package func specText(of point: Point, shape: DatasetShape) -> String {
    var settings = resolved(point, shape: shape)
    settings.name = "\(spec.name)-best"
    return Self.telling(Settings.fields, of: settings).blockText(level: 0)
  }

  /// What the experiment's spec means, as JSON: every value resolved as for its first point, and the sweep.
  package func resolvedValues(shape: DatasetShape) -> JSON {
    guard let first = points.first else { return .object([]) }
    var settings = resolved(first, shape: shape)
    settings.sweep = self.settings.sweep
    settings.expect = self.settings.expect
    return .object(Settings.fields.compactMap { $0.member(of: settings) })
  }

  private func resolved(_ point: Point, shape: DatasetShape) -> Settings {
    let topology = point.spec.network.topology(for: shape)
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

  /// The fields that say something: all that can change a result, the whole of a split, and the others where they
  /// are not as by default. What the optimizer has no use for is left out, since no spec may say it.
  private static func telling(
    _ fields: [Field<Settings>], of settings: Settings, changingResults: Bool = true
  ) -> JSON {
    .object(
      fields.filter { settings.training.optimizer.hasUse(for: $0.facts.name) }.compactMap { field in
        let changesResults = changingResults && field.facts.changesResult
        if field.facts.isSection {
          let inner = telling(field.children, of: settings, changingResults: changesResults)
          guard inner != .object([]) else { return nil }
          return field.facts.name == "split"
            ? field.member(of: settings) : JSON.Member(field.facts.name, inner)
        }
        let member = field.member(of: settings)
        return changesResults || member?.value != field.facts.defaultValue ? member : nil
      })
  }
}

extension JSON {
  /// The value as YAML: mappings in blocks, two spaces a level, lists on one line.
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
