/// An array as NumPy writes it into an `.npy` file: numbers or texts, the last axis fastest.
///
/// Source: NumPy's documentation of `numpy.lib.format`, versions 1.0 to 3.0.
struct NumPyArray {
  enum Values {
    case numbers([Double])
    case texts([String])
  }

  let shape: [Int]
  /// NumPy's name of the elements' type, such as `<f8`.
  let type: String
  let values: Values

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  var rowCount: Int { shape.first ?? 0 }
  /// Values per row.
  var width: Int { shape.dropFirst().reduce(1, *) }

  init(shape: [Int], type: String, values: Values) {
    (self.shape, self.type, self.values) = (shape, type, values)
  }

  init(_ content: [UInt8], file: String) throws(DatasetError) {
    let place = DatasetError.Place(file: file)
    guard content.starts(with: Self.magic), content.count >= 12 else {
      throw DatasetError("the file is not NumPy's .npy", at: place, field: "source")
    }
    let isShort = content[6] == 1
    let start = isShort ? 10 : 12
    let length = (isShort ? content[8..<10] : content[8..<12]).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard start + length <= content.count else {
      throw DatasetError("the .npy header is cut off", at: place, field: "source")
    }
    let header = String(decoding: content[start..<start + length], as: UTF8.self)
    guard let type = Self.value(of: "descr", in: header),
      let order = Self.value(of: "fortran_order", in: header),
      let shapeText = header.split(separator: "(").dropFirst().first?.split(separator: ")").first
    else {
      throw DatasetError("the .npy header cannot be read: \(header.prefix(80))", at: place, field: "source")
    }
    let sizes = shapeText.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    let shape = sizes.compactMap { Int($0) }
    guard let reader = NumPyType(type), !shape.isEmpty, shape.count == sizes.count,
      let count = Self.product(shape), let size = Self.product([count, reader.size])
    else {
      throw DatasetError(
        "the .npy file holds \(type) of shape (\(shapeText)); arrays of numbers or texts with at least one axis "
          + "are read", at: place, field: "source")
    }
    let bytes = content[(start + length)...]
    guard bytes.count == size else {
      throw DatasetError(
        "the .npy header announces \(size) bytes, the file holds \(bytes.count)", at: place,
        field: "source")
    }
    self.shape = shape
    self.type = type
    let places = order == "True" && count > 0 ? Self.columnMajor(shape) : nil
    values = reader.values(bytes, count: count, places: places)
    if case .numbers(let numbers) = values, let bad = numbers.firstIndex(where: { $0.isInfinite }) {
      throw DatasetError(
        "a value is not finite", at: DatasetError.Place(file: file, row: bad / max(1, width) + 1),
        field: "source")
    }
  }

  /// The product of sizes, 0 counted as 1 so that no part of it overflows either; 0 where one is 0; nil if a size is
  /// negative or the product is too large.
  private static func product(_ sizes: [Int]) -> Int? {
    var product = 1
    for size in sizes {
      let (next, overflows) = product.multipliedReportingOverflow(by: max(size, 1))
      guard size >= 0, !overflows else { return nil }
      product = next
    }
    return sizes.contains(0) ? 0 : product
  }

  /// The text after a key of the header, without quotes.
  private static func value(of key: String, in header: String) -> String? {
    guard let range = header.firstRange(of: "'\(key)':") else { return nil }
    let rest = header[range.upperBound...].drop { $0 == " " }
    return String(rest.prefix { $0 != "," && $0 != "}" }.filter { $0 != "'" && $0 != " " })
  }

  /// Where each value in row-major order is in an array whose first axis is fastest.
  private static func columnMajor(_ shape: [Int]) -> [Int] {
    var places = [0]
    var stride = 1
    for size in shape {
      places = places.flatMap { place in (0..<size).map { place + $0 * stride } }
      stride *= size
    }
    return places
  }
}

/// How the elements of an array are written: `<f8`, `|u1`, `>i4`, `<U10`.
private struct NumPyType {
  let kind: Character
  /// Bytes of an element.
  let size: Int
  let isBigEndian: Bool

  init?(_ text: String) {
    guard let order = text.first, "<>|=".contains(order), let kind = text.dropFirst().first,
      let size = Int(text.dropFirst(2))
    else { return nil }
    let sizes: [Character: [Int]] = ["f": [4, 8], "i": [1, 2, 4, 8], "u": [1, 2, 4, 8], "b": [1]]
    guard kind == "U" || kind == "S" ? 1...1000 ~= size : sizes[kind]?.contains(size) == true else {
      return nil
    }
    self.kind = kind
    self.size = kind == "U" ? 4 * size : size
    isBigEndian = order == ">"
  }

  func values(_ bytes: ArraySlice<UInt8>, count: Int, places: [Int]?) -> NumPyArray.Values {
    let start = bytes.startIndex
    let element = { (index: Int) in
      let first = start + (places?[index] ?? index) * size
      return bytes[first..<first + size]
    }
    if kind == "U" || kind == "S" { return .texts((0..<count).map { text(element($0)) }) }
    return .numbers((0..<count).map { number(bits(element($0))) })
  }

  private func bits(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var bits: UInt64 = 0
    if isBigEndian {
      for byte in bytes { bits = bits << 8 | UInt64(byte) }
    } else {
      for byte in bytes.reversed() { bits = bits << 8 | UInt64(byte) }
    }
    return bits
  }

  /// −0 is read as 0.
  private func number(_ bits: UInt64) -> Double {
    switch (kind, size) {
    case ("f", 4): Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))) + 0
    case ("f", _): Double(bitPattern: bits) + 0
    case ("i", 1): Double(Int8(truncatingIfNeeded: bits))
    case ("i", 2): Double(Int16(truncatingIfNeeded: bits))
    case ("i", 4): Double(Int32(truncatingIfNeeded: bits))
    case ("i", _): Double(Int64(bitPattern: bits))
    default: Double(bits)
    }
  }

  /// Up to the zeros that pad it.
  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    if kind == "S" { return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
    var scalars = String.UnicodeScalarView()
    for index in stride(from: bytes.startIndex, to: bytes.endIndex, by: 4) {
      let code = UInt32(truncatingIfNeeded: bits(bytes[index..<index + 4]))
      if code == 0 { break }
      scalars.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return String(scalars)
  }
}
