import Files
import JSON

/// Which runs of a sweep each shard trains.
package struct ShardDivision: Sendable, Hashable {
  /// For each shard: ascending, disjoint ranges of runs, by their places in the plan.
  package let runs: [[Range<Int>]]
  /// The predicted time of each shard on one thread of the machine that the built-in costs were measured on, in seconds.
  package let seconds: [Double]

  package init(runs: [[Range<Int>]], seconds: [Double]) {
    precondition(runs.count == seconds.count)
    self.runs = runs
    self.seconds = seconds
  }

  /// The number of runs of a shard.
  package func count(of shard: Shard) -> Int { runs[shard.number - 1].reduce(0) { $0 + $1.count } }
}

/// The file of a division, `shards/16-1a2b3c4d.json`: written once, so that all machines use the same division, whichever
/// version of the tool they have.
extension ShardDivision {
  private static let formatVersion = 1

  /// - Parameter selection: distinguishes the runs that are divided; 8 digits.
  private static func path(in folder: String, count: Int, selection: String) -> String {
    "\(folder)/shards/\(count)-\(selection).json"
  }

  /// Reads the division of a results folder into `count` shards, or writes it if there is none.
  ///
  /// - Parameters:
  ///   - selection: distinguishes the runs that are divided.
  ///   - owner: a text that no other process uses.
  ///   - runCount: the number of runs in the plan.
  ///   - make: computes the division.
  package static func shared(
    in folder: String, count: Int, selection: String, runCount: Int, owner: String, make: () -> ShardDivision
  ) throws(FileError) -> ShardDivision {
    let path = path(in: folder, count: count, selection: selection)
    if !PosixFolder.exists(path) {
      try PosixFolder.create("\(folder)/shards")
      _ = try ExclusiveFile.create(path, with: make().json.compactBytes + [UInt8(ascii: "\n")], owner: owner)
    }
    return try ShardDivision(file: path, count: count, runCount: runCount)
  }

  /// The divisions in a results folder of the runs that `selection` distinguishes, by number of shards.
  package static func all(
    in folder: String, selection: String, runCount: Int
  ) throws(FileError) -> [ShardDivision] {
    var counts: [Int] = []
    for name in try PosixFolder.names(in: "\(folder)/shards") {
      guard name.hasSuffix("-\(selection).json"), let count = Int(name.prefix { $0 != "-" }) else { continue }
      counts.append(count)
    }
    var divisions: [ShardDivision] = []
    for count in counts.sorted() {
      let path = path(in: folder, count: count, selection: selection)
      divisions.append(try ShardDivision(file: path, count: count, runCount: runCount))
    }
    return divisions
  }

  private init(file path: String, count: Int, runCount: Int) throws(FileError) {
    let bytes = try PosixFile(path, for: .reading).contents()
    guard let json = try? JSON(parsing: bytes) else { throw FileError("read", path, "it is not valid JSON") }
    if let version = json["version"]?.int, version > Self.formatVersion {
      throw FileError("read", path, "written by a newer version of etalon (format \(version))")
    }
    guard let division = ShardDivision(json: json), division.runs.count == count,
      division.runs.allSatisfy({ $0.allSatisfy { $0.upperBound <= runCount } })
    else { throw FileError("read", path, "a member is missing or invalid") }
    self = division
  }

  /// `{"version":1,"runs":[[0,40,80,100],…],"seconds":[1.5,…]}`: the bounds of each range.
  var json: JSON {
    [
      "version": .int(Self.formatVersion),
      "runs": .array(
        runs.map { ranges in .array(ranges.flatMap { [.int($0.lowerBound), .int($0.upperBound)] }) }),
      "seconds": .array(seconds.map(JSON.number)),
    ]
  }

  /// nil if a member is missing or invalid.
  init?(json: JSON) {
    guard let lists = json["runs"]?.array, let times = json["seconds"]?.array else { return nil }
    var runs: [[Range<Int>]] = []
    for list in lists {
      let bounds = (list.array ?? []).compactMap(\.int)
      guard bounds.count == list.array?.count, bounds.count % 2 == 0, bounds.first ?? 0 >= 0,
        zip(bounds, bounds.dropFirst()).allSatisfy({ $0 <= $1 })
      else { return nil }
      runs.append(stride(from: 0, to: bounds.count, by: 2).map { bounds[$0]..<bounds[$0 + 1] })
    }
    let seconds = times.compactMap(\.double)
    guard seconds.count == times.count, seconds.count == runs.count else { return nil }
    self.init(runs: runs, seconds: seconds)
  }
}
