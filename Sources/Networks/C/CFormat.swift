import Arithmetic
import Learning

/// The decimal text of a finite number in C: as many digits as tell it from its neighbours, so that a compiler that
/// rounds correctly, as IEEE 754 and C's Annex F have it, reads exactly this number.
func cLiteral<Scalar: Real>(_ value: Scalar) -> String {
  if value.isNaN { return "NAN" }
  if value.isInfinite { return value < 0 ? "-INFINITY" : "INFINITY" }
  // Swift's own descriptions are the shortest that give the number back, and know no locale.
  if let single = value as? Float { return "\(single)f" }
  return "\(Double(value))"
}

/// How C code names what belongs to a precision.
struct CFormat: Sendable, Hashable {
  let precision: Precision

  /// The type of numbers.
  var real: String { precision == .float32 ? "float" : "double" }
  /// The type of bit patterns.
  var bits: String { precision == .float32 ? "uint32_t" : "uint64_t" }
  /// What the names of the precision's functions end with.
  var suffix: String { precision == .float32 ? "f32" : "f64" }

  /// a + b as an expression.
  ///
  /// GCC's library for 32-bit ARM without float64 instructions rounds one float64 sum in 3,000 wrongly (libgcc 12.2,
  /// `__aeabi_dadd`; its products, quotients and float32 are right), so a sum of float64 is a macro that can avoid it.
  func sum(_ a: String, _ b: String, _ prefix: String) -> String {
    precision == .float32 ? "(\(a) + \(b))" : "\(prefix)_sum_f64(\(a), \(b))"
  }

  /// a − b as an expression.
  func difference(_ a: String, _ b: String, _ prefix: String) -> String {
    precision == .float32 ? "(\(a) - \(b))" : "\(prefix)_difference_f64(\(a), \(b))"
  }
}
