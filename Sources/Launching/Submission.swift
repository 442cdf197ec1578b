import JSON

/// One `etalon submit`, as it is kept in the results folder: `slurm/<token>.json`.
package struct Submission: Sendable, Hashable {
  private static let formatVersion = 1

  /// The unique name of its jobs.
  package let name: String
  /// When it was submitted, in UTC (RFC 3339).
  package let submitted: String
  package let array: TaskArray
  /// The shards that were submitted.
  package let submittedShards: [Int]
  /// The id of the array job; nil if sbatch did not report it.
  package var job: String?
  /// The id of the job that collects.
  package var collectJob: String?

  package init(
    name: String, submitted: String, array: TaskArray, submittedShards: [Int], job: String? = nil,
    collectJob: String? = nil
  ) {
    self.name = name
    self.submitted = submitted
    self.array = array
    self.submittedShards = submittedShards
    self.job = job
    self.collectJob = collectJob
  }

  package var json: JSON {
    [
      "version": .int(Self.formatVersion), "name": .string(name), "submitted": .string(submitted),
      "shards": .int(array.shards), "shards_per_task": .int(array.shardsPerTask),
      "submitted_shards": .array(submittedShards.map(JSON.int)),
      "job": job.map(JSON.string) ?? .null, "collect_job": collectJob.map(JSON.string) ?? .null,
    ]
  }

  /// nil if a member is missing or invalid, or written by a newer version.
  package init?(json: JSON) {
    guard json["version"]?.int == Self.formatVersion, let name = json["name"]?.string,
      let submitted = json["submitted"]?.string, let shards = json["shards"]?.int, shards >= 1,
      let perTask = json["shards_per_task"]?.int, perTask >= 1,
      let numbers = json["submitted_shards"]?.array?.compactMap(\.int),
      numbers.allSatisfy({ (1...shards).contains($0) })
    else { return nil }
    self.init(
      name: name, submitted: submitted, array: TaskArray(shards: shards, shardsPerTask: perTask),
      submittedShards: numbers, job: json["job"]?.string, collectJob: json["collect_job"]?.string)
  }

  /// The start of the day before the submission, for sacct's `--starttime`: clusters differ in their time zone.
  package var accountingStart: String { Self.dayBefore(submitted) + "T00:00:00" }

  /// `2026-02-28` for `2026-03-01…`; the first ten characters of a text that is not a date.
  static func dayBefore(_ time: String) -> String {
    let parts = time.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return String(time.prefix(10)) }
    var (year, month, day) = (parts[0], parts[1], parts[2] - 1)
    if day == 0 {
      month -= 1
      if month == 0 { (year, month) = (year - 1, 12) }
      let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
      day = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
