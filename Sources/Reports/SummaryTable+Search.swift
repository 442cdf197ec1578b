import Results
import Specs
import Statistics

extension SummaryTable {
  /// How a search went: the trials that were better than all before them; nil for a grid.
  var searchSentence: String? {
    guard let search = summary.outcome.search else { return nil }
    let improvements = summary.improvements
    guard let last = improvements.last else { return nil }
    let shown = improvements.suffix(Self.mostImprovements)
    // Digits that tell the values apart.
    let values = shown.map { value in
      let statistics = summary.points[value.trial].ranked
      return (value.value, statistics?.deviation)
    }
    let texts = SpreadColumn(values).rows.map(\.value)
    let after = tried - last.trial - 1
    let steps = zip(shown, texts).map { "\($1) at trial \($0.trial)" }
    return "Best so far: \(shown.count < improvements.count ? "… " : "")" + steps.joined(separator: ", ")
      + (after > 0 ? "; none better in \(counted(after, "trial")) after it" : "")
      + " (\(search.method.rawValue), trials from 0)."
  }

  /// Trials of which every run has a record.
  private var tried: Int { summary.points.count { $0.counts.missing == 0 } }

  private static let mostImprovements = 6

  /// `30 of 100 trials by tpe`, or `14 points`.
  var pointWords: String {
    guard let search = summary.outcome.search else { return counted(summary.points.count, "point") }
    return "\(tried) of \(counted(search.trials, "trial")) by \(search.method.rawValue)"
  }
}
