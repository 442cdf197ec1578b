import JSON

/// A run in a plan: `[point,seed,repeat,fold,"identity",data]`, where `data` is the place of its data in the plan's list.
struct PlannedRun {
  var key: RunKey
  var id: RunID
  var data: Int?

  static func write(_ run: ExperimentOutcome.Run, data: Int?, to writer: inout JSONWriter) {
    writer.raw("[")
    writer.int(run.key.point)
    writer.raw(",")
    writer.value(.unsigned(run.key.seed))
    writer.raw(",")
    writer.int(run.key.repetition)
    writer.raw(",")
    if let fold = run.key.fold { writer.int(fold) } else { writer.raw("null") }
    writer.raw(",")
    writer.id(run.id)
    writer.raw(",")
    if let data { writer.int(data) } else { writer.raw("null") }
    writer.raw("]")
  }

  /// nil if an element is missing or invalid.
  init?(json: JSON) {
    guard let point = json[0]?.int, let seed = json[1]?.unsigned, let repetition = json[2]?.int,
      let identity = json[4]?.string
    else { return nil }
    key = RunKey(point: point, seed: seed, repetition: repetition, fold: json[3]?.int)
    id = RunID(identity)
    data = json[5]?.int
  }

  /// The text of a plan with an empty list of runs, and the runs; nil unless all are as `write` has them.
  static func divide(_ text: [UInt8]) -> (rest: [UInt8], runs: [PlannedRun])? {
    // Nothing in a text of JSON looks like this: its quotes would follow backslashes.
    guard let start = place(of: #","runs":[["#, in: text) else { return nil }
    let list = start + 9
    var scanner = ASCIIScanner(text[...], at: list)
    var runs: [PlannedRun] = []
    repeat {
      guard let run = PlannedRun(&scanner) else { return nil }
      runs.append(run)
    } while scanner.skip(",")
    guard scanner.skip("]") else { return nil }
    return (Array(text[..<list]) + text[(scanner.position - 1)...], runs)
  }

  private init?(_ scanner: inout ASCIIScanner) {
    guard scanner.skip("["), let point = scanner.int(), scanner.skip(","), let seed = scanner.int(),
      scanner.skip(","), let repetition = scanner.int(), scanner.skip(",")
    else { return nil }
    let fold = scanner.skip("null") ? nil : scanner.int()
    guard scanner.skip(",\""), let id = scanner.digest(), scanner.skip(",") else { return nil }
    data = scanner.skip("null") ? nil : scanner.int()
    guard scanner.skip("]") else { return nil }
    key = RunKey(point: point, seed: UInt64(seed), repetition: repetition, fold: fold)
    self.id = id
  }

  private static func place(of pattern: String, in text: [UInt8]) -> Int? {
    let pattern = Array(pattern.utf8)
    guard text.count >= pattern.count else { return nil }
    for start in 0...text.count - pattern.count where text[start] == pattern[0] {
      if text[start..<start + pattern.count].elementsEqual(pattern) { return start }
    }
    return nil
  }
}
