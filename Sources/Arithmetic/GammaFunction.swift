extension Double {
  /// ln Γ(x) for x > 0, within 6 ulp; NaN for other x.
  public static func logGamma(_ x: Double) -> Double {
    guard x > 0 else { return .nan }
    if x >= 8 { return stirling(x) }
    if x < 1 { return middle(x + 1, minusOne: x) - log(x) }
    // Γ(x) = (x − 1)·(x − 2)·…·y · Γ(y) with 1 ≤ y < 2.
    var y = x
    var product = 1.0
    while y >= 2 {
      y -= 1
      product *= y
    }
    return middle(y, minusOne: y - 1) + log(product)
  }

  /// ln Γ(y) = (y − 1)·(y − 2)·P(y − 3/2) for 1 ≤ y ≤ 2, P being a minimax polynomial.
  private static func middle(_ y: Double, minusOne: Double) -> Double {
    let t = minusOne - 0.5
    let p = Double(0x1.6a878e7a8fd1dp-18)
      .times(t, plus: -0x1.12b96a3d72b7cp-17)
      .times(t, plus: 0x1.3d2257ee36485p-18)
      .times(t, plus: -0x1.05d3ff5b28c3ep-17)
      .times(t, plus: 0x1.26ef8edbaf9f7p-16)
      .times(t, plus: -0x1.cd7f282138944p-16)
      .times(t, plus: 0x1.5c9a68d8b0d35p-15)
      .times(t, plus: -0x1.1505226bf26dep-14)
      .times(t, plus: 0x1.bb2c776b3bd69p-14)
      .times(t, plus: -0x1.6248b24b07e12p-13)
      .times(t, plus: 0x1.1c73460c2789p-12)
      .times(t, plus: -0x1.cb444b8880a52p-12)
      .times(t, plus: 0x1.750af1245f8ddp-11)
      .times(t, plus: -0x1.313e8cff93847p-10)
      .times(t, plus: 0x1.f814b77f7b4dbp-10)
      .times(t, plus: -0x1.a5035222cfc56p-9)
      .times(t, plus: 0x1.64f06652b3d7p-8)
      .times(t, plus: -0x1.34dbda14b0196p-7)
      .times(t, plus: 0x1.133423527897ep-6)
      .times(t, plus: -0x1.007aa83cee08cp-5)
      .times(t, plus: 0x1.01af62a2929eap-4)
      .times(t, plus: -0x1.2aed059bd608ap-3)
      .times(t, plus: 0x1.eeb95b094c191p-2)
    return minusOne * (minusOne - 1) * p
  }

  /// (x − ½) ln x − x + ½ ln 2π + 1/12x − 1/360x³ + …, the series of Stirling, for x ≥ 8.
  private static func stirling(_ x: Double) -> Double {
    if x > 0x1p1000 { return x * (log(x) - 1) }
    let z = 1 / (x * x)
    // B₂ₖ / (2k·(2k − 1)), k = 10 … 1.
    let series = (-174611.0 / 125400)
      .times(z, plus: 43867.0 / 244188)
      .times(z, plus: -3617.0 / 122400)
      .times(z, plus: 1.0 / 156)
      .times(z, plus: -691.0 / 360360)
      .times(z, plus: 1.0 / 1188)
      .times(z, plus: -1.0 / 1680)
      .times(z, plus: 1.0 / 1260)
      .times(z, plus: -1.0 / 360)
      .times(z, plus: 1.0 / 12)
    let logarithm = log(x)
    let main = (logarithm - 1) * (x - 0.5)
    return main + (0x1.d67f1c864beb5p-1 - 0.5 + series / x)
  }
}
