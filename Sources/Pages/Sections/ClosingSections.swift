import Hashing
import Learning
import Plots
import Records
import Reports
import Results

extension HTML {
  /// All metrics of the best point.
  mutating func metrics(_ experiment: ReportedExperiment) {
    guard let best = experiment.focus else { return }
    let metrics = experiment.summary.points[best].metrics
    guard !metrics.isEmpty else { return }
    let parts = DatasetPart.allCases.filter { part in metrics.contains { $0.name.part == part } }
    let names = Set(metrics.map(\.name.metric)).sorted().filter { metric in
      !(metric == .objective && isWithoutPenalty(metrics))
        // A percentage only of targets that are scaled to a unit range, as those of classes are.
        && !(metric == .squaredErrorPercentage && experiment.outcome.classes.isEmpty)
    }
    element("section", .class("metrics")) { html in
      html.element(
        "h2", text: experiment.points.count == 1 ? "All metrics" : "All metrics of \(experiment.focusWords)")
      html.element("div", .class("scroll"), .role("group"), .label("Table of metrics"), .tabIndex(0)) {
        html in
        html.element("table") { html in
          html.element("thead") { html in
            html.element("tr") { html in
              html.element("th", .scope("col"), text: "metric")
              for part in parts { html.element("th", .scope("col"), .class("number"), text: part.word) }
            }
          }
          html.element("tbody") { html in
            for name in names {
              html.element("tr") { html in
                html.element("th", .scope("row"), text: name.words)
                for part in parts {
                  let own = metrics.first { $0.name == MetricName(part, name) }
                  html.element("td", .class("number"), text: own.map { $0.overSeeds.text } ?? "–")
                }
              }
            }
          }
        }
      }
      html.element(
        "p", .class("method"),
        text: experiment.points[best].deviation == nil
          ? "Final values." : "Final values; ± is the standard deviation over seeds.")
    }
    newline()
  }

  /// Whether the objective is the loss everywhere, so that its row says nothing.
  private func isWithoutPenalty(_ metrics: [PointSummary.MetricSummary]) -> Bool {
    metrics.allSatisfy { own in
      own.name.metric != .objective
        || metrics.first { $0.name == MetricName(own.name.part, .loss) }?.overSeeds == own.overSeeds
    }
  }

  /// The commands that do it again.
  mutating func commands(_ experiment: ReportedExperiment, source: ReportSource) {
    element("section", .class("again")) { html in
      html.element("h2", text: "How to do it again")
      html.element("dl", .class("commands")) { html in
        for (command, purpose) in experiment.commands(source) {
          html.element("dt") { html in html.element("code", text: command) }
          html.element("dd", text: purpose)
        }
      }
    }
    newline()
  }

  /// What the results were made of.
  mutating func provenance(_ experiment: ReportedExperiment, source: ReportSource) {
    element("section", .class("origin")) { html in
      html.element("h2", text: "Provenance")
      html.element("dl", .class("provenance")) { html in
        for (name, value) in experiment.origins(source) {
          html.element("dt", text: name)
          html.element("dd") { html in html.element("code", text: value) }
        }
      }
      html.element(
        "p", .class("method"),
        text:
          "Digests are SHA-256. Results are bit-identical on every machine: the last digest is the same wherever these runs are trained."
      )
    }
    newline()
  }

  /// The spec's text, folded away.
  mutating func spec(_ source: ReportSource) {
    guard !source.spec.isEmpty else { return }
    element("details") { html in
      html.element("summary", text: "The spec")
      html.element("pre", .direction("ltr"), .tabIndex(0)) { html in html.element("code", text: source.spec) }
    }
    newline()
  }
}

extension ReportedExperiment {
  fileprivate func commands(_ source: ReportSource) -> [(String, String)] {
    let folder = source.folder.shellQuoted
    if source.isExternal { return [("etalon report \(folder)", "writes this page again")] }
    var commands = [(source.command(), "trains what is not trained yet")]
    if focus != nil {
      commands.append(
        analysis.only == nil
          ? ("etalon best \(folder)", "prints the best point under each condition")
          : ("etalon best \(folder) --spec", "prints the best point as a spec of its own"))
    }
    if analysis.best != nil {
      let file = (outcome.name + ".safetensors").shellQuoted
      commands.append(
        (
          "etalon network \(folder) --output \(file)",
          "writes a trained network of the best point, that of the run with the median \(ranking.words)"
        ))
    }
    commands.append(("etalon reproduce \(folder)", "trains recorded runs again and compares them bit by bit"))
    commands.append(("etalon report \(folder)", "writes this page again"))
    return commands
  }

  fileprivate func origins(_ source: ReportSource) -> [(String, String)] {
    var origins: [(String, String)] = []
    if let manifest = source.manifest {
      origins.append(("tool", "etalon \(manifest.toolVersion)"))
      origins.append(
        ("arithmetic", "version \(manifest.arithmeticVersion), checked by an independent program"))
    }
    if !source.spec.isEmpty { origins.append(("spec", SHA256.hexDigest(of: Array(source.spec.utf8)))) }
    for data in source.manifest?.data ?? [] {
      origins.append(("\(data.part) data", data.digest))
    }
    origins.append(("all results", resultsDigest))
    return origins
  }

  /// The digest of every run's identity, status, curve and weights, in the plan's order: equal where all results are.
  private var resultsDigest: String {
    var text: [UInt8] = []
    for run in outcome.runs {
      let record = run.record
      for part in [
        run.identity, record?.status.rawValue ?? "missing", record?.curveDigest ?? "",
        record?.weightsDigest ?? "",
      ] {
        text += part.utf8
        text.append(UInt8(ascii: " "))
      }
      text.append(UInt8(ascii: "\n"))
    }
    return SHA256.hexDigest(of: text)
  }
}
