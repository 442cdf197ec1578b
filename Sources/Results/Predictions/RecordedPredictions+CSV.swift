import Learning

extension RecordedPredictions {
  /// Why a file does not hold predictions.
  package struct Failure: Error, Hashable {
    /// 1-based.
    package var line: Int
    /// A phrase without a full stop.
    package var reason: String
  }

  /// Reads what `etalon predictions` writes without `--keep`, row by row.
  ///
  /// - Parameter isClassification: whether targets are class names.
  package init(parsing bytes: [UInt8], part: DatasetPart, isClassification: Bool) throws(Failure) {
    do throws(CSVTable.Failure) {
      var reader = CSVReader(bytes)
      guard let header = try reader.next()?.cells else {
        throw CSVTable.Failure(line: 1, reason: "it is empty")
      }
      var rows = try PredictionRows(header, isClassification: isClassification)
      while let row = try reader.next() { try rows.add(row) }
      self.init(part: part, count: rows.count, content: rows.content)
    } catch {
      throw Failure(line: error.line, reason: error.reason)
    }
  }
}

/// The rows of a file with predictions, one after another.
private struct PredictionRows {
  private let header: [String]
  /// Target columns: one for a classification.
  private let targets: Int
  /// Where the probability of each class stands.
  private var probabilities: [String: Int] = [:]
  private let isClassification: Bool
  private(set) var count = 0
  private var mistakes: [RecordedPredictions.Mistake] = []
  private var quantities: [RecordedPredictions.Quantity]

  init(_ header: [String], isClassification: Bool) throws(CSVTable.Failure) {
    self.header = header
    self.isClassification = isClassification
    targets = isClassification ? 1 : (header.count - 1) / 2
    let columns = isClassification ? header.count >= 3 : header.count >= 3 && header.count % 2 == 1
    guard columns, header[0] == "row", header[1 + targets].hasPrefix("prediction") else {
      throw CSVTable.Failure(line: 1, reason: "its columns are not those of predictions")
    }
    quantities = isClassification ? [] : header[1...targets].map { .init(name: $0, samples: []) }
    guard isClassification else { return }
    let start = "probability("
    for (place, name) in header.enumerated().dropFirst(3) where name.hasPrefix(start) && name.hasSuffix(")") {
      probabilities[String(name.dropFirst(start.count).dropLast())] = place
    }
  }

  mutating func add(_ row: (line: Int, cells: [String])) throws(CSVTable.Failure) {
    guard row.cells.count == header.count, let number = Int(row.cells[0]) else {
      throw CSVTable.Failure(line: row.line, reason: "it is not a row of predictions")
    }
    count += 1
    guard isClassification else { return try addResiduals(row, number) }
    let (target, prediction) = (row.cells[1], row.cells[2])
    guard target != prediction else { return }
    mistakes.append(
      .init(
        row: number, target: target, prediction: prediction,
        probability: try probability(of: prediction, in: row),
        targetProbability: try probability(of: target, in: row)))
  }

  private func probability(
    of name: String, in row: (line: Int, cells: [String])
  ) throws(CSVTable.Failure) -> Double? {
    guard !probabilities.isEmpty else { return nil }
    guard let place = probabilities[name] else {
      throw CSVTable.Failure(line: row.line, reason: "no column has the probability of '\(name)'")
    }
    return try number(at: place, in: row)
  }

  private mutating func addResiduals(
    _ row: (line: Int, cells: [String]), _ number: Int
  ) throws(CSVTable.Failure) {
    for index in quantities.indices {
      quantities[index].samples.append(
        .init(
          row: number, target: try self.number(at: 1 + index, in: row),
          prediction: try self.number(at: 1 + targets + index, in: row)))
    }
  }

  private func number(
    at place: Int, in row: (line: Int, cells: [String])
  ) throws(CSVTable.Failure) -> Double {
    guard let number = Double(row.cells[place]), number.isFinite else {
      throw CSVTable.Failure(line: row.line, reason: "'\(row.cells[place])' is not a number")
    }
    return number
  }

  /// What the rows say.
  var content: RecordedPredictions.Content {
    guard isClassification else { return .residuals(quantities) }
    // The sort is stable.
    return .mistakes(mistakes.sorted { $0.probability ?? 0 > $1.probability ?? 0 })
  }
}
