import Foundation
import Testing

@testable import Arithmetic

/// One reference value of an elementary function, from Tests/Oracles/elementary.py.
struct ElementaryTrace {
  let function: String
  let format: String
  let arguments: [UInt64]
  /// The value rounded to the format.
  let nearest: UInt64
  /// The exact value minus the rounded one, in units in the last place.
  let rest: Double

  /// The references of a function in a format, "float32" or "float64".
  static func of(_ function: String, _ format: String) throws -> [ElementaryTrace] {
    try #require(all[[function, format]])
  }

  private static let all: [[String]: [ElementaryTrace]] = Dictionary(
    grouping: lines(of: "elementary").map { fields in
      ElementaryTrace(
        function: fields[0], format: fields[1],
        arguments: fields[2].split(separator: " ").map { UInt64($0, radix: 16)! },
        nearest: UInt64(fields[3], radix: 16)!, rest: Double(fields[4])! / 1000)
    }, by: { [$0.function, $0.format] })

  /// The fields of each line of a file in Traces.
  static func lines(of name: String) -> [[String]] {
    guard let url = Bundle.module.url(forResource: "Traces/\(name)", withExtension: "csv"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { fatalError("the bundle of the tests has no Traces/\(name).csv") }
    return text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
  }

  /// The distance of a float32 result from the exact value in units in the last place, infinite where it is
  /// not finite.
  func error(of result: Float) -> Double {
    distance(of: Int64(ordered(result)), from: Int64(ordered(Float(bitPattern: UInt32(nearest)))))
  }

  /// The distance of a float64 result from the exact value in units in the last place.
  func error(of result: Double) -> Double {
    distance(of: ordered(result), from: ordered(Double(bitPattern: nearest)))
  }

  private func distance(of result: Int64, from nearest: Int64) -> Double {
    // The rest has the same sign convention as the ordered patterns.
    abs(Double(result - nearest) - rest)
  }

  /// The pattern as an integer that increases with the number.
  private func ordered(_ x: Float) -> Int32 {
    let pattern = Int32(bitPattern: x.bitPattern)
    return pattern < 0 ? Int32.min - pattern : pattern
  }

  private func ordered(_ x: Double) -> Int64 {
    let pattern = Int64(bitPattern: x.bitPattern)
    return pattern < 0 ? Int64.min - pattern : pattern
  }
}
