import Reports
import Specs

/// The output of `etalon accept` for a judged metric.
package enum AcceptanceText {
  package static func line(of metric: Acceptance.Detectable) -> String {
    guard let drop = metric.drop else {
      return
        "\(metric.metric): too few seeds to estimate the smallest change for the worse that a check detects"
    }
    let line =
      "\(metric.metric): a check detects a change for the worse of about \(drop.text(significant: 2)) or more"
      + (metric.points > 1 ? ", over all \(metric.points) points together" : "")
    guard metric.leftOut > 0 else { return line }
    let points = counted(metric.leftOut, "point")
    return "\(line), not counting \(points) whose seeds differ more than 30 times as much as usual"
  }
}
