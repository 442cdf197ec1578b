import Reports

/// The output of `etalon accept` for a judged metric.
package enum AcceptanceText {
  package static func line(of metric: Acceptance.Detectable) -> String {
    guard let drop = metric.drop else {
      return "\(metric.metric): too few seeds to estimate the smallest drop that a check detects"
    }
    return "\(metric.metric): a check detects drops of about \(drop.text(significant: 2)) or more"
  }
}
