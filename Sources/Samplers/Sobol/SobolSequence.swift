import Arithmetic

/// Points that fill the unit cube evenly: the sequence of Sobol' (1967) with the direction numbers of Joe and Kuo (2008), in
/// the order of Gray's code, with 32 binary digits.
///
/// With a seed, the digits are scrambled as by Owen ("Randomly permuted (t, m, s)-nets", 1995): each digit is flipped
/// or not, depending on the digits before it. Each power of two of points stays as evenly spread as before, and each point is
/// uniform. The flips come from a hash whose digits depend on lower digits only, over reversed digits (Burley, "Practical
/// hash-based Owen scrambling", JCGT 2020), in the form of Laine and Karras (2011) with Vegdahl's constants (2021).
struct SobolSequence: Sendable {
  /// Dimensions beyond these are independent uniform numbers.
  static let mostDimensions = SobolTable.entries.count + 1

  /// 32 direction numbers per dimension.
  private let directions: [[UInt32]]
  /// One word per dimension; nil: not scrambled.
  private let scrambling: [UInt32]?
  private let padding: RandomStream

  /// A sequence in `count` dimensions.
  init(dimensions count: Int, seed: UInt64?) {
    directions = (0..<min(count, Self.mostDimensions)).map(Self.directions)
    padding = RandomStream(seed: seed ?? 0, purpose: .scrambling)
    scrambling = seed == nil ? nil : padding.words(directions.count)
  }

  /// Coordinate `dimension` of point `index`, a multiple of 2⁻³² in [0, 1); `index` < 2³².
  func coordinate(_ dimension: Int, of index: UInt32) -> Double {
    guard dimension < directions.count else {
      return padding.uniform(at: UInt64(dimension) << 32 | UInt64(index))
    }
    var digits: UInt32 = 0
    var code = index ^ (index >> 1)
    while code != 0 {
      digits ^= directions[dimension][code.trailingZeroBitCount]
      code &= code - 1
    }
    if let scrambling { digits = Self.scrambled(digits, by: scrambling[dimension]) }
    return Double(digits) * 0x1p-32
  }

  /// v₁ … v₃₂, where vₖ = mₖ·2³²⁻ᵏ, continued by the polynomial's recurrence.
  private static func directions(of dimension: Int) -> [UInt32] {
    guard dimension > 0 else { return (0..<32).map { 1 << (31 - $0) } }
    let entry = SobolTable.entries[dimension - 1]
    let degree = entry.count - 1
    var numbers: [UInt32] = []
    for k in 0..<32 {
      if k < degree {
        numbers.append(entry[k + 1] << (31 - UInt32(k)))
        continue
      }
      var number = numbers[k - degree] ^ (numbers[k - degree] >> UInt32(degree))
      for i in 1..<max(1, degree) where entry[0] >> UInt32(degree - i) & 1 == 1 { number ^= numbers[k - i] }
      numbers.append(number)
    }
    return numbers
  }

  /// The digits, each flipped by a hash of the seed and the digits before it.
  private static func scrambled(_ digits: UInt32, by seed: UInt32) -> UInt32 {
    var x = reversed(digits)
    x ^= x &* 0x3d20_adea
    x &+= seed
    x &*= (seed >> 16) | 1
    x ^= x &* 0x0552_6c56
    x ^= x &* 0x53a2_2864
    return reversed(x)
  }

  /// The 32 bits in reverse order.
  private static func reversed(_ word: UInt32) -> UInt32 {
    var x = word.byteSwapped
    x = (x & 0x0f0f_0f0f) << 4 | (x >> 4) & 0x0f0f_0f0f
    x = (x & 0x3333_3333) << 2 | (x >> 2) & 0x3333_3333
    return (x & 0x5555_5555) << 1 | (x >> 1) & 0x5555_5555
  }
}
