import JSON
import YAML

extension FieldInfo {
  /// Whether the numbers that the field takes are whole: `batch_size`, `epochs`.
  var takesWholeNumbers: Bool {
    let schemas = schema["anyOf"]?.array ?? [schema]
    let types = schemas.map { $0["type"] }
    return types.contains("integer") && !types.contains("number")
  }
}

extension [Node] {
  /// The values of a range over a field of whole numbers: the inner ones rounded to the nearest whole number, halves away
  /// from zero, and equal ones once. The ends stay as they are written.
  ///
  /// The values come from the contract's `exp` and `log`, and rounding is exact, so that every machine has the same points.
  func roundedToWholeNumbers() -> [Node] {
    var rounded: [Node] = []
    for (index, node) in enumerated() {
      let isEnd = index == 0 || index == count - 1
      let next = isEnd ? node : node.number.map { Node($0.rounded(), at: node.span) } ?? node
      if next.number != rounded.last?.number { rounded.append(next) }
    }
    return rounded
  }
}
