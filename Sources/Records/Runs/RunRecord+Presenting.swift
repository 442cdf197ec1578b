import Learning

extension RunRecord {
  /// The record as an experiment's results show it: with the metrics of the confusion matrix that the experiment
  /// names, and without metrics of the outputs that it does not name.
  ///
  /// A folder's results thus follow from the plan and the runs, not from what earlier specs asked of the same runs.
  ///
  /// - Parameters:
  ///   - named: the metrics that the experiment names.
  ///   - classes: the names of the classes; empty for regression.
  package func presenting(_ named: [Metric], classes: [String]) -> RunRecord {
    let counted = named.filter { $0.basis == .confusion }
    let isUnnamed = { (value: Value) in
      value.name.metric.basis == .outputs && !named.contains(value.name.metric)
    }
    let hasUnnamed = metricNames.contains { $0.metric.basis == .outputs && !named.contains($0.metric) }
    guard !counted.isEmpty || hasUnnamed else { return self }
    var record = self
    record.metrics.removeAll(where: isUnnamed)
    for matrix in confusion {
      for metric in counted {
        let name = MetricName(matrix.part, metric)
        guard !metrics.contains(where: { $0.name == name }),
          let value = matrix.value(of: metric, classes: classes)
        else { continue }
        record.metrics.append(Value(name: name, value: value))
      }
    }
    record.metrics.sort { $0.name < $1.name }
    return record
  }
}

extension ConfusionMatrix {
  /// A metric whose basis is the confusion matrix, NaN if it is undefined; nil for other metrics, and of a class that
  /// does not exist.
  func value(of metric: Metric, classes: [String]) -> Double? {
    let counts = ClassCounts(confusion: counts.flatMap { $0 }, classes: counts.count)
    guard case .ofClass(let kind, let name) = metric else { return counts.value(of: metric) }
    guard let index = classes.firstIndex(of: name), index < self.counts.count else { return nil }
    return counts.value(of: kind, ofClass: index)
  }
}
