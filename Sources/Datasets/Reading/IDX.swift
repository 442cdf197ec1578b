/// IDX files as MNIST uses them: unsigned bytes, big-endian sizes.
///
/// Four bytes (0, 0, the type, the number of dimensions), a 32-bit size a dimension, then the values, the
/// last dimension fastest. Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten
/// digits".
struct IDX {
  /// At least one; every one at least 0.
  let sizes: [Int]
  /// As many as the product of `sizes`.
  let values: [UInt8]

  /// Whether a file begins as IDX files do.
  static func isRecognized(_ content: [UInt8]) -> Bool {
    content.count >= 8 && content[0] == 0 && content[1] == 0 && typeNames[content[2]] != nil && content[3] > 0
  }

  /// Takes the content over: the values stay in its buffer.
  static func read(_ content: consuming [UInt8], file: String) throws(DatasetError) -> IDX {
    let place = DatasetError.Place(file: file)
    guard content.count >= 4 else {
      throw DatasetError(
        "the file is not IDX: it has \(content.count) bytes, fewer than an IDX header", at: place)
    }
    guard content[0] == 0, content[1] == 0, typeNames[content[2]] != nil, content[3] > 0 else {
      let magic = content[..<4].map { hexadecimal($0) }.joined(separator: " ")
      throw DatasetError(
        "the file is not IDX: it starts with the bytes \(magic), not with 00 00 08 and the number of "
          + "dimensions", at: place)
    }
    guard content[2] == 8 else {
      throw DatasetError(
        "the IDX values are \(typeNames[content[2]] ?? ""); only unsigned bytes (type 08) are read",
        at: place)
    }
    let headerSize = 4 + 4 * Int(content[3])
    guard content.count >= headerSize else {
      throw DatasetError("the IDX header is cut off after \(content.count) of \(headerSize) bytes", at: place)
    }
    let sizes = stride(from: 4, to: headerSize, by: 4).map { start in
      content[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    let shown = sizes.map(String.init).joined(separator: "×")
    guard let expected = product(sizes), expected <= DataFile.sizeLimit else {
      throw DatasetError("the IDX header announces \(shown) values, more than can be read", at: place)
    }
    let found = content.count - headerSize
    guard found == expected else {
      throw DatasetError(
        found < expected
          ? "the IDX values are cut off: the header announces \(shown) = \(expected), the file holds \(found)"
          : "after the \(shown) values that the IDX header announces, the file has "
            + "\((found - expected).counted("byte")) more", at: place)
    }
    content.removeFirst(headerSize)
    return IDX(sizes: sizes, values: content)
  }

  private static let typeNames: [UInt8: String] = [
    0x08: "unsigned bytes", 0x09: "signed bytes", 0x0B: "16-bit integers", 0x0C: "32-bit integers",
    0x0D: "float32", 0x0E: "float64",
  ]

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// nil if it overflows.
  private static func product(_ sizes: [Int]) -> Int? {
    var product = 1
    for size in sizes {
      let (next, overflows) = product.multipliedReportingOverflow(by: size)
      if overflows { return nil }
      product = next
    }
    return product
  }
}

extension IDX {
  /// A data set from an image file and a label file; a class is a label's number.
  ///
  /// `main`: the data set of which these files are to be a further part, so that sizes and classes must be
  /// the same.
  static func dataset(
    images: consuming [UInt8], imageFile: String, labels: consuming [UInt8], labelFile: String,
    main: RawDataset?
  ) throws(DatasetError) -> RawDataset {
    let imageIDX = try read(images, file: imageFile)
    let labelIDX = try read(labels, file: labelFile)
    let place = DatasetError.Place(file: imageFile)
    let labelPlace = DatasetError.Place(file: labelFile)
    guard imageIDX.sizes.count >= 2 else {
      throw DatasetError("the file has one dimension: it holds labels, not images", at: place)
    }
    guard labelIDX.sizes.count == 1 else {
      let count = labelIDX.sizes.count
      throw DatasetError("the file has \(count) dimensions: it holds images, not labels", at: labelPlace)
    }
    let rowCount = imageIDX.sizes[0]
    guard labelIDX.sizes[0] == rowCount else {
      throw DatasetError("the file has \(labelIDX.sizes[0]) labels for \(rowCount) images", at: labelPlace)
    }
    guard rowCount > 0, !imageIDX.values.isEmpty else {
      throw DatasetError("the file has no images", at: place)
    }
    let inputs = InputMatrix(
      rowCount: rowCount, columnCount: imageIDX.values.count / rowCount, values: .bytes(imageIDX.values))
    if let main, main.inputs.columnCount != inputs.columnCount {
      throw DatasetError(
        "the images have \(inputs.columnCount) values where \(main.name) has \(main.inputs.columnCount)",
        at: place)
    }
    let target = try target(labelIDX.values, labelPlace: labelPlace, main: main)
    return RawDataset(name: imageFile, inputs: inputs, target: target)
  }

  private static func target(
    _ labels: [UInt8], labelPlace: DatasetError.Place, main: RawDataset?
  ) throws(DatasetError) -> RawDataset.Target {
    var list = ClassList(labels: Set(labels).map { String($0) })
    if case .classes(let classes, _) = main?.target { list = classes }
    let classOfByte = (0...255).map { list.index(of: String($0)) }
    var indices: [Int32] = []
    indices.reserveCapacity(labels.count)
    for (row, label) in labels.enumerated() {
      guard let index = classOfByte[Int(label)] else {
        var place = labelPlace
        place.row = row + 1
        throw DatasetError("label `\(label)` does not occur among those of the training file", at: place)
      }
      indices.append(index)
    }
    return .classes(list, indices: indices)
  }
}
