import Testing

@testable import Statistics

struct RaceTests {
  @Test("Looks double, and what they spend and leave adds up to 0.05")
  func spending() {
    let spending = ErrorSpending()
    let looks = spending.looks(before: 81)
    #expect(looks.map(\.seeds) == [5, 10, 20, 40, 80])
    #expect(looks[0].alpha == 1.0 / 32 && looks[1].alpha == 0.01)
    for count in 0...looks.count {
      let spent = looks.prefix(count).reduce(0) { $0 + $1.alpha }
      #expect((spent + spending.rest(after: count) - 0.05).magnitude < 1e-15)
    }
    // More seeds change no look that was taken.
    #expect(spending.looks(before: 20) == Array(looks.prefix(2)))
    #expect(spending.looks(before: 5) == [])
  }

  private let looks = ErrorSpending().looks(before: 30)

  @Test(
    "After five seeds a point that is worse at each seed is stopped, and one that is better at one seed is not"
  )
  func fiveSeeds() {
    let values = SeedTable([
      [0.91, 0.93, 0.92, 0.94, 0.95], [0.81, 0.82, 0.83, 0.84, 0.85], [0.90, 0.94, 0.91, 0.93, 0.94],
    ])
    let race = SeedRace(of: values.padded(to: 30), goal: .maximize, looks: looks)
    #expect(race.left == [0, 2])
    #expect(race.stops.map(\.row) == [1] && race.stops[0].seeds == 5 && race.stops[0].pValue == 1.0 / 32)
    #expect((race.stops[0].difference - 0.1).magnitude < 1e-12)
    #expect(race.looksTaken == 1 && !race.isDecided)
  }

  @Test("Nothing is decided before all points that are left have their seeds")
  func barrier() {
    var rows = [[Double]](repeating: [0.91, 0.93, 0.92, 0.94, 0.95], count: 3)
    rows[1] = rows[1].map { $0 - 0.1 }
    rows[2][4] = .nan
    let race = SeedRace(of: SeedTable(rows).padded(to: 30), goal: .maximize, looks: looks)
    #expect(race.stops.isEmpty && race.looksTaken == 0 && race.left == [0, 1, 2])
  }

  @Test("A point that always diverges is stopped; where all do, none is")
  func diverged() {
    let good = [0.91, 0.93, 0.92, 0.94, 0.95]
    let bad = [Double](repeating: .infinity, count: 5)
    let race = SeedRace(of: SeedTable([bad, good]).padded(to: 30), goal: .minimize, looks: looks)
    #expect(race.stops.map(\.row) == [0] && race.left == [1])
    let lost = SeedRace(of: SeedTable([bad, bad]).padded(to: 30), goal: .minimize, looks: looks)
    #expect(lost.left == [0, 1] && lost.looksTaken == 1)
  }

  @Test(
    "Decisions on the first seeds stay when there are more seeds, and later values of stopped points count for nothing"
  )
  func moreSeeds() {
    for repetition in 0..<50 {
      let sweep = SimulatedSweep(points: 9, seeds: 40, noise: .unequal, step: 0.004)
      let all = sweep.table(repetition)
      let short = SeedRace(of: all, goal: .maximize, looks: ErrorSpending().looks(before: 20))
      let long = SeedRace(of: all, goal: .maximize, looks: ErrorSpending().looks(before: 40))
      #expect(long.stops.starts(with: short.stops))
      var values = all.values
      for stop in long.stops {
        for seed in stop.seeds..<40 { values[stop.row * 40 + seed] = .nan }
      }
      let trained = SeedTable(points: 9, seeds: 40, values: values)
      #expect(
        SeedRace(of: trained, goal: .maximize, looks: ErrorSpending().looks(before: 40)) == long)
    }
  }

  @Test(
    "A race leaves out the truly best point at most about 0.05 of the time",
    arguments: SimulatedSweep.Noise.allCases)
  func leftOut(noise: SimulatedSweep.Noise) {
    let sweep = SimulatedSweep(points: 14, seeds: 30, noise: noise, step: 0)
    let rates = RaceMeasurement(sweep: sweep, repetitions: 300).rates()
    #expect(rates.leftOut <= 0.05 + 3 * (0.05 * 0.95 / 300).squareRoot())
    #expect(rates.stopped <= rates.leftOut)
  }

  @Test("Of a ladder of 14 points a race trains less than half of the runs")
  func saved() {
    let sweep = SimulatedSweep(points: 14, seeds: 30, noise: .normal, step: 0.01)
    let rates = RaceMeasurement(sweep: sweep, repetitions: 100).rates()
    #expect(rates.runs < 0.5 && rates.stopped == 0)
  }
}

extension SeedTable {
  /// The same with missing values after the last column.
  fileprivate func padded(to count: Int) -> SeedTable {
    SeedTable((0..<points).map { Array(self[$0]) + [Double](repeating: .nan, count: count - seeds) })
  }
}
