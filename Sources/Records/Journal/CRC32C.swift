/// The cyclic redundancy check of Castagnoli's polynomial 0x1EDC6F41, as iSCSI (RFC 3720) and file systems use it.
///
/// It detects every burst error of up to 32 bits and all but one in 2³² of other errors: damaged media and torn writes,
/// not deliberate changes.
package enum CRC32C {
  /// The checksum of `bytes`.
  package static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let table = Self.table
    var state = ~UInt32(0)
    var position = bytes.startIndex
    // Slicing by eight: each table includes the shifts of the bytes after it.
    while position + 8 <= bytes.endIndex {
      var next: UInt32 = 0
      for offset in 0..<4 {
        let low = UInt8(truncatingIfNeeded: state >> (8 * UInt32(offset))) ^ bytes[position + offset]
        let high = bytes[position + 4 + offset]
        next ^= table[(7 - offset) * 256 + Int(low)] ^ table[(3 - offset) * 256 + Int(high)]
      }
      state = next
      position += 8
    }
    while position < bytes.endIndex {
      state = state >> 8 ^ table[Int(UInt8(truncatingIfNeeded: state) ^ bytes[position])]
      position += 1
    }
    return ~state
  }

  /// Eight tables of 256: entry `256·k + b` is byte b's remainder after k further zero bytes, bits reflected.
  private static let table: [UInt32] = {
    var table = (0..<256 as Range<UInt32>).map { byte in
      (0..<8).reduce(byte) { state, _ in state >> 1 ^ (state & 1 == 0 ? 0 : 0x82F6_3B78) }
    }
    for index in 256..<2048 {
      let before = table[index - 256]
      table.append(before >> 8 ^ table[Int(before & 0xFF)])
    }
    return table
  }()
}
