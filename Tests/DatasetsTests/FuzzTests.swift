import Testing

@testable import Datasets

/// The readers get damaged files and must answer each with rows or an error.
@Suite("Damaged files")
struct FuzzTests {
  static let good = Array(
    "\u{FEFF}a,\"k\",b,c\r\n1,p,2.5e3,x\r\n-4,\"q\"\"\",NA,\"y\nz\"\r\n7,p,?,x\n\n".utf8)

  /// Some bytes changed, dropped or doubled.
  static func mutated(_ content: [UInt8], _ chance: inout Chance) -> [UInt8] {
    var result = content
    for _ in 0...chance.below(4) where !result.isEmpty {
      let place = chance.below(result.count)
      switch chance.below(4) {
      case 0: result[place] = UInt8(chance.below(256))
      case 1: result.remove(at: place)
      case 2: result.insert(Array(",\"\n\r\t.e-0;".utf8)[chance.below(10)], at: place)
      default: result.removeLast(min(result.count, chance.below(8)))
      }
    }
    return result
  }

  @Test("never crash the table reader", arguments: 0..<8 as Range<UInt64>)
  func tables(seed: UInt64) {
    var chance = Chance(seed: seed)
    for _ in 0..<1500 {
      let content = Self.mutated(Self.good, &chance)
      var format = DatasetRequest.TableFormat(missing: chance.below(2) == 0 ? .mean : .dropRow)
      if chance.below(2) == 0 { format.oneHot = ["k"] }
      let kind = chance.below(4) == 0 ? DatasetRequest.Kind.regression : .classification
      let delimiter = chance.below(4) == 0 ? UInt8(ascii: "\t") : UInt8(ascii: ",")
      do throws(DatasetError) {
        let dataset = try TableReader.read(
          TableText(content), file: "t", delimiter: delimiter, format: format, kind: kind
        ).dataset(file: "t", main: nil)
        #expect(dataset.rowCount > 0 && dataset.columns.count > 0, "\(content)")
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test("never crash the table reader with random bytes", arguments: 0..<4 as Range<UInt64>)
  func randomTables(seed: UInt64) {
    var chance = Chance(seed: seed)
    for _ in 0..<1000 {
      let content = (0..<chance.below(60)).map { _ in UInt8(chance.below(256)) }
      _ = try? TableReader.read(
        TableText(content), file: "t", delimiter: UInt8(ascii: ","), format: .init(), kind: .classification)
    }
  }

  @Test("never crash the IDX reader", arguments: 0..<4 as Range<UInt64>)
  func idxFiles(seed: UInt64) {
    var chance = Chance(seed: seed)
    for _ in 0..<2000 {
      let images = Self.mutated(IDXTests.images, &chance)
      if let dataset = try? IDXTests.dataset(images, IDXTests.labels) { #expect(dataset.rowCount == 2) }
      let labels = Self.mutated(IDXTests.labels, &chance)
      if let dataset = try? IDXTests.dataset(IDXTests.images, labels) { #expect(dataset.rowCount == 2) }
    }
  }
}
