import Testing

/// All tests of the built tool. They run one after the other: each process has the machine to itself, and a machine
/// with little room for processes is enough. None takes a second on an idle machine; one that hangs is ended.
@Suite("The built tool", .serialized, .timeLimit(.minutes(1)))
enum EndToEndTests {}
