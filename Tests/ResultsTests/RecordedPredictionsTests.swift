import Learning
import SeededNumbers
import Testing

@testable import Results

@Suite("Recorded predictions")
struct RecordedPredictionsTests {
  private func read(_ text: String, isClassification: Bool = true) throws -> RecordedPredictions {
    try RecordedPredictions(parsing: Array(text.utf8), part: .test, isClassification: isClassification)
  }

  @Test("Mistakes are the most confident first, of equal ones in the order of the part")
  func mistakes() throws {
    let own = try read(
      """
      row,class,prediction,probability(a),probability("b,c"),probability(d)
      9,a,a,0.9,0.1,0.0
      2,a,d,0.25,0.25,0.5
      4,d,"b,c",0.1,0.75,0.15
      1,"b,c",a,0.5,0.25,0.25

      """.replacing("probability(\"b,c\")", with: "\"probability(b,c)\""))
    #expect(own.count == 4)
    #expect(
      own.content
        == .mistakes([
          .init(row: 4, target: "d", prediction: "b,c", probability: 0.75, targetProbability: 0.15),
          .init(row: 2, target: "a", prediction: "d", probability: 0.5, targetProbability: 0.25),
          .init(row: 1, target: "b,c", prediction: "a", probability: 0.5, targetProbability: 0.25),
        ]))
  }

  @Test("Without probabilities, mistakes are in the order of the part")
  func withoutProbabilities() throws {
    let own = try read("row,target,prediction\n3,1,0\n2,0,0\n8,0,1\n")
    guard case .mistakes(let mistakes) = own.content else { return #expect(Bool(false)) }
    #expect(mistakes.map(\.row) == [3, 8] && mistakes.allSatisfy { $0.probability == nil })
  }

  @Test("Residuals are predictions minus targets, by target")
  func residuals() throws {
    let own = try read("row,y,z,prediction(y),prediction(z)\n5,1.5,-2.0,1.0,4.0\n", isClassification: false)
    guard case .residuals(let quantities) = own.content else { return #expect(Bool(false)) }
    #expect(quantities.map(\.name) == ["y", "z"])
    #expect(quantities.flatMap { $0.samples.map(\.value) } == [-0.5, 6])
  }

  @Test(
    "Files that hold no predictions are refused with the line",
    arguments: [
      ("", true, 1), ("a,b\n", true, 1), ("row,target,other\n", true, 1),
      ("row,target,prediction\nx,1,0\n", true, 2),
      ("row,target,prediction\n1,1\n", true, 2),
      ("row,target,prediction,probability(0)\n1,0,1,0.5\n", true, 2),
      ("row,target,prediction,probability(0),probability(1)\n1,0,1,x,1\n", true, 2),
      ("row,y,prediction\n1,2,\n", false, 2), ("row,y,prediction\n1,2,inf\n", false, 2),
      ("row,y,z,prediction\n", false, 1), ("row,\"y\n", true, 1),
    ])
  func refusals(_ text: String, _ isClassification: Bool, _ line: Int) {
    let error = #expect(throws: RecordedPredictions.Failure.self) {
      try read(text, isClassification: isClassification)
    }
    #expect(error?.line == line, "\(text)")
  }

  @Test("Any bytes are read or refused")
  func anyBytes() {
    var numbers = SplitMix64(seed: 7)
    let whole = Array("row,y,prediction,probability(a),probability(b)\n1,a,b,0.25,0.75\n2,b,a,1.0,0.0\n".utf8)
    for _ in 0..<5_000 {
      var bytes = Array(whole[..<Int.random(in: 0...whole.count, using: &numbers)])
      for _ in 0..<Int.random(in: 0..<4, using: &numbers) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
      }
      for isClassification in [true, false] {
        let own = try? RecordedPredictions(parsing: bytes, part: .test, isClassification: isClassification)
        #expect(own.map { $0.count >= 0 } ?? true)
      }
    }
  }
}
