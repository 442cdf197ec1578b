import Testing

@testable import Arithmetic

/// The functions that exist only in float64.
@Suite struct Float64Tests {
  static let functions: [(String, limit: Double, @Sendable (Double) -> Double)] = [
    ("sin", 1, { .sin($0) }), ("cos", 1, { .cos($0) }), ("erf", 1.5, { .erf($0) }),
    ("erfc", 4, { .erfc($0) }),
    ("logGamma", 6, { .logGamma($0) }),
  ]

  @Test("Errors stay within the promised ulps", arguments: functions)
  func accuracy(name: String, limit: Double, function: @Sendable (Double) -> Double) throws {
    for trace in try ElementaryTrace.of(name, "float64") {
      let argument = Double(bitPattern: trace.arguments[0])
      let result = function(argument)
      #expect(trace.error(of: result) <= limit, "\(name)(\(argument)) = \(result)")
    }
  }

  @Test("Powers are correctly rounded")
  func powers() throws {
    for trace in try ElementaryTrace.of("pow", "float64") {
      let (base, exponent) = (Double(bitPattern: trace.arguments[0]), Double(bitPattern: trace.arguments[1]))
      let result = Double.pow(base, exponent)
      // Results below the normal range are rounded twice.
      let limit = result.isNormal ? 0.501 : 1
      #expect(trace.error(of: result) <= limit, "\(base)^\(exponent) = \(result)")
    }
  }

  @Test("Powers of ten are the decimal numbers", arguments: -300...300)
  func powersOfTen(exponent: Int) {
    #expect(Double.pow(10, Double(exponent)) == Double("1e\(exponent)"))
  }

  @Test("Powers at the edges")
  func powerEdges() {
    #expect(Double.pow(.nan, 0) == 1 && Double.pow(1, .nan) == 1 && Double.pow(0, 0) == 1)
    #expect(Double.pow(0, 2) == 0 && Double.pow(0, -2) == .infinity && Double.pow(.infinity, -1) == 0)
    #expect(Double.pow(.infinity, 0.5) == .infinity && Double.pow(2, 1024) == .infinity)
    #expect(Double.pow(2, 1023) == 0x1p1023 && Double.pow(2, -1074) == 0x1p-1074 && Double.pow(2, -1080) == 0)
    #expect(Double.pow(0.5, .infinity) == 0 && Double.pow(2, .infinity) == .infinity)
    #expect(Double.pow(0x1p-1074, 0.5) == 0x1p-537 && Double.pow(-2, 2).isNaN && Double.pow(2, .nan).isNaN)
  }

  @Test("Angles: exact at quarter turns, the same wave by radians and turns")
  func angles() {
    #expect(Double.sin(0) == 0 && Double.sin(-0.0).sign == .minus && Double.cos(0) == 1)
    #expect([0, 0.25, 0.5, 0.75, 1, -0.25].map { Double.sin(turns: $0) } == [0, 1, 0, -1, 0, -1])
    #expect([0, 0.25, 0.5, 0.75, 1, -0.25].map { Double.cos(turns: $0) } == [1, 0, -1, 0, 1, 0])
    for step in -1000...1000 {
      let turns = Double(step) / 128 + 0x1p-20
      let radians = turns * 0x1.921fb54442d18p2
      #expect((Double.sin(turns: turns) - Double.sin(radians)).magnitude <= 0x1p-47)
      #expect((Double.cos(turns: turns) - Double.cos(radians)).magnitude <= 0x1p-47)
    }
    #expect(Double.sin(.infinity).isNaN && Double.cos(0x1p21).isNaN && Double.cos(turns: .nan).isNaN)
  }

  @Test("Error functions and ln Γ at the edges")
  func edges() {
    #expect(Double.erf(0) == 0 && Double.erf(.infinity) == 1 && Double.erf(-.infinity) == -1)
    #expect(Double.erfc(0) == 1 && Double.erfc(.infinity) == 0 && Double.erfc(-.infinity) == 2)
    #expect(Double.erf(.nan).isNaN && Double.erfc(.nan).isNaN)
    #expect(Double.logGamma(1) == 0 && Double.logGamma(2) == 0 && Double.logGamma(.infinity) == .infinity)
    #expect(Double.logGamma(0).isNaN && Double.logGamma(-1).isNaN && Double.logGamma(.nan).isNaN)
    #expect(Double.incompleteBeta(0, 1, 2) == 0 && Double.incompleteBeta(1, 1, 2) == 1)
    #expect(Double.incompleteBeta(2, 1, 2).isNaN)
  }

  @Test("The incomplete beta function and Student's quantiles")
  func distributions() {
    for fields in ElementaryTrace.lines(of: "distributions") {
      let arguments = fields[1].split(separator: " ").map { Double($0)! }
      let expected = Double(fields[2])!
      let result =
        fields[0] == "beta"
        ? Double.incompleteBeta(arguments[0], arguments[1], arguments[2])
        : StudentDistribution(degreesOfFreedom: arguments[0]).quantile(arguments[1])
      #expect((result - expected).magnitude <= 1e-10 * expected.magnitude, "\(fields[0])\(arguments)")
    }
    let student = StudentDistribution(degreesOfFreedom: 5)
    #expect(student.quantile(0.5) == 0 && student.cumulative(0) == 0.5)
    #expect((student.cumulative(student.quantile(0.9)) - 0.9).magnitude <= 1e-13)
  }

  /// As `ElementaryTests.digests`, for these functions and the normal numbers.
  @Test("The bits are the contract's")
  func digest() {
    let arguments = Patterns.doubles(4000).filter { $0.magnitude < 16 }
    var results: [Double] = []
    for x in arguments {
      results += [.sin(x), .cos(x), .sin(turns: x), .cos(turns: x), .erf(x), .erfc(x), .logGamma(x)]
      results += [.pow(x.magnitude, 1.7), .pow(10, x), .incompleteBeta(x / 16, 2.5, 3.5)]
    }
    let stream = RandomStream(seed: 5, purpose: .generator)
    results += (0..<1000).flatMap { [stream.uniform(at: $0), stream.normal(at: $0)] }
    results += (1...20).map { StudentDistribution(degreesOfFreedom: Double($0)).quantile(0.975) }
    #expect(Patterns.digest(results.map(Patterns.of)) == 0x0cff_3f38_0196_75fa)
  }
}
