import JSON
import Testing

@testable import Pages

@Suite("Words of pages")
struct WordTests {
  @Test(
    "Axis values are written for people",
    arguments: [
      (JSON.null, "–"), (.bool(true), "true"), (.int(32), "32"), (.number(0.1), "0.1"),
      (.number(0.0316227766), "0.031623"), (.number(1e-7), "10⁻⁷"), (.string("adam"), "adam"),
      (.array([64, 32, 10]), "[64, 32, 10]"), (.object([JSON.Member("kind", "cosine")]), "cosine"),
      (.object([JSON.Member("every", 3), JSON.Member("kind", "step")]), "step, every 3"),
    ])
  func values(_ value: JSON, _ text: String) { #expect(AxisText.value(value) == text) }

  @Test("An axis has its path's last word, and more where several end alike")
  func names() {
    #expect(
      AxisText.names(of: ["training.learning_rate", "network.l2", "training.l2", "seeds"])
        == ["learning rate", "network l2", "training l2", "seeds"])
  }

  @Test("Long names lose their middle")
  func shortened() {
    #expect("short".shortened(to: 8) == "short")
    #expect("abcdefghijkl".shortened(to: 7) == "abc…jkl")
  }

  @Test(
    "A folder is named as commands name it, wherever it is; a CSV file by its name",
    arguments: [
      ("results/small", "results/small"), ("out/a", "results/small"), ("/home/me/small", "results/small"),
      ("../theirs.csv", "theirs.csv"),
    ])
  func folders(_ path: String, _ named: String) {
    #expect(ReportSource(path: path, name: "small", manifest: nil, spec: "").folder == named)
  }
}
