/// A step of a YAML text as libyaml reports it.
struct Event {
  enum Content {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(String)
    case scalar(text: String, isPlain: Bool, Properties)
    case sequenceStart(Properties)
    case mappingStart(Properties)
    /// The end of the innermost sequence or mapping.
    case collectionEnd
  }

  /// What may stand before a node's content.
  struct Properties {
    /// `name` of `&name`.
    var anchor: String?
    /// The tag in full: `tag:yaml.org,2002:int` for `!!int`.
    var tag: String?

    var areEmpty: Bool { anchor == nil && tag == nil }
  }

  var content: Content
  /// The range in Unicode scalars from the text's beginning, as libyaml counts.
  var scalars: Range<Int>
}

/// The error at which libyaml stopped, in its own words; positions count Unicode scalars.
struct LibYAMLError: Error {
  var problem: String
  var place: Int
  /// What it was doing, and where that began.
  var context: String?
  var contextPlace: Int
}
