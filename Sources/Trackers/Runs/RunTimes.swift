import Records

/// When a run began and ended, as far as the journal and the manifest say, in milliseconds since 1970.
struct RunTimes {
  let start: Int
  let end: Int
  /// Whether the journal says when the run ended; otherwise the experiment's first start stands for its start.
  let isRecorded: Bool

  /// nil if neither says anything.
  init?(of entry: JournalEntry, manifest: Manifest) {
    let duration = Int(max(0, min(entry.seconds ?? 0, 1e9)) * 1000)
    if let ended = entry.ended.flatMap(UTCTime.milliseconds) {
      end = ended
      start = max(0, ended - duration)
      isRecorded = true
    } else if let started = UTCTime.milliseconds(manifest.started) {
      start = started
      end = started + duration
      isRecorded = false
    } else {
      return nil
    }
  }

  /// The time of an epoch of a run of `epochs`. No record holds it, so epochs are taken as equally long.
  func time(ofEpoch epoch: Int, of epochs: Int) -> Int {
    guard epochs > 0 else { return end }
    let share = Double(min(max(epoch, 0), epochs)) / Double(epochs)
    return start + Int((Double(end - start) * share).rounded())
  }
}
