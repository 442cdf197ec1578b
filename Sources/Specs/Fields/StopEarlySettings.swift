/// `stop_early:` of a sweep as the spec writes it.
struct StopEarlySettings: MappingRecord {
  enum Basis: String, CaseIterable {
    case seeds, epochs
  }

  enum Method: String, CaseIterable {
    case halving, hyperband
  }

  var basis: Basis?
  var minSeeds: Int?
  var method: Method?
  var eta: Int?
  var minEpochs: Int?
  var brackets: Int?

  private static let reason = "it applies to the whole sweep"

  static let fields: [Field<Self>] = [
    Field(
      "by", \.basis, .name(Basis.self),
      "What points are stopped by: `seeds`, a race: all points start with a few seeds, and those that a test distinguishes "
        + "from the best get no more; `epochs`, halving: all points start with a few epochs, and only the best are trained further.",
      example: "seeds"
    ).notSwept(reason).withoutEffectOnRuns,
    Field(
      "min_seeds", \.minSeeds, .integer(5...1_000_000),
      "With `by: seeds`: the number of seeds after which the race first compares the points; it does so again after twice as "
        + "many, and so on. At least 5: fewer seeds cannot show a difference.",
      example: 5, defaultText: "5"
    ).notSwept(reason).withoutEffectOnRuns,
    Field(
      "method", \.method, .name(Method.self),
      "With `by: epochs`: `halving` compares all points from the first rung on; `hyperband` has groups of points (brackets) that "
        + "start at later rungs too.",
      example: "halving", defaultText: "halving"
    ).notSwept(reason).withoutEffectOnRuns,
    Field(
      "eta", \.eta, .integer(2...1000),
      "With `by: epochs`: η; the best 1/η of the points are trained further at each rung, to η times as many epochs.",
      example: 3, defaultText: "3"
    ).notSwept(reason).withoutEffectOnRuns,
    Field(
      "min_epochs", \.minEpochs, .integer(1...1_000_000),
      "With `by: epochs`: the first rung, the epoch after which points are first compared; rounded up to an evaluated epoch.",
      example: 5, defaultText: "1"
    ).notSwept(reason).withoutEffectOnRuns,
    Field(
      "brackets", \.brackets, .integer(1...1000),
      "With `method: hyperband`: how many kinds of brackets there are, the one that starts at the first rung first.",
      example: 3, defaultText: "one for each rung"
    ).notSwept(reason).withoutEffectOnRuns,
  ]
}

extension StopEarlySettings {
  /// Whether any key of the section is set.
  var isSpecified: Bool {
    basis != nil || minSeeds != nil || method != nil || eta != nil || minEpochs != nil || brackets != nil
  }
}
