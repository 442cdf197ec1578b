extension CoreSchema {
  /// The scalar tags of the core schema.
  enum ScalarTag: String {
    case null, bool, int, float, str

    /// What the tag requires, as a noun phrase.
    var expectation: String {
      switch self {
      case .null: "null, ~ or nothing"
      case .bool: "true or false"
      case .int: "a 64-bit integer"
      case .float: "a number"
      case .str: "text"
      }
    }

    /// The value of a text under this tag; nil if it does not match.
    func value(of text: String) -> Scalar.Value? {
      switch self {
      case .null: return CoreSchema.isNull(text) ? .null : nil
      case .bool: return CoreSchema.bool(text).map(Scalar.Value.bool)
      case .int: return CoreSchema.integer(text).map(Scalar.Value.int)
      case .float: return CoreSchema.float(text).map(Scalar.Value.float)
      case .str: return .string(text)
      }
    }
  }

  /// What precedes the short name of every standard tag; `!!` stands for it.
  static let tagPrefix = "tag:yaml.org,2002:"

  /// A tag as people write it: `!!int` for `tag:yaml.org,2002:int`.
  static func shortForm(ofTag tag: String) -> String {
    tag.hasPrefix(tagPrefix) ? "!!" + tag.dropFirst(tagPrefix.count) : tag
  }
}
