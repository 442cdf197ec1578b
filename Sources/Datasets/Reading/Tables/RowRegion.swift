/// How input values are stored: as bytes if all are integers from 0 to 255, otherwise as float64.
protocol InputValue: BitwiseCopyable, Sendable {
  /// nil if the number does not fit.
  init?(cell: Double)
  /// nil if a missing value has no place.
  static var missing: Self? { get }
  var number: Double { get }
}

extension Double: InputValue {
  @inline(__always)
  init?(cell: Double) { self = cell }
  static var missing: Double? { .nan }
  var number: Double { self }
}

extension UInt8: InputValue {
  @inline(__always)
  init?(cell: Double) {
    guard cell >= 0, cell <= 255 else { return nil }
    self = UInt8(cell)
    if Double(self) != cell { return nil }
  }
  static var missing: UInt8? { nil }
  var number: Double { Double(self) }
}

/// Where the input values of some rows of a table go, row by row.
///
/// Invariants: `base` points to memory for `rowCapacity` · `width` values, which outlives the region and which nothing else
/// reads or writes while the region is in use; every access compares its place with that size.
@safe
struct RowRegion<Value: InputValue>: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Value>
  let width: Int
  let rowCapacity: Int

  @unsafe
  init(base: UnsafeMutablePointer<Value>, width: Int, rowCapacity: Int) {
    unsafe self.base = unsafe base
    self.width = width
    self.rowCapacity = rowCapacity
  }

  /// `index`: row · width + column.
  @inline(__always)
  func put(_ value: Value, at index: Int) {
    precondition(index >= 0 && index < rowCapacity &* width)
    unsafe (base + index).initialize(to: value)
  }

  @inline(__always)
  func value(at index: Int) -> Value {
    precondition(index >= 0 && index < rowCapacity &* width)
    return unsafe base[index]
  }
}
