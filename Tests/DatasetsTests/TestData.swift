import Arithmetic
import Learning

@testable import Datasets

/// Random bytes and choices for tests, from a stream of the contract's, so that a failure can be repeated.
struct Chance {
  private let stream: RandomStream
  private var position: UInt64 = 0

  init(seed: UInt64) { stream = RandomStream(seed: seed, purpose: .generator) }

  /// 0 ..< bound
  mutating func below(_ bound: Int) -> Int {
    position += 1
    return Int(stream.word(at: position)) % bound
  }
}

/// The decoded rows of a table text, or the words of what is wrong with it.
func table(
  _ text: String, delimiter: UInt8 = UInt8(ascii: ","),
  format: DatasetRequest.TableFormat = DatasetRequest.TableFormat(),
  kind: DatasetRequest.Kind = .classification, main: RawDataset? = nil
) throws -> RawDataset {
  try TableReader.read(
    TableText(Array(text.utf8)), file: "t.csv", delimiter: delimiter, format: format, kind: kind
  )
  .dataset(file: "t.csv", main: main)
}

extension RawDataset {
  /// Every row as a text: inputs, then the class's name or the target values; `-` for a missing value.
  var rowTexts: [String] {
    (0..<rowCount).map { row in
      var cells = (0..<columns.count).map { column -> String in
        let value = inputs[row: row, column: column]
        return value.isNaN ? "-" : Decimal.text(value)
      }
      switch target {
      case .classes(let list, let indices): cells.append(list.names[Int(indices[row])])
      case .values(let columns, let values):
        cells += values[row * columns.count..<(row + 1) * columns.count].map(Decimal.text)
      }
      return cells.joined(separator: " ")
    }
  }
}

/// An IDX file of unsigned bytes.
func idx(_ sizes: [Int], _ values: [UInt8], type: UInt8 = 8) -> [UInt8] {
  [0, 0, type, UInt8(sizes.count)]
    + sizes.flatMap { size in (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) } } + values
}
