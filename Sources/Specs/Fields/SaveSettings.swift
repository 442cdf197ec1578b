import JSON

/// `save:` as the spec writes it.
struct SaveSettings: MappingRecord {
  var networks: SavedNetworks?

  static let fields: [Field<Self>] = [
    Field(
      "networks", \.networks, .name(SavedNetworks.self),
      "Which trained networks are kept in `results/<name>/networks/`: none, that of the best point (the run with the median "
        + "of the ranking metric), or those of all runs. `etalon network` gives any of them later by training the run again.",
      example: "best", defaultText: "none"
    ).notSwept("it applies to the whole sweep").withoutEffectOnRuns
  ]
}
