import Arithmetic
import CMachine

/// A number format that vector kernels train networks in.
///
/// Each trainer refines it by a protocol whose conformances name the machine's register for the format, so
/// that its kernels are compiled for that one width.
public protocol KernelScalar: Real {}

extension Float: KernelScalar {}
extension Double: KernelScalar {}

extension KernelScalar {
  /// Numbers in one vector register of the machine that the tool was built for.
  public static var registerLanes: Int { Int(ETALON_VECTOR_BYTES) / MemoryLayout<Self>.stride }
}
