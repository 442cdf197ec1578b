import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A block of lines that is drawn over itself at the place where the cursor stands.
///
/// The cursor rests at the block's beginning, so whatever a narrower window does to the lines below it, clearing from
/// the cursor to the screen's end removes them all. Only the beginning of a line and relative movements are used:
/// ECMA-48's CUU, EL and ED, which every terminal has.
struct LiveScreen {
  private let terminal: Terminal
  private var drawn: [String] = []
  private var size: (columns: Int, rows: Int) = (0, 0)

  /// The descriptor that has a block on it; −1: none.
  private static let drawnOn = Atomic<Int32>(-1)

  init(on terminal: Terminal) { self.terminal = terminal }

  /// Draws what `lines` makes for the window as it is: its columns and rows.
  mutating func draw(_ lines: (_ columns: Int, _ rows: Int) -> [String]) {
    guard terminal.isForeground else { return }
    let size = terminal.size ?? (80, 24)
    let lines = lines(size.columns, size.rows)
    guard !lines.isEmpty, lines != drawn || size != self.size else { return }
    Self.drawnOn.store(terminal.descriptor, ordering: .relaxed)
    // At the bottom the line ends scroll, and the way up leads to the block's new place.
    let up = lines.count > 1 ? "\u{1B}[\(lines.count - 1)A" : ""
    terminal.write("\r" + lines.joined(separator: "\u{1B}[K\r\n") + "\u{1B}[J\r" + up)
    (drawn, self.size) = (lines, size)
  }

  /// Takes the block away, so that what follows starts on a clean line.
  mutating func clear() {
    guard !drawn.isEmpty else { return }
    Self.drawnOn.store(-1, ordering: .relaxed)
    if terminal.isForeground { terminal.write("\r\u{1B}[J") }
    drawn = []
  }

  /// For a signal's handler, which may call nothing but the system.
  static func clearAtExit() {
    let descriptor = drawnOn.load(ordering: .relaxed)
    guard descriptor >= 0 else { return }
    let bytes: StaticString = "\r\u{1B}[J"
    _ = unsafe write(descriptor, bytes.utf8Start, bytes.utf8CodeUnitCount)
  }
}
