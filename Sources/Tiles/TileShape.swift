import Arithmetic
import CMachine
import Kernels
import Learning

/// Chooses the tiles that cover a rectangle of sums.
enum TileShape<V: VectorRegister> {
  /// Whether there are only sixteen registers; AVX-512 and Arm have thirty-two.
  private static var hasFewRegisters: Bool { ETALON_VECTOR_BYTES == 32 }

  /// The rows of the largest tile of `strips` strips: its sums, a vector per strip and a repeated number
  /// fit into the registers.
  static func mostRows(strips: Int) -> Int { hasFewRegisters || strips == 4 ? 6 : 10 }

  /// The strips of a gradient tile, in a layer of `strips` strips.
  static func gradientStrips(of strips: Int) -> Int { strips >= 4 && !hasFewRegisters ? 4 : 2 }

  /// The inputs of a gradient tile, in a layer of `strips` strips.
  static func inputsPerGroup(strips: Int) -> Int {
    hasFewRegisters || gradientStrips(of: strips) == 4 ? 4 : 8
  }

  /// Splits `rows` into as few tiles as possible, whose heights differ by one at most: low tiles have too few
  /// independent sums to hide the latency of an fma.
  @inline(__always)
  static func forEachPiece(
    of rows: Range<Int>, most mostRows: Int, _ body: (_ first: Int, _ count: Int) -> Void
  ) {
    // A thread's share of a short batch may be empty.
    guard !rows.isEmpty else { return }
    var first = rows.lowerBound
    var pieces = (rows.count &+ mostRows &- 1) / mostRows
    while pieces > 2 {
      let count = (rows.upperBound &- first) / pieces
      body(first, count)
      first &+= count
      pieces &-= 1
    }
    // Most calls start here and need no division.
    if pieces == 2 {
      let count = (rows.upperBound &- first) >> 1
      body(first, count)
      first &+= count
    }
    body(first, rows.upperBound &- first)
  }

  /// Splits the summed dimension if several tiles read the same strips, so that a piece of the strips stays
  /// in the L1 cache during the loop over the rows. Storing and loading partial sums does not change them.
  @inline(__always)
  static func forEachPiece(ofDepth depth: Int, strips: Int, rows: Int, _ body: (Range<Int>) -> Void) {
    let most = mostVectors / strips
    let pieces = rows <= mostRows(strips: strips) ? 1 : (depth + most - 1) / most
    for piece in 0..<pieces { body(depth * piece / pieces..<depth * (piece + 1) / pieces) }
  }

  /// The vectors that fill half of a 48 KiB L1 cache.
  private static var mostVectors: Int { 24 * 1024 / MemoryLayout<V>.stride }

  /// The strips of the next tile, with `strips` left and `rows` rows. Tiles of four strips load least;
  /// tiles of one or two rows take more strips to use the registers.
  @inline(__always)
  static func strips(of strips: Int, rows: Int) -> Int {
    switch strips {
    case 1: 1
    case 8... where rows == 1: 8
    case 4... where rows <= 2 || !hasFewRegisters: 4
    default: 2
    }
  }
}

extension TileLayer {
  /// Rows `rows` of out = start + left·right, where `right` has `strips` strips of `stripRows` vectors.
  @inline(__always)
  static func product(
    _ left: UnsafePointer<Row>, depth: Int, _ right: UnsafePointer<V>, strips: Int, stripRows: Int,
    to out: UnsafeMutablePointer<V>, rowVectors: Int, rows: Range<Int>
  ) {
    var strip = 0
    while strip < strips {
      let width = TileShape<V>.strips(of: strips - strip, rows: rows.count)
      let right = unsafe right + strip * stripRows
      TileShape<V>.forEachPiece(ofDepth: depth, strips: width, rows: rows.count) { range in
        TileShape<V>.forEachPiece(of: rows, most: TileShape<V>.mostRows(strips: width)) { first, count in
          unsafe tile(
            left + first, range, right, stripRows: stripRows, to: out + first * rowVectors + strip,
            rowVectors: rowVectors, rows: count, strips: width)
        }
      }
      strip += width
    }
  }

  @inline(__always)
  private static func tile(
    _ left: UnsafePointer<Row>, _ range: Range<Int>, _ right: UnsafePointer<V>, stripRows: Int,
    to out: UnsafeMutablePointer<V>, rowVectors: Int, rows: Int, strips: Int
  ) {
    @inline(__always)
    func run<let r: Int, let s: Int>(_ tile: Tile<V, r, s>.Type) {
      unsafe tile.product(left, range, right, stripRows: stripRows, to: out, rowVectors: rowVectors)
    }
    switch (rows, strips) {
    case (1, 1): run(Tile<V, 1, 1>.self)
    case (1, 2): run(Tile<V, 1, 2>.self)
    case (1, 4): run(Tile<V, 1, 4>.self)
    case (1, 8): run(Tile<V, 1, 8>.self)
    case (2, 1): run(Tile<V, 2, 1>.self)
    case (2, 2): run(Tile<V, 2, 2>.self)
    case (2, 4): run(Tile<V, 2, 4>.self)
    case (3, 1): run(Tile<V, 3, 1>.self)
    case (3, 2): run(Tile<V, 3, 2>.self)
    case (3, 4): run(Tile<V, 3, 4>.self)
    case (4, 1): run(Tile<V, 4, 1>.self)
    case (4, 2): run(Tile<V, 4, 2>.self)
    case (4, 4): run(Tile<V, 4, 4>.self)
    case (5, 1): run(Tile<V, 5, 1>.self)
    case (5, 2): run(Tile<V, 5, 2>.self)
    case (5, 4): run(Tile<V, 5, 4>.self)
    case (6, 1): run(Tile<V, 6, 1>.self)
    case (6, 2): run(Tile<V, 6, 2>.self)
    case (6, 4): run(Tile<V, 6, 4>.self)
    case (7, 1): run(Tile<V, 7, 1>.self)
    case (7, 2): run(Tile<V, 7, 2>.self)
    case (8, 1): run(Tile<V, 8, 1>.self)
    case (8, 2): run(Tile<V, 8, 2>.self)
    case (9, 1): run(Tile<V, 9, 1>.self)
    case (9, 2): run(Tile<V, 9, 2>.self)
    case (10, 1): run(Tile<V, 10, 1>.self)
    case (10, 2): run(Tile<V, 10, 2>.self)
    default: preconditionFailure("no tile has such a shape")
    }
  }
}
