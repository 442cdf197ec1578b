import Foundation
import TestFiles
import Testing

@testable import Datasets

/// Files that NumPy 2.4 wrote, in base64.
@Suite("NumPy's files")
struct NumPyTests {
  /// np.savez_compressed(X: 3 × 2 float64 in Fortran's order, y: texts)
  static let texts =
    "UEsDBC0AAAAIAAAAIQAcZUAn//////////8FABQAWC5ucHkBABAAsAAAAAAAAABfAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxc"
    + "pG6loG6TZqGuo6Cell9UUpSYF59flJIKEg8pKk0FChdnJBakArkaxjoKRpo6CrUK5AMuBjD4YQ+hORwgtAiUZoDSggfmlDJ0"
    + "2DwxrwMAUEsDBC0AAAAIAAAAIQBZfynr//////////8FABQAeS5ucHkBABAAmAAAAAAAAABRAAAAAAAAAJvsF+obEMnIUMZQ"
    + "rZ6SWpxcpG6loG4TaqSuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6mjoKtQoUAK48BgaGfCDOAuJEIIbxAVBL"
    + "AQItAy0AAAAIAAAAIQAcZUAnXwAAALAAAAAFAAAAAAAAAAAAAACAAQAAAABYLm5weVBLAQItAy0AAAAIAAAAIQBZfynrUQAA"
    + "AJgAAAAFAAAAAAAAAAAAAACAAZYAAAB5Lm5weVBLBQYAAAAAAgACAGYAAAAeAQAAAAA="
  /// np.savez(x_train: uint8, y_train: one-hot float32)
  static let oneHot =
    "UEsDBC0AAAAAAAAAIQCCX1jr//////////8LABQAeF90cmFpbi5ucHkBABAAhAAAAAAAAACEAAAAAAAAAJNOVU1QWQEAdgB7"
    + "J2Rlc2NyJzogJ3x1MScsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgyLCAyKSwgfSAgICAgICAgICAgICAg"
    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAQIDBFBLAwQtAAAAAAAAACEAwplwOP//////"
    + "////CwAUAHlfdHJhaW4ubnB5AQAQAJAAAAAAAAAAkAAAAAAAAACTTlVNUFkBAHYAeydkZXNjcic6ICc8ZjQnLCAnZm9ydHJh"
    + "bl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwgMiksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
    + "ICAgICAgICAgICAgICAgICAgICAgCgAAAAAAAIA/AACAPwAAAABQSwECLQMtAAAAAAAAACEAgl9Y64QAAACEAAAACwAAAAAA"
    + "AAAAAAAAgAEAAAAAeF90cmFpbi5ucHlQSwECLQMtAAAAAAAAACEAwplwOJAAAACQAAAACwAAAAAAAAAAAAAAgAHBAAAAeV90"
    + "cmFpbi5ucHlQSwUGAAAAAAIAAgByAAAAjgEAAAAA"
  /// np.save of [[1, 2, 0], [3, 4, 1]] as big-endian int32
  static let bigEndian =
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPmk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAg"
    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAABAAAAAgAAAAAAAAAD"
    + "AAAABAAAAAE="
  /// np.save of [[0.5, NaN, 7], [3, 4, 9]] as float32
  static let gaps =
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAg"
    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAA/AADAfwAA4EAAAEBA"
    + "AACAQAAAEEE="
  /// np.savez(X, y, w = [0.5, −0.0])
  static let weighted =
    "UEsDBC0AAAAAAAAAIQCCX1jr//////////8FABQAWC5ucHkBABAAhAAAAAAAAACEAAAAAAAAAJNOVU1QWQEAdgB7J2Rlc2Ny"
    + "JzogJ3x1MScsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgyLCAyKSwgfSAgICAgICAgICAgICAgICAgICAg"
    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAQIDBFBLAwQtAAAAAAAAACEAmWJ33///////////BQAU"
    + "AHkubnB5AQAQAIIAAAAAAAAAggAAAAAAAACTTlVNUFkBAHYAeydkZXNjcic6ICd8dTEnLCAnZm9ydHJhbl9vcmRlcic6IEZh"
    + "bHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
    + "ICAgICAgICAgCgABUEsDBC0AAAAAAAAAIQA8GGAD//////////8FABQAdy5ucHkBABAAkAAAAAAAAACQAAAAAAAAAJNOVU1Q"
    + "WQEAdgB7J2Rlc2NyJzogJzxmOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgyLCksIH0gICAgICAgICAg"
    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAAAAAAAA4D8AAAAAAAAAgFBLAQIt"
    + "Ay0AAAAAAAAAIQCCX1jrhAAAAIQAAAAFAAAAAAAAAAAAAACAAQAAAABYLm5weVBLAQItAy0AAAAAAAAAIQCZYnffggAAAIIA"
    + "AAAFAAAAAAAAAAAAAACAAbsAAAB5Lm5weVBLAQItAy0AAAAAAAAAIQA8GGADkAAAAJAAAAAFAAAAAAAAAAAAAACAAXQBAAB3"
    + "Lm5weVBLBQYAAAAAAwADAJkAAAA7AgAAAAA="
  /// The same with w = [1, NaN]
  static let unweighable =
    "UEsDBC0AAAAAAAAAIQCCX1jr//////////8FABQAWC5ucHkBABAAhAAAAAAAAACEAAAAAAAAAJNOVU1QWQEAdgB7J2Rlc2Ny"
    + "JzogJ3x1MScsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgyLCAyKSwgfSAgICAgICAgICAgICAgICAgICAg"
    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAQIDBFBLAwQtAAAAAAAAACEAmWJ33///////////BQAU"
    + "AHkubnB5AQAQAIIAAAAAAAAAggAAAAAAAACTTlVNUFkBAHYAeydkZXNjcic6ICd8dTEnLCAnZm9ydHJhbl9vcmRlcic6IEZh"
    + "bHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
    + "ICAgICAgICAgCgABUEsDBC0AAAAAAAAAIQDsHanV//////////8FABQAdy5ucHkBABAAkAAAAAAAAACQAAAAAAAAAJNOVU1Q"
    + "WQEAdgB7J2Rlc2NyJzogJzxmOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgyLCksIH0gICAgICAgICAg"
    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAAAAAAAA8D8AAAAAAAD4f1BLAQIt"
    + "Ay0AAAAAAAAAIQCCX1jrhAAAAIQAAAAFAAAAAAAAAAAAAACAAQAAAABYLm5weVBLAQItAy0AAAAAAAAAIQCZYnffggAAAIIA"
    + "AAAFAAAAAAAAAAAAAACAAbsAAAB5Lm5weVBLAQItAy0AAAAAAAAAIQDsHanVkAAAAJAAAAAFAAAAAAAAAAAAAACAAXQBAAB3"
    + "Lm5weVBLBQYAAAAAAwADAJkAAAA7AgAAAAA="
  /// np.savez(a)
  static let unknown =
    "UEsDBC0AAAAAAAAAIQA7GwF1//////////8FABQAYS5ucHkBABAAiAAAAAAAAACIAAAAAAAAAJNOVU1QWQEAdgB7J2Rlc2Ny"
    + "JzogJzxmOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgxLCksIH0gICAgICAgICAgICAgICAgICAgICAg"
    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAAAAAAAAAABQSwECLQMtAAAAAAAAACEAOxsBdYgAAACI"
    + "AAAABQAAAAAAAAAAAAAAgAEAAAAAYS5ucHlQSwUGAAAAAAEAAQAzAAAAvwAAAAAA"

  private func bytes(_ text: String) throws -> [UInt8] { Array(try #require(Data(base64Encoded: text))) }

  private func reader(
    _ kind: DatasetRequest.Kind = .classification, missing: DatasetRequest.Missing = .error,
    targets: [String] = [], main: RawDataset? = nil
  ) -> NumPyDataset {
    NumPyDataset(kind: kind, format: .init(targets: targets, missing: missing), main: main)
  }

  @Test("are read from compressed archives, with columns in Fortran's order and texts as classes")
  func compressed() throws {
    let dataset = try reader().archive(bytes(Self.texts), file: "t.npz")
    #expect(dataset.rowTexts == ["1.5 2 no", "3 -4.25 ja", "5 1e+300 no"])
    #expect(dataset.notes.map(\.message) == ["array X has the inputs, y the targets"])
  }

  @Test("are read from plain archives, with one-hot targets")
  func plain() throws {
    let dataset = try reader().archive(bytes(Self.oneHot), file: "t.npz")
    #expect(dataset.rowTexts == ["1 2 1", "3 4 0"])
    #expect(dataset.inputs.values == .bytes([1, 2, 3, 4]))
  }

  @Test("are read as one matrix, whose last column is the target unless another is named")
  func matrix() throws {
    let array = try NumPyArray(bytes(Self.bigEndian), file: "t.npy")
    #expect(try reader().matrix(array, file: "t.npy").rowTexts == ["1 2 0", "3 4 1"])
    #expect(try reader(targets: ["1"]).matrix(array, file: "t.npy").rowTexts == ["2 0 1", "4 1 3"])
    #expect(try reader(.regression).matrix(array, file: "t.npy").rowTexts == ["1 2 0", "3 4 1"])
  }

  @Test("have missing values where they are NaN")
  func missing() throws {
    let array = try NumPyArray(bytes(Self.gaps), file: "t.npy")
    #expect(try reader(missing: .mean).matrix(array, file: "t.npy").rowTexts == ["0.5 - 7", "3 4 9"])
    let error = #expect(throws: DatasetError.self) { try reader().matrix(array, file: "t.npy") }
    #expect(error?.description.hasPrefix("t.npy: row 1: a value is missing (NaN)") == true)
    let dropped = try reader(missing: .dropRow).matrix(array, file: "t.npy")
    #expect(dropped.rowTexts == ["3 4 9"] && dropped.droppedRows == [1])
  }

  @Test("have weights in the array, or the column, that the spec names")
  func weights() throws {
    var format = DatasetRequest.TableFormat(weight: "w")
    var reader = NumPyDataset(kind: .classification, format: format, main: nil)
    let dataset = try reader.archive(bytes(Self.weighted), file: "t.npz")
    #expect(dataset.weights == [0.5, 0] && dataset.weights.map(\.sign) == [.plus, .plus])
    var error = #expect(throws: DatasetError.self) {
      try reader.archive(bytes(Self.unweighable), file: "t.npz")
    }
    #expect(
      error?.description
        == "t.npz: row 2: the weight is missing (NaN); `missing: drop_row` would leave such rows out")
    error = #expect(throws: DatasetError.self) { try reader.archive(bytes(Self.texts), file: "t.npz") }
    #expect(error?.description == "t.npz: the archive has no array `w`; it has X, y")
    format.weight = "1"
    reader = NumPyDataset(kind: .classification, format: format, main: nil)
    let matrix = try reader.matrix(NumPyArray(bytes(Self.bigEndian), file: "t.npy"), file: "t.npy")
    #expect(matrix.weights == [1, 3] && matrix.rowTexts == ["2 0", "4 1"])
  }

  @Test("are refused where they are damaged, wherever they are cut")
  func damaged() throws {
    for text in [Self.texts, Self.oneHot] {
      let whole = try bytes(text)
      for count in stride(from: 0, to: whole.count, by: 3) {
        #expect(throws: DatasetError.self) { try reader().archive(Array(whole.prefix(count)), file: "t.npz") }
      }
    }
    let whole = try bytes(Self.bigEndian)
    for count in 0..<whole.count {
      #expect(throws: DatasetError.self) { try NumPyArray(Array(whole.prefix(count)), file: "t.npy") }
    }
  }

  @Test("never crash their readers", arguments: 0..<4 as Range<UInt64>)
  func fuzzed(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let samples = try [Self.texts, Self.oneHot].map(bytes)
    let array = try bytes(Self.bigEndian)
    for index in 0..<1500 {
      _ = try? reader().archive(FuzzTests.mutated(samples[index % 2], &chance), file: "t.npz")
      if let damaged = try? NumPyArray(FuzzTests.mutated(array, &chance), file: "t.npy") {
        _ = try? reader().matrix(damaged, file: "t.npy")
      }
    }
  }

  @Test("name their arrays where none is known")
  func unknownNames() throws {
    let error = #expect(throws: DatasetError.self) {
      try reader().archive(bytes(Self.unknown), file: "t.npz")
    }
    #expect(error?.description.hasSuffix("but a") == true)
  }

  /// np.savez_compressed(x_train: 4 × 2 with a NaN in row 2, y_train, x_test, y_test, who)
  static let parts =
    "UEsDBC0AAAAIAAAAIQDa2xlt//////////8LABQAeF90cmFpbi5ucHkBABAAwAAAAAAAAABgAAAAAAAAAJvsF+obEMnIUMZQ"
    + "rZ6SWpxcpG6loG6TZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GiY6CkaaOgq1CmQDLgYw+GAPoRkcIBQHlP5R"
    + "D6FFoHwJKC0DpRUcAFBLAwQtAAAACAAAACEA3eFfFP//////////CwAUAHlfdHJhaW4ubnB5AQAQAKAAAAAAAAAATAAAAAAA"
    + "AACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2mhrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RomOpo6CrUKFAAuBihg"
    + "ZEAFMD4AUEsDBC0AAAAIAAAAIQDr6Kv1//////////8KABQAeF90ZXN0Lm5weQEAEACgAAAAAAAAAFAAAAAAAAAAm+wX6hsQ"
    + "ychQxlCtnpJanFykbqWgbpNmoa6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaRjoKRpo6CrUKZAMuBjD4YI9KMzjA"
    + "aABQSwMELQAAAAgAAAAhAH5q+8n//////////woAFAB5X3Rlc3QubnB5AQAQAJAAAAAAAAAASQAAAAAAAACb7BfqGxDJyFDG"
    + "UK2eklqcXKRupaBuk2mhrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOpo6CrUKFAAuBihghNIAUEsDBC0AAAAI"
    + "AAAAIQBztGkS//////////8HABQAd2hvLm5weQEAEACgAAAAAAAAAEwAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNp"
    + "oa6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaJjqaOgq1ChQALnYGCIDRnGg0AFBLAQItAy0AAAAIAAAAIQDa2xlt"
    + "YAAAAMAAAAALAAAAAAAAAAAAAACAAQAAAAB4X3RyYWluLm5weVBLAQItAy0AAAAIAAAAIQDd4V8UTAAAAKAAAAALAAAAAAAA"
    + "AAAAAACAAZ0AAAB5X3RyYWluLm5weVBLAQItAy0AAAAIAAAAIQDr6Kv1UAAAAKAAAAAKAAAAAAAAAAAAAACAASYBAAB4X3Rl"
    + "c3QubnB5UEsBAi0DLQAAAAgAAAAhAH5q+8lJAAAAkAAAAAoAAAAAAAAAAAAAAIABsgEAAHlfdGVzdC5ucHlQSwECLQMtAAAA"
    + "CAAAACEAc7RpEkwAAACgAAAABwAAAAAAAAAAAAAAgAE3AgAAd2hvLm5weVBLBQYAAAAABQAFABcBAAC8AgAAAAA="

  @Test("bring parts with arrays of their own, and groups")
  func publishedParts() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/t.npz"
      try writeFile(bytes(Self.parts), at: path)
      var request = DatasetRequest(source: .table(path: path), format: .init(missing: .dropRow))
      let notes = try Dataset(request).shape.notes.map(\.message)
      #expect(
        notes.contains(
          "arrays x_test and y_test are not used; `split: {test: published}` makes them the test part"))
      request.split = .init(test: .published)
      request.format.group = "who"
      let dataset = try Dataset(request)
      #expect(dataset.shape.train == 3...3 && dataset.shape.test == 2...2 && dataset.shape.droppedRows == 1)
      #expect(dataset.raw.droppedRows == [2])
      #expect(dataset.raw.rowTexts == ["1 2 0", "5 6 0", "7 8 1"])
      #expect(dataset.raw.groups?.names.names == ["7", "9"] && dataset.raw.groups?.indices == [0, 1, 1])
      #expect(!dataset.shape.notes.contains { $0.message.contains("not used") })
      request.format.group = "whom"
      let error = #expect(throws: DatasetError.self) { try Dataset(request) }
      #expect(
        error?.description
          == "\(path): the archive has no array `whom`; it has x_train, y_train, x_test, y_test, who")
      request.format = .init()
      let missing = #expect(throws: DatasetError.self) { try Dataset(request) }
      #expect(missing?.problems.first?.place.row == 2)
    }
  }

  /// np.savez_compressed(x_train: 3 × 2, y_train, w_train, g_train = [1, 2, 2], x_test: 2 × 2, y_test, w_test, g_test = [4, 4])
  static let weightedParts =
    "UEsDBC0AAAAIAAAAIQB1QmDQ//////////8LABQAeF90cmFpbi5ucHkBABAAhgAAAAAAAABMAAAAAAAAAJvsF+obEMnIUMZQrZ6S"
    + "WpxcpG6loF5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6CkaaOgq1CmQDLkYmZhZWNgBQSwMELQAAAAgAAAAh"
    + "APK7b3X//////////wsAFAB5X3RyYWluLm5weQEAEACDAAAAAAAAAEcAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgXlNqqK6j"
    + "oJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaxjqaOgq1ChQALgZGRgBQSwMELQAAAAgAAAAhAGPUABL//////////wsAFAB3"
    + "X3RyYWluLm5weQEAEACYAAAAAAAAAFAAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNmoa6joJ6WX1RSlJgXn1+UkgoSd0vM"
    + "KU4FihdnJBakAvkaxjqaOgq1ChQALgYw+GAPoRkcINQDewBQSwMELQAAAAgAAAAhALzTicb//////////wsAFABnX3RyYWluLm5w"
    + "eQEAEACDAAAAAAAAAEcAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgXlNqqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBak"
    + "AvkaxjqaOgq1ChQALkYmJgBQSwMELQAAAAgAAAAhAAVA897//////////woAFAB4X3Rlc3QubnB5AQAQAIQAAAAAAAAASgAAAAAA"
    + "AACb7BfqGxDJyFDGUK2eklqcXKRupaBeU2qorqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOgpGmjoKtQpkAy52Dk4u"
    + "AFBLAwQtAAAACAAAACEATmNrsf//////////CgAUAHlfdGVzdC5ucHkBABAAggAAAAAAAABGAAAAAAAAAJvsF+obEMnIUMZQrZ6S"
    + "WpxcpG6loF5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoKtQoUAC5GBgBQSwMELQAAAAgAAAAhAL8yqdL/"
    + "/////////woAFAB3X3Rlc3QubnB5AQAQAJAAAAAAAAAATAAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2ahrqOgnpZfVFKU"
    + "mBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOpo6CrUKFAAuBjDgcIDQF+wBUEsDBC0AAAAIAAAAIQASU3HL//////////8KABQAZ190"
    + "ZXN0Lm5weQEAEACCAAAAAAAAAEYAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgXlNqqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4F"
    + "ihdnJBakAvkaRjqaOgq1ChQALhYWAFBLAQItAy0AAAAIAAAAIQB1QmDQTAAAAIYAAAALAAAAAAAAAAAAAACAAQAAAAB4X3RyYWlu"
    + "Lm5weVBLAQItAy0AAAAIAAAAIQDyu291RwAAAIMAAAALAAAAAAAAAAAAAACAAYkAAAB5X3RyYWluLm5weVBLAQItAy0AAAAIAAAA"
    + "IQBj1AASUAAAAJgAAAALAAAAAAAAAAAAAACAAQ0BAAB3X3RyYWluLm5weVBLAQItAy0AAAAIAAAAIQC804nGRwAAAIMAAAALAAAA"
    + "AAAAAAAAAACAAZoBAABnX3RyYWluLm5weVBLAQItAy0AAAAIAAAAIQAFQPPeSgAAAIQAAAAKAAAAAAAAAAAAAACAAR4CAAB4X3Rl"
    + "c3QubnB5UEsBAi0DLQAAAAgAAAAhAE5ja7FGAAAAggAAAAoAAAAAAAAAAAAAAIABpAIAAHlfdGVzdC5ucHlQSwECLQMtAAAACAAA"
    + "ACEAvzKp0kwAAACQAAAACgAAAAAAAAAAAAAAgAEmAwAAd190ZXN0Lm5weVBLAQItAy0AAAAIAAAAIQASU3HLRgAAAIIAAAAKAAAA"
    + "AAAAAAAAAACAAa4DAABnX3Rlc3QubnB5UEsFBgAAAAAIAAgAxAEAADAEAAAAAA=="

  @Test("bring groups and weights for parts with arrays of their own")
  func weightedParts() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/t.npz"
      try writeFile(bytes(Self.weightedParts), at: path)
      var request = DatasetRequest(source: .table(path: path), split: .init(test: .published))
      (request.format.weight, request.format.group) = ("w_train", "g_train")
      let dataset = try Dataset(request)
      let parts = dataset.parts(repetition: 0, fold: nil)
      #expect(parts.train.dataset.weights == [1, 2, 0.5] && parts.test?.dataset.weights == [3, 0.25])
      #expect(parts.test?.dataset.groups?.names.names == ["4"])
      let survey = try #require(try NumPySurvey(path: path, group: "g_train", weight: "w_train"))
      #expect(
        survey.arrays.map(\.use) == [
          .inputs(.train), .targets(.train), .weights(.train), .groups(.train), .inputs(.test),
          .targets(.test),
          .weights(.test), .groups(.test),
        ])
      #expect(survey.groupCount == 2)
      request.format.group = "y_train"
      let shared = #expect(throws: DatasetError.self) { try Dataset(request) }
      #expect(
        shared?.description.contains("group `0` of column `y_train` occurs in the main file too") == true)
    }
  }

  @Test("say that a part has no weights")
  func partWithoutWeights() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/t.npz"
      try writeFile(bytes(Self.parts), at: path)
      var request = DatasetRequest(
        source: .table(path: path), format: .init(missing: .dropRow), split: .init(test: .published))
      request.format.weight = "who"
      let dataset = try Dataset(request)
      #expect(dataset.parts(repetition: 0, fold: nil).test?.dataset.weights == [])
      #expect(
        dataset.shape.notes.map(\.message).contains(
          "the test part has no weights: the archive has no array who_test"))
    }
  }

  @Test("are described with what their arrays are used for")
  func survey() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/t.npz"
      try writeFile(bytes(Self.parts), at: path)
      let survey = try #require(try NumPySurvey(path: path))
      #expect(survey.rowCount == 4 && survey.inputCount == 2 && survey.kind == .classification)
      #expect(survey.classes.map(\.rows) == [2, 2] && survey.publishedParts == [.test])
      #expect(survey.hasMissingInputs && !survey.hasIncompleteRows)
      #expect(
        survey.arrays.map(\.use) == [
          .inputs(.train), .targets(.train), .inputs(.test), .targets(.test), .unused,
        ])
      try writeFile(Array("a,b\n1,2\n".utf8), at: folder + "/t.csv")
      #expect(try NumPySurvey(path: folder + "/t.csv") == nil)
      try writeFile(bytes(Self.gaps), at: folder + "/t.npy")
      let matrix = try #require(try NumPySurvey(path: folder + "/t.npy"))
      #expect(
        matrix.arrays[0].use == .columns(target: 3, group: nil, weight: nil) && matrix.arrays[0].missing == 1)
    }
  }
}
