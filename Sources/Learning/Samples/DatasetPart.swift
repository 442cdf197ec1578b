/// The parts that a data set is split into.
public enum DatasetPart: String, Sendable, Hashable, CaseIterable {
  case train, validation, test
}
