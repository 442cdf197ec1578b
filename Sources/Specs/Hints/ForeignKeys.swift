/// Keys of other tools by name.
struct ForeignKeys: Sendable {
  /// Names that stand for one field.
  typealias Group = (names: [String], key: ForeignKey)

  private let keys: [String: ForeignKey]
  /// Those that mean something else within `dataset`.
  private let datasetKeys: [String: ForeignKey]

  init(_ groups: [Group], inDataset datasetGroups: [Group]) {
    func index(_ groups: [Group]) -> [String: ForeignKey] {
      Dictionary(uniqueKeysWithValues: groups.flatMap { group in group.names.map { ($0, group.key) } })
    }
    keys = index(groups)
    datasetKeys = index(datasetGroups)
  }

  /// What a name means in the section at a path; nil if it is not known.
  func key(named name: String, in section: String) -> ForeignKey? {
    if section.hasPrefix("dataset"), let key = datasetKeys[name] { return key }
    if section == "dataset", ["name", "id", "dataset"].contains(name) {
      return ForeignKey(path: "dataset.source")
    }
    if let key = keys[name] { return key.path == section ? nil : key }
    if name.hasPrefix("_"), name.hasSuffix("_") { return Self.hydraObject }
    return name.hasPrefix("suggest_") ? Self.optunaSearch : nil
  }
}

extension ForeignSyntax {
  static let foreignKeys = ForeignKeys(
    ForeignKeys.hydra + ForeignKeys.weightsAndBiases + ForeignKeys.optuna + ForeignKeys.scikitLearn
      + ForeignKeys.weights + ForeignKeys.frameworks + ForeignKeys.guesses,
    inDataset: ForeignKeys.splits)
}
