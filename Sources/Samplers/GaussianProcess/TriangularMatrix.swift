import Arithmetic

/// A lower triangular matrix, or the lower half of a symmetric one: rows of vectors of eight, zero above the diagonal.
struct TriangularMatrix {
  /// Rows and columns.
  let size: Int
  /// Vectors per row.
  let stride: Int
  /// All rows, one after the other.
  var vectors: [SIMD8<Double>]

  /// Zeros.
  init(size: Int) {
    self.size = size
    stride = (size + 7) / 8
    vectors = [SIMD8<Double>](repeating: .zero, count: size * stride)
  }

  subscript(row: Int, column: Int) -> Double {
    get { vectors[row * stride + column / 8][column % 8] }
    set { vectors[row * stride + column / 8][column % 8] = newValue }
  }

  /// The Cholesky factor L of a symmetric positive definite matrix A = LLᵀ, column by column; nil if a pivot is not
  /// positive.
  ///
  /// L_ij = (A_ij − Σ_k L_ik·L_jk)/L_jj for k < j; the sum goes over vectors of eight in ascending order, by fused
  /// multiplication and addition, then over the lanes.
  func choleskyFactor() -> TriangularMatrix? {
    var factor = TriangularMatrix(size: size)
    for column in 0..<size {
      let width = column / 8 + 1
      let start = column * stride
      let pivot = self[column, column] - factor.product(start, start, width)
      guard pivot > 0 else { return nil }
      let diagonal = pivot.squareRoot()
      for row in (column + 1)..<max(size, column + 1) {
        factor[row, column] = (self[row, column] - factor.product(row * stride, start, width)) / diagonal
      }
      factor[column, column] = diagonal
    }
    return factor
  }

  /// Σ of the products of two rows' first vectors.
  @inline(__always)
  private func product(_ a: Int, _ b: Int, _ width: Int) -> Double {
    var sum = SIMD8<Double>.zero
    for v in 0..<width { sum = sum.addingProduct(vectors[a + v], vectors[b + v]) }
    return sum.laneSum
  }

  /// The inverse of a lower triangular matrix, row by row: row i of W is (eᵢ − Σ_k L_ik·row k of W)/L_ii, k < i.
  func inverse() -> TriangularMatrix {
    var inverse = TriangularMatrix(size: size)
    for row in 0..<size {
      let start = row * stride
      for k in 0..<row {
        let factor = SIMD8(repeating: -self[row, k])
        for v in 0...(k / 8) {
          inverse.vectors[start + v] = inverse.vectors[start + v]
            .addingProduct(factor, inverse.vectors[k * stride + v])
        }
      }
      let scale = SIMD8(repeating: 1 / self[row, row])
      for v in 0...(row / 8) { inverse.vectors[start + v] *= scale }
      inverse[row, row] = 1 / self[row, row]
    }
    return inverse
  }

  /// WᵀW of a lower triangular matrix W, in ascending order of W's rows; the lower half.
  func squared() -> TriangularMatrix {
    var result = TriangularMatrix(size: size)
    for k in 0..<size {
      for row in 0...k {
        let factor = SIMD8(repeating: self[k, row])
        for v in 0...(row / 8) {
          result.vectors[row * stride + v] = result.vectors[row * stride + v]
            .addingProduct(factor, vectors[k * stride + v])
        }
      }
    }
    return result
  }
}

extension TriangularMatrix {
  /// W·x.
  func times(_ x: [SIMD8<Double>]) -> [SIMD8<Double>] {
    var result = [SIMD8<Double>](repeating: .zero, count: stride)
    for row in 0..<size {
      var sum = SIMD8<Double>.zero
      for v in 0...(row / 8) { sum = sum.addingProduct(vectors[row * stride + v], x[v]) }
      result[row / 8][row % 8] = sum.laneSum
    }
    return result
  }

  /// Wᵀ·x, in ascending order of rows.
  func transposedTimes(_ x: [SIMD8<Double>]) -> [SIMD8<Double>] {
    var result = [SIMD8<Double>](repeating: .zero, count: stride)
    for row in 0..<size {
      let factor = SIMD8(repeating: x[row / 8][row % 8])
      for v in 0...(row / 8) { result[v] = result[v].addingProduct(factor, vectors[row * stride + v]) }
    }
    return result
  }
}
