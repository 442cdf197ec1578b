import Testing

@testable import Arithmetic

@Suite struct ElementaryTests {
  /// The largest error in ulps that docs/Arithmetic.md promises, float32 and float64.
  static let limits: [(ElementaryFunction, float32: Double, float64: Double)] = [
    (.exp, 1, 1), (.expMinusOne, 2, 2), (.log, 1, 1), (.logOnePlus, 1.5, 1.5), (.sigmoid, 3, 3),
    (.tanh, 3, 3),
    (.softplus, 2, 2), (.gaussian, 1.5, 1.5), (.normalCumulative, 9, 9), (.normalDensity, 3, 3),
    (.sine, 1, 1),
    (.cosine, 1, 1),
  ]

  @Test("Errors stay within the promised ulps", arguments: limits)
  func accuracy(function: ElementaryFunction, float32: Double, float64: Double) throws {
    let singles = try ElementaryTrace.of(function.rawValue, "float32")
    let arguments32 = singles.map { Float(bitPattern: UInt32($0.arguments[0])) }
    for (trace, result) in zip(singles, function.values(at: arguments32, lanes: 16)) {
      let argument = Float(bitPattern: UInt32(trace.arguments[0]))
      #expect(trace.error(of: result) <= float32, "\(function)(\(argument)) = \(result)")
    }
    let doubles = try ElementaryTrace.of(function.rawValue, "float64")
    let arguments64 = doubles.map { Double(bitPattern: $0.arguments[0]) }
    for (trace, result) in zip(doubles, function.values(at: arguments64, lanes: 1)) {
      let argument = Double(bitPattern: trace.arguments[0])
      #expect(trace.error(of: result) <= float64, "\(function)(\(argument)) = \(result)")
    }
  }

  static let inf = Float.infinity
  static let specials: [(ElementaryFunction, [(Float, Float)])] = [
    (.exp, [(0, 1), (-0.0, 1), (inf, inf), (-inf, 0), (89, inf), (-104, 0)]),
    (
      .expMinusOne,
      [(0, 0), (-0.0, -0.0), (inf, inf), (-inf, -1), (89, inf), (-20, -1), (0x1p-149, 0x1p-149)]
    ),
    (.log, [(1, 0), (0, -inf), (-0.0, -inf), (inf, inf), (-1, .nan), (-inf, .nan), (-0x1p-149, .nan)]),
    (
      .logOnePlus,
      [(0, 0), (-0.0, -0.0), (-1, -inf), (inf, inf), (-2, .nan), (-inf, .nan), (0x1p-149, 0x1p-149)]
    ),
    (.sigmoid, [(0, 0.5), (-0.0, 0.5), (inf, 1), (-inf, 0), (88, 1), (-89, 0), (0x1p-149, 0.5)]),
    (.tanh, [(0, 0), (-0.0, -0.0), (inf, 1), (-inf, -1), (9.1, 1), (-1e30, -1), (-0x1p-149, -0x1p-149)]),
    (.softplus, [(inf, inf), (-inf, 0), (-104, 0), (100, 100)]),
    (.gaussian, [(0, 1), (-0.0, 1), (inf, 0), (-inf, 0), (10.3, 0), (0x1p-149, 1)]),
    (.normalCumulative, [(inf, 1), (-inf, 0), (-15, 0), (9, 1), (1e30, 1), (-1e30, 0)]),
    (.normalDensity, [(inf, 0), (-inf, 0), (15, 0), (1e30, 0)]),
    (.sine, [(0, 0), (-0.0, -0.0), (0x1p-149, 0x1p-149), (-0x1p-149, -0x1p-149)]),
    (.cosine, [(0, 1), (-0.0, 1), (0x1p-149, 1)]),
  ]

  @Test("Special values, in both formats", arguments: specials)
  func special(function: ElementaryFunction, cases: [(Float, Float)]) {
    for (argument, expected) in cases + [(Float.nan, Float.nan), (-Float.nan, Float.nan)] {
      let single = function.values(at: [argument], lanes: 1)[0]
      #expect(Patterns.of(single) == Patterns.of(expected), "\(function)(\(argument)) = \(single)")
      // The limits of the range are float32's.
      guard expected.isNaN || argument == 0 || argument.isInfinite || argument.magnitude <= 1 else {
        continue
      }
      let double = function.values(at: [Double(argument)], lanes: 1)[0]
      #expect(Patterns.of(double) == Patterns.of(Double(expected)), "\(function)(\(argument)) = \(double)")
    }
  }

  @Test("float64 saturates and underflows where it must")
  func ends() {
    #expect(Double.exp(710) == .infinity && Double.exp(709.78) < .infinity)
    #expect(Double.exp(-745.14) == 0 && Double.exp(-745.13) == 0x1p-1074)
    #expect(Double.sigmoid(-709.5) == 0 && Double.sigmoid(-709) > 0 && Double.sigmoid(40) == 1)
    #expect(Double.tanh(20) == 1 && Double.tanh(-1e300) == -1)
    #expect(Double.log(0x1p-1074) == -0x1.74385446d71c3p9 && Double.log(.greatestFiniteMagnitude) < 710)
    #expect(Double.log(onePlus: .greatestFiniteMagnitude) == Double.log(.greatestFiniteMagnitude))
  }

  @Test("Sine and cosine of any number but NaN are finite, beyond the limit those of the limit")
  func anglesBeyondTheLimit() {
    for x in [0x1.000002p20, 1e30, .greatestFiniteMagnitude, Float.infinity] {
      #expect(Float.sine(x) == .sine(0x1p20) && Float.sine(-x) == .sine(-0x1p20))
      #expect(Float.cosine(x) == .cosine(0x1p20))
    }
    #expect(Double.sine(1e300) == .sine(0x1p48) && Double.sine(0x1p48).magnitude < 1)
    #expect(Double.sine(0x1p40) != .sine(0x1p48))
  }

  @Test("Every lane of every width has the scalar's bits", arguments: ElementaryFunction.allCases)
  func lanes(function: ElementaryFunction) {
    let singles = Patterns.singles(40_000)
    let doubles = Patterns.doubles(40_000)
    let scalar32 = function.values(at: singles, lanes: 1).map(Patterns.of)
    let scalar64 = function.values(at: doubles, lanes: 1).map(Patterns.of)
    for width in ElementaryFunction.widths.dropFirst() {
      let vector32 = function.values(at: singles, lanes: width).map(Patterns.of)
      let first32 = zip(singles, zip(scalar32, vector32)).first { $0.1.0 != $0.1.1 }
      #expect(first32 == nil, "float32 × \(width)")
      let vector64 = function.values(at: doubles, lanes: width).map(Patterns.of)
      let first64 = zip(doubles, zip(scalar64, vector64)).first { $0.1.0 != $0.1.1 }
      #expect(first64 == nil, "float64 × \(width)")
    }
  }

  static let growing = ElementaryFunction.allCases.filter {
    ![.gaussian, .normalDensity, .sine, .cosine].contains($0)
  }

  @Test("Where the function grows, results never fall", arguments: growing)
  func monotony(function: ElementaryFunction) {
    let starts: [Float] = [0.001, 0.3, 0.34657, 0.3466, 0.6931, 0.99999, 1.4142, 2.77, 8, 16.6]
    for start in starts {
      let arguments = (0..<2000).map { Float(bitPattern: start.bitPattern + UInt32($0)) }
      let results = function.values(at: arguments, lanes: 8)
      // Neighbours may differ by the sum of their errors, but not by more.
      let worst = zip(results, results.dropFirst()).map { ($0 - $1) / $0.ulp }.max()!
      #expect(worst <= 2, "\(function) from \(start)")
    }
  }

  /// Digests of the results for a fixed stream of arguments (FNV-1a). A build or a processor with a
  /// different digest breaks the contract, and a new digest requires a new version of the contract.
  static let digests: [(ElementaryFunction, float32: UInt64, float64: UInt64)] = [
    (.exp, 0x65bb_9498_a703_df3e, 0xeea3_71df_7f1c_d4f4),
    (.expMinusOne, 0x2532_6ad3_a6a6_3395, 0x9fb2_597e_d484_f392),
    (.log, 0xfeb2_dd95_2626_ad52, 0x4f3a_4c0f_999b_24f3),
    (.logOnePlus, 0x212d_5689_50ac_79ae, 0x62bb_6b4c_53af_6bcb),
    (.sigmoid, 0x0148_56dd_4659_61d3, 0x05f4_86d6_77eb_6c18),
    (.tanh, 0x1d6e_6881_8558_8868, 0x38c6_0f90_f670_4efe),
    (.softplus, 0x7724_b453_b6e2_1754, 0x8998_88e3_e818_8d61),
    (.gaussian, 0x0285_13f2_b160_0349, 0x9c85_c954_18cd_51e7),
    (.normalCumulative, 0x1fed_f9e9_ce89_046c, 0x6f2f_4884_3f3a_4b15),
    (.normalDensity, 0x8ee1_a1be_5462_91fd, 0x41ed_8e80_86be_f181),
    (.sine, 0x21d9_882d_fda6_a3e0, 0x8d2f_f18f_119e_f38b),
    (.cosine, 0x5992_664f_4ed6_24c8, 0xda23_2345_a0c1_0a8d),
  ]

  @Test("The bits are the contract's", arguments: digests)
  func digest(function: ElementaryFunction, float32: UInt64, float64: UInt64) {
    let singles = function.values(at: Patterns.singles(20_000), lanes: 16).map { UInt64(Patterns.of($0)) }
    #expect(Patterns.digest(singles) == float32, "\(function), float32")
    let doubles = function.values(at: Patterns.doubles(20_000), lanes: 8).map(Patterns.of)
    #expect(Patterns.digest(doubles) == float64, "\(function), float64")
  }
}
