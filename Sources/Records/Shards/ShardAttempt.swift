/// One process that trains a shard; a shard whose process was killed or requeued has several.
package struct ShardAttempt: Sendable, Hashable {
  package let shard: Shard
  /// The array task's id, such as `17_3`, or `local` without a scheduler.
  package let job: String
  /// How often the scheduler has started the task again.
  package let restart: Int
  /// Distinguishes attempts that are otherwise equal.
  package let random: String

  /// Characters other than ASCII letters, digits, and `_` are left out of `job` and `random`.
  package init(of shard: Shard, job: String, restart: Int, random: String) {
    self.shard = shard
    self.job = Self.word(job) ?? "local"
    self.restart = max(0, restart)
    self.random = Self.word(random) ?? "0"
  }

  /// Reads the name of a journal file, with or without its extension; nil for other files.
  package init?(name: String) {
    guard name.hasPrefix("shard-") else { return nil }
    let stem = name.prefix { $0 != "." }
    let parts = stem.dropFirst("shard-".count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, let shard = Shard(parts[0], separator: "of"), let restart = Int(parts[2]) else {
      return nil
    }
    self.init(of: shard, job: String(parts[1]), restart: restart, random: String(parts[3]))
  }

  /// `shard-3of16-17_3-0-5f3a9c1e`: the name of its files in the journal folder, without extension.
  package var name: String { "shard-\(shard.number)of\(shard.count)-\(job)-\(restart)-\(random)" }

  private static func word(_ text: String) -> String? {
    let word = text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return word.isEmpty ? nil : word
  }
}
