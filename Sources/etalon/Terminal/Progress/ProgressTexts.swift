import JSON
import Operations
import Reports
import Specs
import Statistics
import YAML

/// How a sweep's progress is put into words.
enum ProgressTexts {
  /// `12 runs/s`, `1.3 runs/s`, `4.5 runs/min`, `2.1 runs/h`.
  static func rate(_ perSecond: Double) -> String {
    func tenths(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
    if perSecond >= 10 { return "\(whole(perSecond)) runs/s" }
    if perSecond >= 1 { return "\(tenths(perSecond)) runs/s" }
    return perSecond * 60 >= 1 ? "\(tenths(perSecond * 60)) runs/min" : "\(tenths(perSecond * 3600)) runs/h"
  }

  /// `42 s`, `3 min 05 s`, `2 h 10 min`, `4 d 3 h`; `?` for what is not known.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "?" }
    let seconds = Int(seconds.rounded(.up))
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    switch seconds {
    case ..<60: return "\(seconds) s"
    case ..<3600: return "\(seconds / 60) min \(two(seconds % 60)) s"
    case ..<86_400: return "\(seconds / 3600) h \(two(seconds % 3600 / 60)) min"
    default: return "\(seconds / 86_400) d \(seconds % 86_400 / 3600) h"
    }
  }

  /// `hidden=[64] learning_rate=0.1`: what a terminal would obey is made visible.
  static func values(_ values: [AxisValue]) -> String {
    values.filter { !$0.value.isNull }.map { "\(lastWord(of: $0.path))=\(value($0.value))" }.joined(
      separator: " ")
  }

  /// An axis value: numbers to five significant digits, an object as `step every=100 factor=0.5`.
  static func value(_ value: JSON) -> String {
    switch value {
    case .number(let number): return number.text(significant: 5)
    case .string(let text): return text.visible
    case .object(let members) where !members.isEmpty:
      return members.map { $0.name == "kind" ? Self.value($0.value) : "\($0.name)=\(Self.value($0.value))" }
        .joined(separator: " ")
    default: return value.compactText.visible
    }
  }

  /// What stands after a path's last dot.
  static func lastWord(of path: String) -> Substring {
    path[(path.lastIndex(of: ".").map(path.index(after:)) ?? path.startIndex)...]
  }

  /// Means with their standard deviations, each with the digits that its own spread allows.
  static func means(_ points: [SweepSnapshot.Point]) -> [String] {
    SpreadColumn(points.map { ($0.statistics.mean, $0.statistics.deviation) }).rows.map { row in
      row.spread.map { "\(row.value) ± \($0)" } ?? row.value
    }
  }

  /// `epoch 12 of 50, training loss 0.213`; with the lowest and highest loss of several runs.
  static func state(of active: SweepSnapshot.Active) -> String {
    let epoch = "epoch \(active.epoch) of \(active.epochs)"
    guard let loss = active.loss else { return epoch }
    let (low, high) = (loss.lowerBound.text(significant: 4), loss.upperBound.text(significant: 4))
    return "\(epoch), training loss \(low == high ? low : "\(low) to \(high)")"
  }

  /// `width=1000, seed 3` or `64 runs`.
  static func name(of active: SweepSnapshot.Active) -> String {
    guard let seed = active.seed else { return counted(active.runs, "run") }
    let values = values(active.values)
    return values.isEmpty ? "seed \(seed)" : "\(values), seed \(seed)"
  }

  private static func whole(_ number: Double) -> String { number < 1e15 ? "\(Int(number))" : "\(number)" }
}
