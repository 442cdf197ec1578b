import CMachine

/// Chooses the tiles that cover a rectangle of sums.
enum TileShape<V: VectorRegister> {
  /// Rows of the largest tile: two vectors a row, two for the strips and one for a repeated number fit into the
  /// registers, of which AVX2 has sixteen and the others thirty-two.
  static var mostRows: Int { ETALON_VECTOR_BYTES == 32 ? 6 : 10 }

  /// Inputs that a tile of the descent takes at once.
  static var inputsPerGroup: Int { ETALON_VECTOR_BYTES == 32 ? 4 : 8 }

  /// Splits `rows` into as few tiles as possible, whose heights differ by one at most: low tiles have too few
  /// independent sums to hide the latency of an fma.
  @inline(__always)
  static func forEachPiece(of rows: Range<Int>, _ body: (_ first: Int, _ count: Int) -> Void) {
    // A thread whose share of a short batch is empty has nothing to do.
    guard !rows.isEmpty else { return }
    var first = rows.lowerBound
    var pieces = (rows.count &+ mostRows &- 1) / mostRows
    while pieces > 2 {
      let count = (rows.upperBound &- first) / pieces
      body(first, count)
      first &+= count
      pieces &-= 1
    }
    // Most calls begin here, and none of these needs a division.
    if pieces == 2 {
      let count = (rows.upperBound &- first) >> 1
      body(first, count)
      first &+= count
    }
    body(first, rows.upperBound &- first)
  }

  /// Splits the dimension that is summed where several tiles read the same strips: a piece of two strips stays in
  /// the first cache while the rows pass by. A float stored and loaded is the same float.
  @inline(__always)
  static func forEachPiece(ofDepth depth: Int, rows: Int, _ body: (Range<Int>) -> Void) {
    let pieces = rows <= mostRows ? 1 : (depth + mostDepth - 1) / mostDepth
    for piece in 0..<pieces { body(depth * piece / pieces..<depth * (piece + 1) / pieces) }
  }

  /// Two strips of so many vectors take half of a first cache of 48 KiB.
  private static var mostDepth: Int { 12 * 1024 / MemoryLayout<V>.stride }

  /// Strips of the next tile of `rows` rows where `strips` are left: one or two rows take more strips at once.
  @inline(__always)
  static func strips(of strips: Int, rows: Int) -> Int {
    switch strips {
    case 1: 1
    case 8... where rows == 1: 8
    case 4... where rows <= 2: 4
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
      TileShape<V>.forEachPiece(ofDepth: depth, rows: rows.count) { range in
        TileShape<V>.forEachPiece(of: rows) { first, count in
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
    case (4, 1): run(Tile<V, 4, 1>.self)
    case (4, 2): run(Tile<V, 4, 2>.self)
    case (5, 1): run(Tile<V, 5, 1>.self)
    case (5, 2): run(Tile<V, 5, 2>.self)
    case (6, 1): run(Tile<V, 6, 1>.self)
    case (6, 2): run(Tile<V, 6, 2>.self)
    case (7, 1): run(Tile<V, 7, 1>.self)
    case (7, 2): run(Tile<V, 7, 2>.self)
    case (8, 1): run(Tile<V, 8, 1>.self)
    case (8, 2): run(Tile<V, 8, 2>.self)
    case (9, 1): run(Tile<V, 9, 1>.self)
    case (9, 2): run(Tile<V, 9, 2>.self)
    case (10, 1): run(Tile<V, 10, 1>.self)
    default: run(Tile<V, 10, 2>.self)
    }
  }
}
