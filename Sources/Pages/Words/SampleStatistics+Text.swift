import Statistics

extension SampleStatistics {
  /// `0.976 ±0.003`, with the digits that the deviation allows; without it for a single value.
  var text: String {
    let row = SpreadColumn([(mean, deviation)]).rows[0]
    return row.value + (row.spread.map { " ±" + $0 } ?? "")
  }
}
