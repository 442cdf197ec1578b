import CLibYAML

/// libyaml's parser over one text: the only file of this target with unsafe code.
///
/// Invariants:
/// - `parser` is allocated on its own, because libyaml keeps its address (as its read handler's data); it
///   is initialised from `init` to `deinit`, which deletes it.
/// - `input` is this type's own copy of the text and outlives the parser, which reads from it.
/// - An event lives within one call of `next()`, which copies what it needs and always deletes it.
/// - After an error or the end of the stream, libyaml is not called again.
@safe struct EventParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private var isOver = false

  /// Begins to read valid UTF-8 without a byte-order mark.
  init(_ bytes: [UInt8]) {
    unsafe parser = .allocate(capacity: 1)
    unsafe input = .allocate(capacity: bytes.count)
    _ = unsafe input.initialize(fromContentsOf: bytes)
    guard unsafe yaml_parser_initialize(parser) == 1 else { preconditionFailure("out of memory") }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event; not to be called after `streamEnd` or an error.
  mutating func next() throws(LibYAMLError) -> Event {
    precondition(!isOver, "libyaml was asked for an event after its last")
    var event = unsafe yaml_event_t()
    // libyaml zeroes the event before it fills it, so that one it could not fill is deleted safely.
    let isRead = unsafe yaml_parser_parse(parser, &event) == 1
    defer { unsafe yaml_event_delete(&event) }
    guard isRead else {
      isOver = true
      throw error
    }
    if unsafe event.type == YAML_STREAM_END_EVENT { isOver = true }
    let start = unsafe event.start_mark.index
    let end = unsafe event.end_mark.index
    return unsafe Event(content: content(of: event), scalars: start..<max(start, end))
  }

  private func content(of event: yaml_event_t) -> Event.Content {
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_STREAM_END_EVENT: return .streamEnd
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
    case YAML_ALIAS_EVENT:
      return unsafe .alias(string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let text = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return unsafe .scalar(
        text: String(decoding: text, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
        Event.Properties(anchor: string(scalar.anchor), tag: string(scalar.tag)))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = unsafe event.data.sequence_start
      return unsafe .sequenceStart(.init(anchor: string(sequence.anchor), tag: string(sequence.tag)))
    case YAML_MAPPING_START_EVENT:
      let mapping = unsafe event.data.mapping_start
      return unsafe .mappingStart(.init(anchor: string(mapping.anchor), tag: string(mapping.tag)))
    default: preconditionFailure("libyaml reports an event of an unknown type")
    }
  }

  private var error: LibYAMLError {
    precondition(unsafe parser.pointee.error != YAML_MEMORY_ERROR, "out of memory")
    return unsafe LibYAMLError(
      problem: parser.pointee.problem.map { unsafe String(cString: $0) } ?? "unknown problem",
      place: parser.pointee.problem_mark.index,
      context: parser.pointee.context.map { unsafe String(cString: $0) },
      contextPlace: parser.pointee.context_mark.index)
  }

  private func string(_ text: UnsafePointer<yaml_char_t>?) -> String? {
    unsafe text.map { unsafe String(cString: $0) }
  }
}
