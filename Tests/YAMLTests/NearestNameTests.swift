import SeededNumbers
import Testing

@testable import YAML

@Suite("The nearest valid name")
struct NearestNameTests {
  static let names = [
    "layers", "activation", "output", "bias", "learning_rate", "momentum", "batch_size", "epochs", "sgd",
    "relu", "tanh",
    "l1", "l2", "η", "seeds", "hidden",
  ]

  static let cases: [(String, String?)] = [
    ("layrs", "layers"), ("lyaers", "layers"), ("layerss", "layers"), ("layres", "layers"),
    ("learningRate", "learning_rate"), ("learning-rate", "learning_rate"), ("LEARNING_RATE", "learning_rate"),
    ("learning rate", "learning_rate"), ("lerning_rat", "learning_rate"), ("batchsize", "batch_size"),
    ("epoch", "epochs"), ("ephocs", "epochs"), ("sdg", "sgd"), ("rlu", "relu"), ("tahn", "tanh"),
    ("momentun", "momentum"),
    ("Seeds", "seeds"), ("lr", nil), ("", nil), ("x", nil), ("wholly_different", nil), ("optimizer", nil),
    ("sedes", "seeds"),
  ]

  @Test("A misspelt name is recognized, an unrelated one is not", arguments: cases)
  func nearest(name: String, expected: String?) {
    #expect(nearestName(to: name, in: Self.names) == expected)
  }

  @Test("The first of equally near names is chosen; without candidates there is none")
  func ties() {
    #expect(nearestName(to: "cat", in: ["car", "cap"]) == "car")
    #expect(nearestName(to: "cat", in: ["cap", "car"]) == "cap")
    #expect(nearestName(to: "cart", in: ["carts", "cart"]) == "cart")
    #expect(nearestName(to: "cat", in: []) == nil)
  }

  /// The distance by its recursive definition.
  static func distance(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
    guard let lastOfA = a.last, let lastOfB = b.last else { return max(a.count, b.count) }
    var cost = min(
      distance(a.dropLast(), b) + 1, distance(a, b.dropLast()) + 1,
      distance(a.dropLast(), b.dropLast()) + (lastOfA == lastOfB ? 0 : 1))
    if a.count > 1, b.count > 1, lastOfA == b.dropLast().last, lastOfB == a.dropLast().last {
      cost = min(cost, distance(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return cost
  }

  @Test(
    "A name is found exactly when its distance is at most a third of the length",
    arguments: 1...60 as ClosedRange<UInt64>)
  func definition(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func word() -> String {
      String((0..<Int.random(in: 0...6, using: &random)).map { _ in "abc".randomElement(using: &random)! })
    }
    let (name, candidate) = (word(), word())
    let isNear =
      Self.distance(Array(name)[...], Array(candidate)[...]) <= max(name.count, candidate.count) / 3
    #expect((nearestName(to: name, in: [candidate]) != nil) == isNear, "\(name) \(candidate)")
  }
}
