import JSON
import YAML

/// One axis of a search: what it may be, and where it exists.
package struct SearchAxis: Sendable {
  package enum Kind: Sendable, Hashable {
    /// Any number from `min` to `max`, or any whole number.
    case numbers(min: Double, max: Double, isLogarithmic: Bool, isWhole: Bool)
    /// One of these values; their order may mean something.
    case values([JSON], isOrdered: Bool)
  }

  /// The axis exists only where another axis has one of some values.
  package struct Condition: Sendable, Hashable {
    /// The other axis, by its number.
    package let axis: Int
    /// The numbers of its values, ascending.
    package let choices: [Int]
  }

  package let path: String
  package let kind: Kind
  package let condition: Condition?
  let settings: AxisSettings

  init(_ settings: AxisSettings, condition: Condition?) {
    path = settings.path
    self.condition = condition
    self.settings = settings
    if settings.isContinuous, let range = settings.range {
      kind = .numbers(
        min: range.min, max: range.max, isLogarithmic: range.isLogarithmic, isWhole: range.isWhole)
    } else {
      kind = .values(
        settings.values.map(\.json), isOrdered: settings.isOrdered || settings.range != nil)
    }
  }

  /// The number of a listed value that a value is; nil if it is none of them.
  package func choice(of value: JSON) -> Int? {
    settings.isContinuous ? nil : settings.values.firstIndex { $0.json.matches(value) }
  }

  /// Whether a value is one of the axis's.
  func contains(_ value: JSON) -> Bool {
    guard case .numbers(let min, let max, _, let isWhole) = kind else { return choice(of: value) != nil }
    guard let number = value.double else { return false }
    return number >= min && number <= max && (!isWhole || number == number.rounded())
  }

  /// The value as it is put into settings; nil if it is none of the axis's.
  func assignment(of value: JSON) -> FieldAssignment? {
    if let choice = choice(of: value) { return settings.values[choice] }
    guard contains(value), let number = value.double, let row = Settings.table.row(at: path) else {
      return nil
    }
    var reader = NodeReader(hints: ForeignSyntax())
    return FieldAssignment(Node(number, at: settings.key), for: row, reader: &reader)
  }

  /// The values as the spec writes them: `0.001 to 0.1, log`, `sgd, adam`.
  package var text: String {
    switch kind {
    case .numbers(let min, let max, let isLogarithmic, let isWhole):
      let ends = "\(Node.text(of: min)) to \(Node.text(of: max))"
      return ends + (isWhole ? ", whole numbers" : "") + (isLogarithmic ? ", log scale" : "")
    case .values(let values, let isOrdered):
      return excerpt(values.map(\.flowText)) + (isOrdered ? ", ordered" : "")
    }
  }
}

extension [SearchAxis] {
  /// Whether an axis exists at a point with one value per axis; the others' existence is not looked at in `values`.
  package func exists(_ axis: Int, at values: [JSON]) -> Bool {
    guard let condition = self[axis].condition else { return true }
    guard exists(condition.axis, at: values),
      let choice = self[condition.axis].choice(of: values[condition.axis])
    else { return false }
    return condition.choices.contains(choice)
  }

  /// The same values, null for axes that do not exist there.
  func present(_ values: [JSON]) -> [JSON] {
    indices.map { exists($0, at: values) ? values[$0] : .null }
  }
}
