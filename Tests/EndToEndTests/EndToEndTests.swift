import Testing

/// All tests of the built tool. They run one after the other: each process has the machine to itself, and a machine
/// with little room for processes is enough.
@Suite("The built tool", .serialized)
enum EndToEndTests {}
