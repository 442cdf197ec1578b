import Datasets

/// Neighbouring columns that are encoded in the same way, as writers of other formats need them.
enum InputSegment {
  /// Columns of numbers, and the inputs that are made of them, one each.
  case numbers(columns: Range<Int>, features: Range<Int>)
  /// A column of texts, and the inputs that are made of it, one per category.
  case text(column: Int, categories: ClassList, features: Range<Int>)
}

extension InputEncoding {
  /// All columns, in order.
  var segments: [InputSegment] {
    var segments: [InputSegment] = []
    var feature = 0
    for (index, column) in columns.enumerated() {
      let own = feature..<feature + column.width
      feature = own.upperBound
      switch (column.kind, segments.last) {
      case (.text(let categories), _):
        segments.append(.text(column: index, categories: categories, features: own))
      case (.number, .numbers(let columns, let features))
      where self.features[features.lowerBound].isScaled(like: self.features[own.lowerBound]):
        segments[segments.count - 1] = .numbers(
          columns: columns.lowerBound..<index + 1, features: features.lowerBound..<own.upperBound)
      case (.number, _): segments.append(.numbers(columns: index..<index + 1, features: own))
      }
    }
    return segments
  }
}

extension InputEncoding.Feature {
  /// Whether one expression, with constants per input, scales both inputs.
  fileprivate func isScaled(like other: InputEncoding.Feature) -> Bool {
    switch (scaling, other.scaling) {
    case (.affine, .affine), (.logarithmic, .logarithmic): true
    default: scaling == other.scaling
    }
  }

  /// The scaled value of a raw one; NaN stands for a missing value.
  func encoded(_ value: Double) -> Double { scaling.scaled(value.isNaN ? mean ?? .nan : value) }

  /// The constants of (x − offset) / divisor; nil for other kinds of scaling.
  var offsetAndDivisor: (offset: Double, divisor: Double)? {
    switch scaling {
    case .affine(let offset, let divisor), .logarithmic(let offset, let divisor): (offset, divisor)
    case .none, .range: nil
    }
  }
}
