import Learning

/// A value for every metric of every part: those without a parameter by their index, others as they occur.
package struct MetricTable<Value> {
  private var fixed: [Value]
  private var others: [MetricName: Value] = [:]
  private let initial: Value

  /// Every metric has the value `initial`.
  package init(repeating initial: Value) {
    self.initial = initial
    fixed = Array(repeating: initial, count: MetricName.all.count)
  }

  package subscript(name: MetricName) -> Value {
    get { name.index.map { fixed[$0] } ?? others[name, default: initial] }
    _modify {
      let initial = initial
      if let index = name.index { yield &fixed[index] } else { yield &others[name, default: initial] }
    }
  }

  /// In ascending order of the names: every metric without a parameter, and others that were set.
  package var rows: [(name: MetricName, value: Value)] {
    let rows = zip(MetricName.all, fixed).map { (name: $0, value: $1) }
    guard !others.isEmpty else { return rows }
    return (rows + others.map { (name: $0.key, value: $0.value) }).sorted { $0.name < $1.name }
  }
}
