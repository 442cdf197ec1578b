import JSON
import Learning
import Operations
import Reports
import Specs
import Statistics
import Testing

@testable import etalon

@Suite struct LiveLinesTests {
  /// Points whose axis values need more room than any window has.
  static let long = SweepSnapshot(
    name: "ziffern-数字-🙂", ranking: Ranking(metric: MetricName(.validation, .accuracy), goal: .maximize),
    done: 142, total: 420, diverged: 3, failed: 1, share: 0.4, seeds: 5, seconds: 60, runsPerSecond: 12.34,
    secondsLeft: 22.1,
    best: (0..<7).map { point in
      SweepSnapshot.Point(
        values: [
          AxisValue(path: "dataset.source", value: .string("data/数据/a-folder-of-\(point)/日本語のファイル名.csv")),
          AxisValue(path: "training.learning_rate", value: .number(0.1 / Double(point + 1))),
          AxisValue(path: "dataset.scale", value: "e\u{301}\u{1B}[31m\n🙂"),
        ],
        statistics: SampleStatistics(of: [0.98, 0.97 - 0.01 * Double(point)])!, diverged: point / 3)
    },
    active: (0..<6).map { .init(runs: $0 + 2, epoch: 12, epochs: 50, loss: 0.25...0.5) })

  private func lines(_ snapshot: SweepSnapshot, _ columns: Int, _ rows: Int = 24) -> [String] {
    LiveLines(snapshot: snapshot, columns: columns, rows: rows, isColored: false).lines
  }

  @Test("A search says how many of its trials are done")
  func trials() {
    var search = Self.long
    search.trials = .init(done: 30, of: 100)
    #expect(
      lines(search, 120).contains {
        $0.hasPrefix("best so far by validation.accuracy after 30 of 100 trials")
      })
    #expect(PlainLine(snapshot: search).text.hasPrefix("142/420 runs · 30/100 trials"))
    #expect(!lines(Self.long, 120).joined().contains("trials"))
  }

  @Test("No line is as wide as the window, and there are fewer lines than rows", arguments: 1...300)
  func fits(columns: Int) {
    for rows in [1, 2, 3, 4, 5, 8, 12, 24, 100] {
      let lines = lines(Self.long, columns, rows)
      #expect(lines.allSatisfy { $0.terminalWidth <= max(columns - 1, 1) }, "\(columns) × \(rows)")
      #expect(lines.count <= max(rows - 1, 1) && !lines.isEmpty, "\(columns) × \(rows)")
    }
  }

  @Test("Colours change nothing but escapes, and what is a terminal's order in a value is not obeyed")
  func escapes() {
    let plain = lines(Self.long, 120)
    let colored = LiveLines(snapshot: Self.long, columns: 120, rows: 24, isColored: true).lines
    #expect(colored.map { $0.replacing(#/\u{1B}\[\d*m/#, with: "") } == plain)
    #expect(colored != plain)
    #expect(
      plain.allSatisfy { line in !line.unicodeScalars.contains { $0.properties.generalCategory == .control } }
    )
  }

  @Test("A window of 80 columns shows all there is to say")
  func wide() {
    var snapshot = Self.long
    snapshot.name = "digits"
    snapshot.active = [
      .init(
        runs: 1, values: [AxisValue(path: "network.hidden", value: 64)], seed: 3, epoch: 12, epochs: 50,
        loss: 0.25...0.25)
    ]
    snapshot.best = [
      SweepSnapshot.Point(
        values: [AxisValue(path: "network.hidden", value: 64)],
        statistics: SampleStatistics(of: [0.98, 0.97])!),
      SweepSnapshot.Point(
        values: [AxisValue(path: "network.hidden", value: 8)], statistics: SampleStatistics(of: [0.5])!),
    ]
    #expect(
      lines(snapshot, 80) == [
        "digits  ████████████░░░░░░░░░░░░░░░░░░  142 of 420 runs · 12 runs/s · 23 s left",
        "3 runs diverged · 1 run failed",
        "training  hidden=64, seed 3: epoch 12 of 50, training loss 0.25",
        "best so far by validation.accuracy, sd over seeds",
        "mean ± sd        seeds  hidden",
        "0.9750 ± 0.0071    2/5  64",
        "0.5000             1/5  8",
      ])
    #expect(lines(snapshot, 40)[0] == "█████░░░░░░░░  142/420 runs · 23 s left")
    #expect(lines(snapshot, 20)[0] == "142/420 · 23 s left")
    #expect(lines(snapshot, 10)[0] == "142/420")
  }

  @Test("Where rows are few the best points go first, then what is in training")
  func fewRows() {
    #expect(lines(Self.long, 80, 2).count == 1)
    #expect(lines(Self.long, 80, 4).map { String($0.prefix(8)) }.last == "training")
    #expect(!lines(Self.long, 80, 9).contains { $0.hasPrefix("best so far") })
  }

  @Test("A line is cut by columns, with an ellipsis where something follows")
  func cut() {
    var line = StyledLine("数字", .bold)
    line.append("abc", .dim)
    #expect(
      (1...8).map { line.text(width: $0, isColored: false) } == [
        "…", "…", "数…", "数…", "数字…", "数字a…", "数字abc", "数字abc",
      ])
    #expect(line.text(width: 5, isColored: true) == "\u{1B}[1m数字\u{1B}[0m\u{1B}[2m…\u{1B}[0m")
  }
}

@Suite struct ProgressTextTests {
  @Test(
    "Durations and rates have the unit that suits them",
    arguments: [
      (0.2, "1 s"), (59, "59 s"), (60, "1 min 00 s"), (3599.5, "1 h 00 min"), (7800, "2 h 10 min"),
      (90_000, "1 d 1 h"), (.infinity, "?"),
    ])
  func duration(seconds: Double, text: String) { #expect(ProgressTexts.duration(seconds) == text) }

  @Test(arguments: [
    (1234.5, "1234 runs/s"), (1.26, "1.3 runs/s"), (0.05, "3.0 runs/min"), (0.01, "36.0 runs/h"),
  ])
  func `rates`(rate: Double, text: String) { #expect(ProgressTexts.rate(rate) == text) }

  @Test("A plain line says the same without control characters")
  func plain() {
    let text = PlainLine(snapshot: LiveLinesTests.long).text
    #expect(
      text.hasPrefix(
        "142/420 runs · 12 runs/s · 23 s left · 3 diverged · 1 failed · best validation.accuracy 0.9750 ± 0.0071 (sd over 2 seeds) at source=data/"
      ))
    #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  @Test("An event is one line of JSON that says the same")
  func event() throws {
    let text = ProgressEvent(kind: .progress, snapshot: LiveLinesTests.long).text
    #expect(!text.contains("\n"))
    let json = try JSON(parsing: Array(text.utf8))
    #expect(json["event"] == "progress" && json["done"] == 142 && json["rate"] == 12.34)
    #expect(json["best"]?[0]?["values"]?["dataset.scale"] == "e\u{301}\u{1B}[31m\n🙂")
    #expect(json["active"]?[0]?["loss"] == [0.25, 0.5] && json["active"]?[0]?["seed"] == .null)
  }
}
