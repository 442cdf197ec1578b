/// The errors and warnings of one text.
package struct Diagnostics: Error, Sendable {
  package var all: [Diagnostic]

  package init(_ all: [Diagnostic]) {
    self.all = all
  }

  /// The same diagnostics in the order of their locations: those without a location first, then source by source in the
  /// order of first mention; diagnostics at one location keep their order.
  package func sorted() -> Diagnostics {
    var ranks: [ObjectIdentifier: Int] = [:]
    let keyed = all.enumerated().map { index, diagnostic in
      guard let span = diagnostic.span else { return (key: (-1, 0, index), diagnostic: diagnostic) }
      let source = ObjectIdentifier(span.source)
      let rank = ranks[source, default: ranks.count]
      ranks[source] = rank
      return (key: (rank, span.range.lowerBound, index), diagnostic: diagnostic)
    }
    return Diagnostics(keyed.sorted { $0.key < $1.key }.map(\.diagnostic))
  }

  /// How many of each severity there are: `2 errors, 1 warning`; empty if there are none.
  package var summary: String {
    [Diagnostic.Severity.error, .warning].compactMap { severity in
      let count = all.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }
}
