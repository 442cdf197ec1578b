/// Names without the words that all of them begin with, for where they would not fit.
struct CommonStart {
  /// What was left out, without the space after it; empty where nothing was.
  let words: String
  let names: [String]

  /// Leaves words out only where the longest name is wider than `room`, and never a name's last word.
  init(_ names: [String], room: Double) {
    let widest = names.map { TextMetrics.width($0, size: Canvas.textSize) }.max() ?? 0
    let parts = names.map { $0.split(separator: " ", omittingEmptySubsequences: false) }
    var count = 0
    if widest > room, names.count > 1, let first = parts.first {
      while parts.allSatisfy({ count + 1 < $0.count && $0[count] == first[count] }) { count += 1 }
    }
    words = parts.first?.prefix(count).joined(separator: " ") ?? ""
    self.names = parts.map { $0.dropFirst(count).joined(separator: " ") }
  }

  /// A note for below the figure; none where nothing was left out.
  var notes: [String] {
    words.isEmpty ? [] : ["All labels begin with “\(words)”, which is left out."]
  }
}
