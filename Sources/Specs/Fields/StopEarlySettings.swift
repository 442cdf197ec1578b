/// `stop_early:` of a sweep as the spec writes it.
struct StopEarlySettings: MappingRecord {
  enum Basis: String, CaseIterable {
    case seeds
  }

  var basis: Basis?
  var minSeeds: Int?

  private static let reason = "it applies to the whole sweep"

  static let fields: [Field<Self>] = [
    Field(
      "by", \.basis, .name(Basis.self),
      "What points are stopped by: `seeds`, a race: all points start with a few seeds, and those that a test distinguishes "
        + "from the best get no more.",
      example: "seeds"
    ).notSwept(reason).withoutEffectOnRuns,
    Field(
      "min_seeds", \.minSeeds, .integer(5...1_000_000),
      "With `by: seeds`: the number of seeds after which the race first compares the points; it does so again after twice as "
        + "many, and so on. At least 5: fewer seeds cannot show a difference.",
      example: 5, defaultText: "5"
    ).notSwept(reason).withoutEffectOnRuns,
  ]
}

extension StopEarlySettings {
  /// Whether any key of the section is set.
  var isSpecified: Bool { basis != nil || minSeeds != nil }
}
