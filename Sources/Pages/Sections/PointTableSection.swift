import Learning
import Plots
import Results
import Specs
import Statistics

/// The table of points, the best first.
struct PointTableSection {
  /// More rows than these are left to the script.
  static let mostRows = 200
  static let stripWidth = 250.0

  let experiment: ReportedExperiment
  let others: [OtherMetric]
  let domain: IntervalStrip.Domain?

  init(_ experiment: ReportedExperiment) {
    self.experiment = experiment
    others = OtherMetric.all(experiment)
    let shown = experiment.points.flatMap { point in
      (point.value.map { [$0] } ?? []) + (point.interval.map { [$0.low, $0.high] } ?? [])
    }
    domain = IntervalStrip.Domain(shown)
  }

  func write(to html: inout HTML) {
    html.element("section", .class("points")) { html in
      html.element("h2", text: "Points")
      html.element("p", .class("sentence"), text: sentence)
      html.element("div", .class("controls"), .hidden)
      html.element("div", .class("scroll"), .role("group"), .label("Table of points"), .tabIndex(0)) { html in
        html.element("table") { html in
          html.element("thead") { html in html.element("tr") { self.heads(&$0) } }
          html.element("tbody") { html in
            for index in experiment.order.prefix(Self.mostRows) { self.row(experiment.points[index], &html) }
          }
        }
      }
      html.element("p", .class("method"), text: method)
    }
    html.newline()
  }

  private var sentence: String {
    let count = experiment.points.count
    guard count > Self.mostRows else { return "\(quantity(count, "point")), the best first." }
    return "The best \(Self.mostRows) of \(quantity(count, "point")); summary.csv has all of them."
  }

  private var method: String {
    let goal = experiment.ranking.goal == .maximize ? "higher" : "lower"
    let lines = !experiment.hasIntervals ? "" : " Lines are the \(experiment.intervalTitle)."
    let names = experiment.conditionAxes.map { experiment.axes[$0].name }.listed
    let within = experiment.analysis.conditions.count > 1 ? ", within each \(names)" : ""
    let spread =
      experiment.points.contains { $0.deviation != nil } ? " ± is the standard deviation over seeds." : ""
    return
      "Ranked by \(experiment.ranking.words), \(experiment.ranking.overSeeds.rawValue) over seeds (\(goal) is better)\(within).\(spread)\(lines) "
      + "Points are numbered in the sweep's order from 0, as in summary.csv."
  }

  private func heads(_ html: inout HTML) {
    html.element("th", .scope("col"), .class("number rank"), .data("sort", "rank"), text: "rank")
    // Next to the rank, so that phones show it without scrolling.
    html.element(
      "th", .scope("col"), .class("number value"), .data("sort", "value"), text: experiment.ranking.words)
    for (index, axis) in experiment.axes.enumerated() {
      html.element(
        "th", .scope("col"), .class(axis.numbers == nil ? "axis" : "axis number"),
        .data("sort", "axis\(index)"),
        .title(axis.path), text: axis.name)
    }
    if let domain {
      html.element("th", .scope("col"), .class("strip")) { html in
        html.svg(
          IntervalStrip.axis(domain, width: Self.stripWidth, title: "Scale of \(experiment.ranking.words)"))
      }
    }
    for (index, other) in others.enumerated() {
      html.element(
        "th", .scope("col"), .class("number other"), .data("sort", "other\(index)"), text: other.name.words)
    }
    html.element("th", .scope("col"), .class("number runs"), .data("sort", "runs"), text: "runs")
  }

  private func row(_ point: ReportedPoint, _ html: inout HTML) {
    let number = point.number
    html.element("tr", .data("point", String(number)), .class(point.standing.name)) { html in
      html.element("td", .class("number rank"), text: point.rank.map(String.init) ?? "–")
      html.element("td", .class("number value")) { html in
        html.element("span", .class("mean"), text: point.valueText)
        if let deviation = point.deviationText { html.element("span", .class("sd"), text: " ±" + deviation) }
      }
      for axis in experiment.axes {
        html.element(
          "td", .class(axis.cellClass), .direction("auto"),
          text: axis.texts[axis.levels[number]])
      }
      if let domain {
        html.element("td", .class("strip")) { html in
          // A cross would say that runs were lost, where none is trained.
          guard point.value != nil || point.lost > 0 else { return }
          html.svg(strip(point).scene(domain, width: Self.stripWidth))
        }
      }
      for other in others { html.element("td", .class("number other"), text: other.texts[number]) }
      html.element("td", .class(point.lost > 0 ? "number runs lost" : "number runs"), text: point.runsShort)
    }
    html.newline()
  }

  private func strip(_ point: ReportedPoint) -> IntervalStrip {
    IntervalStrip(
      value: point.value, interval: point.interval, values: point.seedValues, standing: point.standing,
      reference: experiment.bestPoint?.value, spoken: point.valueWords)
  }
}

/// The final value of another metric than the one that ranks, for each point: of the same metric on another part, or of
/// one that the spec names.
struct OtherMetric {
  let name: MetricName
  /// The means over seeds; nil without values.
  let values: [Double?]
  let texts: [String]

  static func all(_ experiment: ReportedExperiment) -> [OtherMetric] {
    let ranked = experiment.ranking.metric
    let parts: [DatasetPart] = [.test, .validation, .train]
    let names =
      parts.map { MetricName($0, ranked.metric) }
      + experiment.outcome.metrics.map { MetricName(ranked.part, $0) }.filter { $0.metric != ranked.metric }
    return names.compactMap { name in
      guard name != ranked, experiment.summary.metrics.contains(name) else { return nil }
      let statistics = experiment.summary.points.map { $0.metric(name)?.overSeeds }
      let column = SpreadColumn(statistics.map { ($0?.mean ?? .nan, $0?.deviation) })
      return OtherMetric(
        name: name, values: statistics.map { $0?.mean },
        texts: zip(statistics, column.rows).map { $0 == nil ? "–" : $1.value })
    }
  }
}

extension ReportedPoint {
  /// `5`, or `4 of 5` where runs are lost or missing; `1 of 5, not tested` where they are too few for a test.
  var runsShort: String {
    (counts.measured == counts.total ? String(counts.total) : "\(counts.measured) of \(counts.total)")
      + (isUntested ? ", not tested" : "")
  }
}

extension Plots.Standing {
  /// The class of a row, and what the data say.
  var name: String {
    switch self {
    case .best: "best"
    case .tied: "tied"
    case .other: "other"
    case .unranked: "unranked"
    }
  }
}
