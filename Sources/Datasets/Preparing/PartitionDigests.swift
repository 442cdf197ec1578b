import Hashing
import Learning

/// SHA-256 of each part of a partition, as hexadecimal text: of decoded samples before scaling, in the form
/// that `docs/Datasets.md` states, so that line ends, compression or the file format are not a change of the
/// data.
package struct PartitionDigests: Sendable, Hashable {
  package let train: String
  package let validation: String?
  package let test: String?

  /// The parts that exist.
  package var parts: [DatasetPart] {
    [.train] + (validation == nil ? [] : [.validation]) + (test == nil ? [] : [.test])
  }

  package init(train: String, validation: String?, test: String?) {
    self.train = train
    self.validation = validation
    self.test = test
  }

  package subscript(part: DatasetPart) -> String? {
    switch part {
    case .train: train
    case .validation: validation
    case .test: test
    }
  }
}

/// Writes the canonical form of a part's samples into a hash.
struct PartDigest {
  private var hash = SHA256()
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 16

  /// Of these rows of a data set, in this order.
  static func text(_ dataset: RawDataset, rows: [Int32]) -> String {
    var digest = PartDigest()
    digest.buffer.reserveCapacity(bufferSize)
    // Weights have a form of their own, so that parts without them keep their digests.
    digest.append(Array("etalon part \(dataset.weights.isEmpty ? 1 : 2)\n".utf8))
    digest.append(UInt64(rows.count))
    digest.append(UInt64(dataset.inputs.columnCount))
    digest.appendInputs(dataset.inputs, rows)
    digest.appendTarget(dataset.target, rows)
    if !dataset.weights.isEmpty { digest.append(rows.map { dataset.weights[Int($0)] }[...]) }
    digest.flush()
    return digest.hash.hexDigest
  }

  private mutating func appendInputs(_ inputs: InputMatrix, _ rows: [Int32]) {
    let width = inputs.columnCount
    switch inputs.values {
    case .bytes(let bytes):
      append([1])
      for run in Self.runs(of: rows) { append(bytes[run.lowerBound * width..<run.upperBound * width]) }
    case .doubles(let doubles):
      // The form depends on this part's own values alone, so that another part's cannot change its digest.
      let areBytes = rows.allSatisfy { row in
        doubles[Int(row) * width..<(Int(row) + 1) * width].allSatisfy { UInt8(exactly: $0) != nil }
      }
      append([areBytes ? 1 : 8])
      for row in rows {
        let values = doubles[Int(row) * width..<(Int(row) + 1) * width]
        if areBytes { append(values.map { UInt8($0) }) } else { append(values) }
      }
    }
  }

  /// The rows as ranges of those that follow one another.
  private static func runs(of rows: [Int32]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for row in rows.lazy.map({ Int($0) }) {
      if let last = runs.last, last.upperBound == row {
        runs[runs.count - 1] = last.lowerBound..<row + 1
      } else {
        runs.append(row..<row + 1)
      }
    }
    return runs
  }

  private mutating func appendTarget(_ target: RawDataset.Target, _ rows: [Int32]) {
    switch target {
    case .classes(let list, let indices):
      append([1])
      append(UInt32(list.count))
      for name in list.names {
        append(UInt32(name.utf8.count))
        append(Array(name.utf8))
      }
      for row in rows { append(UInt32(indices[Int(row)])) }
    case .values(let columns, let values):
      append([2])
      append(UInt32(columns.count))
      for row in rows { append(values[Int(row) * columns.count..<(Int(row) + 1) * columns.count]) }
    }
  }

  /// NaN, which stands for a missing value, has one form.
  private mutating func append(_ values: ArraySlice<Double>) {
    #if _endian(little)
      // A row without a missing value is in memory as it is digested.
      let isPlain = values.allSatisfy { !$0.isNaN }
    #else
      let isPlain = false
    #endif
    if isPlain {
      unsafe values.withUnsafeBytes { unsafe buffer.append(contentsOf: $0) }
    } else {
      let bits = values.map { ($0.isNaN ? 0x7FF8_0000_0000_0000 : $0.bitPattern).littleEndian }
      unsafe bits.withUnsafeBytes { unsafe buffer.append(contentsOf: $0) }
    }
    if buffer.count >= Self.bufferSize { flush() }
  }

  /// The lowest byte first.
  private mutating func append(_ value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: type(of: value).bitWidth, by: 8) {
      buffer.append(UInt8(truncatingIfNeeded: value >> shift))
    }
    if buffer.count >= Self.bufferSize { flush() }
  }

  private mutating func append(_ bytes: some Collection<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { flush() }
  }

  /// Many bytes bypass the buffer.
  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    if bytes.count < Self.bufferSize {
      buffer.append(contentsOf: bytes)
    } else {
      flush()
      hash.update(bytes.span)
    }
    if buffer.count >= Self.bufferSize { flush() }
  }

  private mutating func flush() {
    hash.update(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
