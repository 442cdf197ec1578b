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
}
