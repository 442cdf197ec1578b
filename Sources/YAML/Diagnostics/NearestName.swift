/// The valid name that a misspelt one most likely stands for; nil if none is near.
///
/// Nearness is the number of letters inserted, left out, exchanged, or swapped with their neighbour
/// (Damerau–Levenshtein distance, each letter moved at most once). Case does not count, nor does `-` or a
/// space for `_`. At most a third of the longer name's letters may differ. The first of equals wins.
package func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  let wanted = spelling(of: name)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let letters = spelling(of: candidate)
    let cutoff = min(max(wanted.count, letters.count) / 3, (best?.distance ?? .max) - 1)
    if let distance = editDistance(wanted, letters, atMost: cutoff) {
      best = (candidate, distance)
    }
  }
  return best?.name
}

private func spelling(of name: String) -> [Character] {
  name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
}

/// The Damerau–Levenshtein distance in its restricted form (optimal string alignment), nil if it exceeds
/// `limit`; time is the product of the lengths, which may differ by no more than `limit`.
private func editDistance(_ a: [Character], _ b: [Character], atMost limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    row.reserveCapacity(b.count + 1)
    for j in 1...b.count {
      let exchange = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      var cost = min(last[j] + 1, row[j - 1] + 1, exchange)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost = min(cost, beforeLast[j - 2] + 1)
      }
      row.append(cost)
    }
    // No later row falls below this: a swap adds one to a row that is at most one below this one.
    if row.min()! > limit { return nil }
    (beforeLast, last) = (last, row)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
