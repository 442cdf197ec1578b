import Arithmetic

/// The data sets that are computed; their samples are in a stated order.
enum GeneratedDataset: Sendable {
  case xor, parity, encoder, twoSpirals

  /// `size` is as `BundledDataset.Size` says; ignored by `xor`.
  func dataset(name: String, size: Int) -> RawDataset {
    switch self {
    case .xor: Self.parity(name: name, bits: 2)
    case .parity: Self.parity(name: name, bits: size)
    case .encoder: Self.encoder(name: name, units: size)
    case .twoSpirals: Self.twoSpirals(name: name, pointsPerClass: size)
    }
  }

  /// Sample i (0 … 2ⁿ − 1) is i in binary, the highest bit first; its class is the number of ones modulo 2.
  private static func parity(name: String, bits: Int) -> RawDataset {
    let samples = 0..<(1 << bits)
    let inputs = samples.flatMap { sample in
      (0..<bits).map { UInt8(truncatingIfNeeded: sample >> (bits - 1 - $0) & 1) }
    }
    return dataset(
      name: name, columnCount: bits, values: .bytes(inputs), labels: samples.map { $0.nonzeroBitCount & 1 })
  }

  /// Sample i (1 … n) has a one in place i and zeros elsewhere; its class is i.
  private static func encoder(name: String, units: Int) -> RawDataset {
    let inputs = (0..<units).flatMap { sample in (0..<units).map { UInt8($0 == sample ? 1 : 0) } }
    return dataset(
      name: name, columnCount: units, values: .bytes(inputs), labels: (0..<units).map { $0 + 1 })
  }

  /// Two interlocking spirals (K. Lang, M. Witbrock, "Learning to tell two spirals apart", 1988), in the
  /// formula of the CMU neural network benchmarks: with t from 0 to 96, φ = t·π / 16 and r = 6.5·(104 − t) /
  /// 104, a point (r·sin φ, r·cos φ) of class 1 is followed by its mirror image (−r·sin φ, −r·cos φ) of class
  /// 0.
  ///
  /// The original's 97 points per class have t = 0, 1, … 96; other sizes have t = i·96 / (size − 1).
  private static func twoSpirals(name: String, pointsPerClass: Int) -> RawDataset {
    var inputs: [Double] = []
    for index in 0..<pointsPerClass {
      let step = Double(index * 96) / Double(pointsPerClass - 1)
      // φ in whole turns. Adding 0 makes +0 of −0.
      let turns = step / 32
      let radius = 6.5 * (104 - step) / 104
      let (x, y) = (radius * Double.sin(turns: turns) + 0, radius * Double.cos(turns: turns) + 0)
      inputs += [x, y, 0 - x, 0 - y]
    }
    return dataset(
      name: name, columnCount: 2, values: .doubles(inputs),
      labels: (0..<2 * pointsPerClass).map { 1 - $0 & 1 })
  }

  private static func dataset(
    name: String, columnCount: Int, values: InputMatrix.Values, labels: [Int]
  ) -> RawDataset {
    let classes = ClassList(labels: labels.map { String($0) })
    return RawDataset(
      name: name, inputs: InputMatrix(rowCount: labels.count, columnCount: columnCount, values: values),
      target: .classes(classes, indices: labels.compactMap { classes.index(of: String($0)) }))
  }
}
