import Testing

@testable import Datasets

@Suite("IDX files")
struct IDXTests {
  static let images = idx([2, 2, 3], [1, 2, 3, 4, 5, 6, 255, 8, 9, 10, 11, 0])
  static let labels = idx([2], [9, 3])

  static func dataset(_ images: [UInt8], _ labels: [UInt8], main: RawDataset? = nil) throws -> RawDataset {
    try IDX.dataset(images: images, imageFile: "images", labels: labels, labelFile: "labels", main: main)
  }

  @Test("are a row an image")
  func reads() throws {
    let dataset = try Self.dataset(Self.images, Self.labels)
    #expect(dataset.rowTexts == ["1 2 3 4 5 6 9", "255 8 9 10 11 0 3"])
    #expect(dataset.columns == ["x1", "x2", "x3", "x4", "x5", "x6"])
  }

  @Test(
    "are refused with words",
    arguments: [
      ([0, 0, 8], labels, "images: the file is not IDX: it has 3 bytes, fewer than an IDX header"),
      (
        Array("P5 2 2".utf8), labels,
        "images: the file is not IDX: it starts with the bytes 50 35 20 32, not with 00 00 08 and the number of "
          + "dimensions"
      ),
      (
        [0, 0, 8, 0, 1], labels,
        "images: the file is not IDX: it starts with the bytes 00 00 08 00, not with 00 00 08 and the number of "
          + "dimensions"
      ),
      (
        idx([1, 1], [0, 0, 0, 0], type: 0x0D), labels,
        "images: the IDX values are float32; only unsigned bytes (type 08) are read"
      ),
      (Array(images.prefix(14)), labels, "images: the IDX header is cut off after 14 of 16 bytes"),
      (
        images.dropLast(), labels,
        "images: the IDX values are cut off: the header announces 2×2×3 = 12, the file holds 11"
      ),
      (
        images + [0], labels,
        "images: after the 2×2×3 values that the IDX header announces, the file has 1 byte more"
      ),
      (
        idx([0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF], []), labels,
        "images: the IDX header announces 4294967295×4294967295×4294967295 values, more than can be read"
      ),
      (labels, labels, "images: the file has one dimension: it holds labels, not images"),
      (images, images, "labels: the file has 3 dimensions: it holds images, not labels"),
      (images, idx([3], [1, 2, 3]), "labels: the file has 3 labels for 2 images"),
      (idx([0, 2, 2], []), idx([0], []), "images: the file has no images"),
      (idx([2, 0], []), labels, "images: the file has no images"),
    ] as [([UInt8], [UInt8], String)])
  func rejects(images: [UInt8], labels: [UInt8], words: String) {
    let error = #expect(throws: DatasetError.self) { try Self.dataset(images, labels) }
    #expect(error?.description == words)
  }

  @Test("of a further part must have the sizes and labels of the first")
  func parts() throws {
    let main = try Self.dataset(Self.images, Self.labels)
    let part = try Self.dataset(idx([1, 6], [1, 2, 3, 4, 5, 6]), idx([1], [9]), main: main)
    #expect(part.rowTexts == ["1 2 3 4 5 6 9"])
    for (images, labels, words) in [
      (idx([1, 5], [1, 2, 3, 4, 5]), idx([1], [9]), "images: the images have 5 values where images has 6"),
      (
        idx([2, 6], Array(repeating: 0, count: 12)), idx([2], [9, 4]),
        "labels: row 2: label `4` does not occur among those of the training file"
      ),
    ] {
      let error = #expect(throws: DatasetError.self) { try Self.dataset(images, labels, main: main) }
      #expect(error?.description == words)
    }
  }
}
