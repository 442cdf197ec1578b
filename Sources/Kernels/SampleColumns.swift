import Arithmetic
import Learning

/// A few samples with the samples in the lanes: vector k holds output k of each. Operations over a sample's
/// outputs in ascending order (softmax, losses) process as many samples at once as a vector has lanes.
///
/// Scratch memory of one thread, in the arena of the networks whose outputs it holds.
@safe
public struct SampleColumns<V: VectorRegister> {
  /// Outputs, padded to whole vectors.
  public let count: Int
  /// Output k of each sample in vector k.
  public let outputs: UnsafeMutablePointer<V>
  /// Net input k of each sample in vector k.
  public let nets: UnsafeMutablePointer<V>
  /// Target k of each sample in vector k.
  public let targets: UnsafeMutablePointer<V>
  private let square: UnsafeMutablePointer<V>

  /// Columns for outputs of `strips` vectors, in memory of the arena.
  public init(strips: Int, in arena: Arena) {
    count = strips * V.scalarCount
    unsafe outputs = arena.make(count)
    unsafe nets = arena.make(count)
    unsafe targets = arena.make(count)
    unsafe square = arena.make(V.scalarCount)
  }

  /// Transposes `samples` rows, at most a vector's lanes, into columns; the lanes beyond them are zero.
  @inline(__always)
  public func gather(
    _ rows: UnsafePointer<V>, rowVectors: Int, samples: Int, to columns: UnsafeMutablePointer<V>
  ) {
    for strip in 0..<count / V.scalarCount {
      let target = unsafe columns + strip * V.scalarCount
      if samples == V.scalarCount {
        unsafe V.transpose(rows + strip, stride: rowVectors, to: target, stride: 1)
      } else {
        for s in 0..<V.scalarCount {
          unsafe square[s] = s < samples ? rows[s * rowVectors + strip] : V(repeating: 0)
        }
        unsafe V.transpose(square, stride: 1, to: target, stride: 1)
      }
    }
  }

  /// Transposes columns back into `samples` rows.
  @inline(__always)
  public func scatter(
    _ columns: UnsafePointer<V>, to rows: UnsafeMutablePointer<V>, rowVectors: Int, samples: Int
  ) {
    for strip in 0..<count / V.scalarCount {
      let source = unsafe columns + strip * V.scalarCount
      if samples == V.scalarCount {
        unsafe V.transpose(source, stride: 1, to: rows + strip, stride: rowVectors)
      } else {
        unsafe V.transpose(source, stride: 1, to: square, stride: 1)
        for s in 0..<samples { unsafe rows[s * rowVectors + strip] = square[s] }
      }
    }
  }
}
