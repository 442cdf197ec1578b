import SeededNumbers
import Testing

@testable import Statistics

@Suite struct HalvingTests {
  private func schedule(_ first: Int, _ eta: Int, _ epochs: Int, step: Int = 1, kinds: Int? = 1)
    -> RungSchedule
  {
    RungSchedule(first: first, eta: eta, epochs: epochs, step: step, kinds: kinds)
  }

  @Test("Rungs are powers of η, at evaluated epochs, and end with the last epoch")
  func rungs() {
    #expect(schedule(1, 3, 27).rungs == [1, 3, 9, 27])
    #expect(schedule(2, 2, 30).rungs == [2, 4, 8, 16, 30])
    #expect(schedule(1, 3, 30, step: 5).rungs == [5, 10, 30])
    #expect(schedule(4, 2, 10, step: 10).rungs == [10])
    #expect(schedule(1, 1000, 1_000_000).rungs == [1, 1000, 1_000_000])
    #expect(schedule(.max, 2, 10).rungs == [10])
  }

  @Test(
    "Brackets have the sizes of the table in Hyperband's paper (R = 81, η = 3), which do not depend on the number of points"
  )
  func sizes() {
    let schedule = schedule(1, 3, 81, kinds: nil)
    #expect((0..<5).map(schedule.size) == [81, 34, 15, 8, 5])
    let most = Bracket(points: Array(0..<81), firstRung: 0)
    #expect((0..<5).map { schedule.survivors(of: most, at: $0) } == [81, 27, 9, 3, 1])
    for count in [1, 2, 50, 81, 143, 300] {
      let brackets = schedule.brackets(of: count)
      #expect(brackets.flatMap(\.points).sorted() == Array(0..<count))
      for (index, bracket) in brackets.dropLast().enumerated() {
        #expect(
          bracket.firstRung == index % 5 && bracket.points.count == schedule.size(startingAt: index % 5))
      }
    }
    #expect(self.schedule(1, 3, 81).brackets(of: 7) == [Bracket(points: Array(0..<7), firstRung: 0)])
    // Neighbours in a grid, which are alike, are in different brackets.
    #expect(schedule.brackets(of: 100)[1].points.contains { $0 < 50 })
    #expect(schedule.brackets(of: 100)[1].points.contains { $0 >= 50 })
  }

  private let nine = Bracket(points: Array(10..<19), firstRung: 0)

  @Test(
    "At each rung the best third goes on; ties go to the lower number, NaN blocks, and diverged points come last"
  )
  func decisions() {
    let plan = schedule(1, 3, 9)
    let values: [Int: [Double]] = [
      10: [0.5, .nan, .nan], 11: [0.9, 0.4, .nan], 12: [.infinity], 13: [0.8, 0.6, .nan],
      14: [0.8, 0.9, .nan],
      15: [0.1], 16: [0.8, 0.9, .nan], 17: [0.2], 18: [-.infinity],
    ]
    let race = BracketRace(nine, schedule: plan, goal: .maximize) { values[$0]![$1] }
    #expect(race.isDecided && race.rung == 2 && race.left == [14])
    #expect(race.stops.prefix(6).map(\.point) == [16, 10, 17, 15, 12, 18])
    #expect(race.stops.prefix(6).map(\.place) == [4, 5, 6, 7, 8, 9])
    #expect(race.stops.suffix(2).map(\.point) == [13, 11] && race.stops.last?.rung == 1)
    let lower = BracketRace(nine, schedule: plan, goal: .minimize) { point, _ in Double(point) }
    #expect(lower.left == [10])
    let blocked = BracketRace(nine, schedule: plan, goal: .maximize) { point, _ in point == 15 ? .nan : 1 }
    #expect(!blocked.isDecided && blocked.rung == 0 && blocked.left == nine.points && blocked.stops.isEmpty)
    let lost = BracketRace(nine, schedule: plan, goal: .maximize) { _, _ in .infinity }
    #expect(lost.left == [10] && lost.isDecided)
  }

  @Test("A decision depends on values at its rung alone: more values change no earlier one")
  func monotone() {
    var numbers = SplitMix64(seed: 3)
    let plan = schedule(1, 2, 16)
    for _ in 0..<200 {
      let count = Int(numbers.next() % 20) + 1
      let bracket = Bracket(points: Array(0..<count), firstRung: 0)
      let values = (0..<count).map { _ in (0..<5).map { _ in Double(numbers.next() % 6) } }
      var before = BracketRace(bracket, schedule: plan, goal: .minimize) { _, _ in .nan }
      for known in 1...5 {
        let race = BracketRace(bracket, schedule: plan, goal: .minimize) {
          $1 < known ? values[$0][$1] : .nan
        }
        #expect(race.stops.starts(with: before.stops) && Set(race.left).isSubset(of: before.left))
        #expect(race.stops.count + race.left.count == count)
        before = race
      }
      #expect(before.isDecided)
    }
  }
}
