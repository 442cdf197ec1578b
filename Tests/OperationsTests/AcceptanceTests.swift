import Files
import Results
import Testing

@testable import Operations

struct AcceptanceTests {
  private func acceptance(_ small: SmallExperiment) throws -> Acceptance {
    try Acceptance(of: small.named(), in: small.results, store: small.store, host: small.host)
  }

  @Test("Runs without a record are missing")
  func missing() throws {
    try withSmallExperiment { small in
      #expect(try acceptance(small).missing == 4)
      try small.run(only: ["training.learning_rate=0.5"])
      let partial = try acceptance(small)
      #expect(partial.missing == 2)
      #expect(partial.baseline.runs.map { $0.values.map(\.value) } == [[0.5], [0.5]])
      try small.run()
      #expect(try acceptance(small).missing == 0)
    }
  }

  @Test("The accepted baseline is the one that checks read, and a new training passes the check")
  func isRead() throws {
    try withSmallExperiment { small in
      try small.run()
      let acceptance = try acceptance(small)
      try acceptance.write()
      let accepted = try BaselineFile.accepted(
        of: "small", named: nil, results: small.folder + "/results", among: 1)
      #expect(accepted == acceptance.baseline)
      #expect(accepted?.toolVersion == "1.2.3")
      #expect(acceptance.detectable.map(\.metric) == ["validation.accuracy"])
      #expect(acceptance.detectable.map(\.points) == [2])
      let check = try Check(jobs: 1, reusing: nil, host: small.host)
      let result = try check.judge(
        small.named(), file: "small.yaml", against: accepted, store: small.store, observer: SilentObserver())
      #expect(result?.judgement.gate == .passed)
    }
  }

  @Test("A check that is interrupted judges nothing, and an unknown build cannot reuse records")
  func refused() throws {
    try withSmallExperiment { small in
      let check = try Check(jobs: 1, reusing: nil, host: testHost(isInterrupted: true))
      let result = try check.judge(
        small.named(), file: "small.yaml", against: nil, store: small.store, observer: SilentObserver())
      #expect(result == nil)
      let error = #expect(throws: OperationError.self) {
        try Check(jobs: 1, reusing: "results", host: testHost(build: nil))
      }
      #expect(error?.kind == .software)
    }
  }

  @Test(
    "A detectable change is one for the worse, whichever way a metric is better, over all points if there are several"
  )
  func words() {
    let rise = Acceptance.Detectable(metric: "test.rmse", drop: 1.7, points: 1, leftOut: 0)
    #expect(
      AcceptanceText.line(of: rise)
        == "test.rmse: a check detects a change for the worse of about 1.7 or more")
    let pooled = Acceptance.Detectable(metric: "test.rmse", drop: 1.7, points: 3, leftOut: 1)
    #expect(
      AcceptanceText.line(of: pooled).contains(
        "1.7 or more, over all 3 points together, not counting 1 point"))
  }
}
