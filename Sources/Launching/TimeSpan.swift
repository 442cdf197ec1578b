/// A span of time as users write it, and as Slurm does.
package struct TimeSpan: Sendable, Hashable {
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// Reads `90s`, `30m`, `2h`, `1d`, and sums such as `1h30m`; nil for any other text and for less than a second.
  package init?(_ text: String) {
    var (total, digits) = (0, "")
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard let unit = ["s": 1, "m": 60, "h": 3600, "d": 86_400][character], let number = Int(digits),
        number <= 100_000_000
      else { return nil }
      total += number * unit
      digits = ""
    }
    guard digits.isEmpty, total > 0 else { return nil }
    seconds = total
  }

  /// `[days-]hours:minutes:seconds`, which sbatch reads.
  package var slurmText: String {
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return (days > 0 ? "\(days)-" : "") + parts.joined(separator: ":")
  }
}
