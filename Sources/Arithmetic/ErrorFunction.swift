extension Double {
  /// The error function, 2/√π ∫₀ˣ e^−t² dt, within 1.5 ulp.
  public static func erf(_ x: Double) -> Double {
    if x.magnitude > 1 { return (1 - complement(x.magnitude)).withSign(of: x) }
    return smallErf(x)
  }

  /// The complementary error function, 1 − erf x, within 4 ulp; gradual underflow.
  public static func erfc(_ x: Double) -> Double {
    if x.magnitude <= 0.5 { return 1 - smallErf(x) }
    return x < 0 ? 2 - complement(-x) : complement(x)
  }

  /// x·(2/√π + P(x²)) for |x| ≤ 1, P being a minimax polynomial.
  private static func smallErf(_ x: Double) -> Double {
    let z = x * x
    let p = Double(-0x1.2928838e215d6p-38)
      .times(z, plus: 0x1.7ecbc80335d3ap-34)
      .times(z, plus: -0x1.4e55c39ff9758p-30)
      .times(z, plus: 0x1.fc411517a499ep-27)
      .times(z, plus: -0x1.5f6d6b2cb9245p-23)
      .times(z, plus: 0x1.b9e64d042dda1p-20)
      .times(z, plus: -0x1.f4d255e1087fap-17)
      .times(z, plus: 0x1.f9a326bfb4361p-14)
      .times(z, plus: -0x1.c02db3fed8df8p-11)
      .times(z, plus: 0x1.565bcd0e64abp-8)
      .times(z, plus: -0x1.b82ce3128899bp-6)
      .times(z, plus: 0x1.ce2f21a042bddp-4)
      .times(z, plus: -0x1.812746b0379e7p-2)
      .times(z, plus: 0x1.1ad8304ae1dd5p-56)
    return (x * p).addingProduct(x, 0x1.20dd750429b6dp0)
  }

  /// erfc x for x > ½: e^−x²·G((x − 4)/(x + 4)) / (1 + 2x), as in Shepherd and Laframboise (1981), but G is
  /// a minimax polynomial for ½ ≤ x ≤ 28.
  private static func complement(_ x: Double) -> Double {
    if x > 28 { return 0 }
    let u = (x - 4) / (x + 4)
    let g = Double(-0x1.55869e110554bp-32)
      .times(u, plus: 0x1.7b396cfa67ac6p-30)
      .times(u, plus: 0x1.dd09e94bdd235p-29)
      .times(u, plus: -0x1.e975f4acb7cdap-27)
      .times(u, plus: -0x1.6e5e75b87adfbp-26)
      .times(u, plus: 0x1.d814537d3fc1bp-24)
      .times(u, plus: 0x1.5136c21d4446fp-24)
      .times(u, plus: -0x1.baed984e7c9f3p-21)
      .times(u, plus: 0x1.3890c08f4594fp-22)
      .times(u, plus: 0x1.7f261606f8647p-18)
      .times(u, plus: -0x1.788209afb4f59p-17)
      .times(u, plus: -0x1.99590ad616712p-16)
      .times(u, plus: 0x1.3be03471f1b2ap-13)
      .times(u, plus: -0x1.a1df26f2a4515p-13)
      .times(u, plus: -0x1.8d4a999d84ffbp-11)
      .times(u, plus: 0x1.49c67287bea3cp-8)
      .times(u, plus: -0x1.0962388540d3ap-6)
      .times(u, plus: 0x1.3079edf67ed29p-5)
      .times(u, plus: -0x1.0fb06dfe48c9cp-4)
      .times(u, plus: 0x1.7fee004e1268cp-4)
      .times(u, plus: -0x1.9ddb23c3e90fap-4)
      .times(u, plus: 0x1.16ecefcfa538fp-4)
      .times(u, plus: 0x1.f7f5df66fd7bcp-7)
      .times(u, plus: -0x1.1df1ad154a28ep-3)
      .times(u, plus: 0x1.3ba5916e9fd7fp0)
    // x² in two parts, because e^−x² would multiply the rounding error of x² by x².
    let square = DoubleDouble.product(x, x)
    let factor = g / (1 + 2 * x)
    return exp(-square.high) * factor.addingProduct(-square.low, factor)
  }
}
