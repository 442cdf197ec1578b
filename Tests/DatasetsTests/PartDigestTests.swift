import Testing

@testable import Datasets

@Suite("Digests")
struct PartDigestTests {
  static func digest(_ dataset: RawDataset) -> String {
    PartDigest.text(dataset, rows: (0..<Int32(dataset.rowCount)).map { $0 })
  }

  @Test("are of the canonical form that docs/Datasets.md states")
  func form() throws {
    // The hashes were computed from the page alone, by Python lines like those in it.
    #expect(
      try Self.digest(table("1,2,x\n3,4,y\n"))
        == "3a8e778d6b8a64b55598643e1b93bf435897c24e2e9ffe21898c6f84955499a4")
    #expect(
      try Self.digest(table("1,0.5,x\n3,?,y\n", format: .init(missing: .mean)))
        == "e3a4d77fd218782f6d863c1286b1d1ce18249f635544436f65c761db42973650")
    #expect(
      try Self.digest(table("1,2,0.5\n3,4,-1\n", kind: .regression))
        == "27bd019954804722865c1ea2d5d97dabdaadccd4733b917d4cbb1ec86c990518")
  }

  @Test("do not depend on line ends, quotes, the header, how a number is written, or CSV against IDX")
  func equal() throws {
    let expected = try Self.digest(table("1,2,7\n3,40,9\n"))
    for text in [
      "1,2,7\r\n3,40,9", "\u{FEFF}a,b,c\n\"1\",2,7\n3,4e1,9\n\n", "1.0,+2,7.0\n3,40.00,9\n",
      " 1 ,2,7\n3,40,9\n",
    ] {
      #expect(try Self.digest(table(text)) == expected, "\(text)")
    }
    #expect(try Self.digest(IDXTests.dataset(idx([2, 1, 2], [1, 2, 3, 40]), idx([2], [7, 9]))) == expected)
  }

  @Test("depend on every value, label, order and kind")
  func different() throws {
    let texts = [
      "1,2,x\n3,4,y\n", "1,2,x\n3,5,y\n", "1,2,y\n3,4,x\n", "3,4,y\n1,2,x\n", "1,2,x\n3,4,z\n",
      "1,2,x\n3,4.5,y\n",
      "1,x\n2,x\n3,y\n4,y\n", "-1,2,x\n3,4,y\n",
    ]
    let digests = try texts.map { try Self.digest(table($0)) }
    #expect(Set(digests).count == texts.count)
    #expect(
      try Self.digest(table("1,2,3\n3,4,5\n")) != Self.digest(table("1,2,3\n3,4,5\n", kind: .regression)))
  }

  @Test("of a part do not depend on the values of other rows")
  func parts() throws {
    let whole = try table("1,2,x\n3,4,y\n0.5,1e9,x\n")
    #expect(try PartDigest.text(whole, rows: [0, 1]) == Self.digest(table("1,2,x\n3,4,y\n")))
  }
}
