import Arithmetic
import CMachine
import Learning

/// One part's samples as pointers, for as long as a closure runs.
@safe
public struct SampleRows<V: VectorRegister> {
  /// The number of samples.
  public let count: Int
  private let inputCount: Int
  private let outputCount: Int
  private let inputs: UnsafePointer<V.Scalar>
  private let targets: UnsafePointer<V.Scalar>

  /// Calls `body` with pointers to a part's samples, which are valid during the call.
  public static func with<Result>(_ part: Samples<V.Scalar>, _ body: (SampleRows) -> Result) -> Result {
    unsafe part.inputs.withUnsafeBufferPointer { inputs in
      unsafe part.targets.withUnsafeBufferPointer { targets in
        // An empty array has no address.
        guard let inputs = inputs.baseAddress, let targets = targets.baseAddress else {
          preconditionFailure("a part has samples")
        }
        return unsafe body(
          SampleRows(
            count: part.count, inputCount: part.inputCount, outputCount: part.outputCount, inputs: inputs,
            targets: targets))
      }
    }
  }

  private init(
    count: Int, inputCount: Int, outputCount: Int, inputs: UnsafePointer<V.Scalar>,
    targets: UnsafePointer<V.Scalar>
  ) {
    self.count = count
    self.inputCount = inputCount
    self.outputCount = outputCount
    unsafe self.inputs = inputs
    unsafe self.targets = targets
  }

  /// The inputs of a sample.
  @inline(__always)
  public func inputs(of sample: Int) -> UnsafePointer<V.Scalar> {
    unsafe inputs + sample * inputCount
  }

  /// The targets of a sample.
  @inline(__always)
  public func targets(of sample: Int) -> UnsafePointer<V.Scalar> {
    unsafe targets + sample * outputCount
  }

  /// Prefetches a sample's cache lines: in a new order each epoch, the processor cannot predict them.
  @inline(__always)
  public func prefetch(_ sample: Int) {
    let line = 64 / MemoryLayout<V.Scalar>.stride
    let inputs = unsafe inputs + sample &* inputCount
    for i in stride(from: 0, to: inputCount, by: line) { unsafe etalon_prefetch(inputs + i) }
    unsafe etalon_prefetch(inputs + (inputCount &- 1))
    let targets = unsafe targets + sample &* outputCount
    unsafe etalon_prefetch(targets)
    unsafe etalon_prefetch(targets + (outputCount &- 1))
  }

  /// Copies a sample's targets to `row`, a whole number of vectors; what follows the targets there is arbitrary.
  @inline(__always)
  public func copyTargets(of sample: Int, to row: UnsafeMutablePointer<V>) {
    let source = unsafe targets(of: sample)
    let vectors = (outputCount + V.scalarCount - 1) / V.scalarCount
    if sample * outputCount + vectors * V.scalarCount <= count * outputCount {
      for v in 0..<vectors {
        unsafe row[v] = UnsafeRawPointer(source + v * V.scalarCount).loadUnaligned(as: V.self)
      }
    } else {
      for k in 0..<outputCount { unsafe row[k / V.scalarCount][k % V.scalarCount] = source[k] }
    }
  }
}
