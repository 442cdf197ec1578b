import JSON
import Testing

@testable import Trackers

@Suite struct HParamsTests {
  @Test func `Only runs that could not be trained end as failures`() throws {
    let experiment = try #require(sampleExperiment())
    let parameters = HParams(of: experiment)
    // Field 4, a message: field 1, the status; field 2, the end in seconds as a float64.
    #expect(hexadecimal(parameters.endContent(of: experiment.runs[0])).hasPrefix("220b080111"))
    #expect(hexadecimal(parameters.endContent(of: experiment.runs[2])).hasPrefix("220b080211"))
  }

  @Test(
    arguments: [
      ([32, 64], "110000000000004040"), ([32, "full"], "1a023332"), ([0.5, 32], "110000000000004040"),
      ([.unsigned(.max), 32], "1a023332"), ([true, 32], "1a023332"),
    ] as [([JSON], String)])
  func `A column has numbers only where each value is one`(values: [JSON], expected: String) throws {
    var experiment = try #require(sampleExperiment())
    experiment.runs = zip(experiment.runs, values).map { run, value in
      var run = run
      run.axes = [.init("x", value)]
      return run
    }
    let run = try #require(experiment.runs.first { $0.axes[0].value == 32 })
    #expect(
      hexadecimal(HParams(of: experiment).startContent(of: run)).contains(
        "0a0178" + "12" + length(expected) + expected))
  }

  @Test func `A value that a point does not have is left out`() throws {
    var experiment = try #require(sampleExperiment())
    experiment.runs[0].axes = [.init("x", .null)]
    experiment.runs[1].axes = [.init("x", 1)]
    experiment.runs.removeLast()
    let parameters = HParams(of: experiment)
    #expect(!hexadecimal(parameters.startContent(of: experiment.runs[0])).contains("0a0178"))
    #expect(hexadecimal(parameters.startContent(of: experiment.runs[1])).contains("0a0178"))
  }

  /// The length of a message in hexadecimal digits, itself as a byte.
  private func length(_ digits: String) -> String { hexadecimal([UInt8(digits.count / 2)]) }
}
