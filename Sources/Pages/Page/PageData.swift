import JSON
import Plots

/// The numbers behind a page for its script: columns, a value for each point.
struct PageData {
  /// More points than these are left out, the worst ones.
  static let mostPoints = 20_000
  /// Of experiments with more runs than these the page has aggregates alone: fewer points, and no single seeds.
  static let mostRuns = 10_000
  private static let mostPointsOfMany = 2_000

  let experiment: ReportedExperiment
  let table: PointTableSection

  /// The points that are in the data, the best first.
  private var shown: [ReportedPoint] {
    let isMany = experiment.outcome.runs.count > Self.mostRuns
    return experiment.order.prefix(isMany ? Self.mostPointsOfMany : Self.mostPoints).map {
      experiment.points[$0]
    }
  }

  var json: JSON {
    let points = shown
    return [
      "metric": .string(experiment.ranking.words),
      "lowerIsBetter": .bool(experiment.ranking.goal == .minimize),
      "interval": .string(experiment.intervalTitle),
      "isGrouped": .bool(experiment.analysis.conditions.count > 1),
      "pointCount": .int(experiment.points.count),
      "axes": .array(experiment.axes.map { axis(of: $0, points) }),
      "others": .array(
        table.others.map { other in
          [
            "name": .string(other.name.words),
            "value": .array(points.map { Self.number(other.values[$0.number]) }),
            "text": .array(points.map { .string(other.texts[$0.number]) }),
          ]
        }),
      "domain": table.domain.map { [.number($0.low), .number($0.high)] } ?? .null,
      "stripWidth": .int(Int(PointTableSection.stripWidth)),
      "best": experiment.bestPoint?.value.map(JSON.number) ?? .null,
      "point": .array(points.map { .int($0.number) }),
      "rank": .array(points.map { $0.rank.map(JSON.int) ?? .null }),
      "value": .array(points.map { Self.number($0.value) }),
      "text": .array(points.map { .string($0.valueText) }),
      "sd": .array(points.map { $0.deviationText.map(JSON.string) ?? .null }),
      "low": .array(points.map { Self.rounded($0.interval?.low) }),
      "high": .array(points.map { Self.rounded($0.interval?.high) }),
      "seeds": .array(points.map { .int($0.seedValues.count) }),
      "runs": .array(points.map { .string($0.runsShort) }),
      "lost": .array(points.map { .bool($0.lost > 0) }),
      "state": .array(points.map { .string($0.runsText) }),
      "standing": .array(points.map { .string($0.standing.name) }),
    ]
  }

  private func axis(of axis: ReportedAxis, _ points: [ReportedPoint]) -> JSON {
    // Of a long axis only the values of these points, in their order.
    let occurring = Set(points.map { axis.levels[$0.number] }).sorted()
    let places = Dictionary(uniqueKeysWithValues: occurring.enumerated().map { ($1, $0) })
    return [
      "name": .string(axis.name), "path": .string(axis.path),
      "cell": .string(axis.cellClass),
      "values": .array(occurring.map { .string(axis.texts[$0]) }),
      "level": .array(points.map { places[axis.levels[$0.number]].map(JSON.int) ?? .null }),
    ]
  }

  /// Neither NaN nor an infinity is JSON: `null`, and the state says why.
  private static func number(_ value: Double?) -> JSON {
    value.flatMap { $0.isFinite ? JSON.number($0) : nil } ?? .null
  }

  /// To six digits, which is more than a screen shows.
  private static func rounded(_ value: Double?) -> JSON {
    guard let value, value.isFinite, value != 0 else { return number(value) }
    let unit = Double(sign: .plus, exponent: Int(value.exponent) - 22, significand: 1)
    return number((value / unit).rounded() * unit)
  }
}
