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
  try TableReader.read(Array(text.utf8), file: "t.csv", delimiter: delimiter, format: format, kind: kind)
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

/// A gzip member that holds the bytes as they are, in stored blocks.
func gzip(_ content: [UInt8]) -> [UInt8] {
  var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
  var start = 0
  repeat {
    let block = content[start..<min(content.count, start + 65535)]
    let size = UInt16(block.count)
    start += block.count
    result.append(start == content.count ? 1 : 0)
    for half in [size, ~size] { result += [UInt8(half & 255), UInt8(half >> 8)] }
    result += block
  } while start < content.count
  var crc = ~UInt32(0)
  for byte in content {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  for word in [~crc, UInt32(content.count)] {
    result += (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
  }
  return result
}

/// An IDX file of unsigned bytes.
func idx(_ sizes: [Int], _ values: [UInt8], type: UInt8 = 8) -> [UInt8] {
  [0, 0, type, UInt8(sizes.count)]
    + sizes.flatMap { size in (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) } } + values
}
