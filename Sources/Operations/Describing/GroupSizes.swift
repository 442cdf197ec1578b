/// How many groups of rows there are, and how large they are.
struct GroupSizes {
  private let sizes: [Int]

  /// - Parameter sizes: the rows of each group.
  init(_ sizes: [Int]) { self.sizes = sizes }

  /// `15 groups of 66 rows`, `40 groups of 3 to 80 rows`
  var text: String {
    let (least, most) = (sizes.min() ?? 0, sizes.max() ?? 0)
    let rows = least == most ? "\(least)" : "\(least) to \(most)"
    return "\(sizes.count) \(sizes.count == 1 ? "group" : "groups") of \(rows) \(most == 1 ? "row" : "rows")"
  }
}
