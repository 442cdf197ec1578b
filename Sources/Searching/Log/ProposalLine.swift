import JSON

/// A line of `search.jsonl`: `{"v":1,"search":"<key>","first":10,"points":[[…],…]}`.
struct ProposalLine: Sendable, Hashable {
  static let version = 1
  var key: String
  var proposal: Proposal

  init(key: String, proposal: Proposal) {
    self.key = key
    self.proposal = proposal
  }

  /// nil if the text is no line of this version.
  init?(_ text: ArraySlice<UInt8>) {
    guard let json = try? JSON(parsing: text), json["v"]?.int == Self.version,
      let key = json["search"]?.string, let first = json["first"]?.int, let points = json["points"]?.array,
      points.allSatisfy({ $0.array != nil })
    else { return nil }
    self.key = key
    proposal = Proposal(first: first, points: points.compactMap(\.array))
  }

  /// The line with its end.
  var bytes: [UInt8] {
    let json: JSON = [
      "v": .int(Self.version), "search": .string(key), "first": .int(proposal.first),
      "points": .array(proposal.points.map(JSON.array)),
    ]
    return json.compactBytes + [UInt8(ascii: "\n")]
  }
}
