import JSON
import Learning
import Results

extension [Comparison] {
  /// The output of `etalon compare --json`: one member per comparison.
  package var json: JSON { ["version": 1, "comparisons": .array(map(\.json))] }

  /// The output of `etalon compare --csv`: one row per metric over all points, and one per metric and point.
  package var csv: [UInt8] {
    var paths: [String] = []
    let rows = flatMap { comparison in
      (comparison.pooled + comparison.metrics.flatMap(comparison.points(of:))).map { (comparison, $0) }
    }
    for (_, row) in rows {
      for value in row.values ?? [] where !paths.contains(value.path) { paths.append(value.path) }
    }
    var writer = CSVWriter(
      columns: ["reference", "other", "metric", "scope"] + paths.map { "param.\($0)" } + [
        "verdict", "reference_mean", "other_mean", "change", "ci_low", "ci_high", "p_drop", "p_gain", "test",
        "changed", "identical",
      ])
    for (comparison, row) in rows {
      writer.text(comparison.reference.path)
      writer.text(comparison.other.path)
      writer.text(row.metric.name)
      writer.text(row.values == nil ? "all" : "point")
      for path in paths { writer.value(row.values?.first { $0.path == path }?.value ?? .null) }
      writer.append(row)
      writer.endRow()
    }
    return writer.bytes
  }
}

extension CSVWriter {
  fileprivate mutating func append(_ row: Comparison.Row) {
    text(row.verdict.rawValue)
    for value in [
      row.reference, row.other, row.change, row.interval?.lowerBound, row.interval?.upperBound,
      row.evidence?.dropPValue, row.evidence?.gainPValue,
    ] { number(value) }
    text(row.evidence?.test.rawValue ?? "")
    int(row.counts.changed)
    int(row.counts.identical)
  }
}

extension Comparison {
  fileprivate var json: JSON {
    [
      "reference": .string(reference.path), "other": .string(other.path),
      "spec": .array(
        spec.map {
          ["path": .string($0.path), "reference": $0.reference ?? .null, "other": $0.other ?? .null]
        }),
      "data": .array(data.map { ["part": .string($0.part.rawValue), "pairs": .int($0.pairs)] }),
      "arithmetic": [
        "reference": .int(reference.baseline.arithmeticVersion),
        "other": .int(other.baseline.arithmeticVersion),
      ],
      "pairs": .int(pairs),
      "broken": .int(matching.broken.count), "only_reference": .int(matching.missing.count),
      "only_other": .int(matching.new.count),
      "metrics": .array(
        zip(metrics, pooled).map { metric, row in
          .object(
            row.members + [JSON.Member("points", .array(points(of: metric).map { .object($0.members) }))])
        }),
    ]
  }
}

extension Comparison.Row {
  fileprivate var members: [JSON.Member] {
    func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
    var members =
      values.map { values in
        [JSON.Member("parameters", .object(values.map { JSON.Member($0.path, $0.value) }))]
      } ?? [JSON.Member("metric", .string(metric.name))]
    members += [
      JSON.Member("verdict", .string(verdict.rawValue)),
      JSON.Member("reference_mean", number(reference)), JSON.Member("other_mean", number(other)),
      JSON.Member("change", number(change)),
      JSON.Member("interval", interval.map { [.number($0.lowerBound), .number($0.upperBound)] } ?? .null),
      JSON.Member("p_drop", number(evidence?.dropPValue)),
      JSON.Member("p_gain", number(evidence?.gainPValue)),
      JSON.Member("test", evidence.map { .string($0.test.rawValue) } ?? .null),
      JSON.Member("changed", .int(counts.changed)), JSON.Member("identical", .int(counts.identical)),
      JSON.Member("diverged", .int(counts.diverged)), JSON.Member("recovered", .int(counts.recovered)),
      JSON.Member("incomparable", .int(counts.incomparable)),
    ]
    return members
  }
}
