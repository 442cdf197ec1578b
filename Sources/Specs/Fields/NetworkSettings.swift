import JSON
import Learning

/// `network:` as the spec writes it.
struct NetworkSettings: MappingRecord {
  /// The number of a layer's units, or `auto`: what the data requires.
  enum LayerSize: Sendable, Hashable {
    case units(Int)
    case auto
  }

  /// One activation for all hidden layers, or one for each.
  enum HiddenActivations: Sendable, Hashable {
    case all(Activation)
    case each([Activation])
  }

  var layers: [LayerSize]?
  var hidden: [Int]?
  var width: Int?
  var depth: Int?
  var activation = HiddenActivations.all(.relu)
  var output: Activation?
  var bias = true
  var initialization = InitializationSettings()
  var precision = Precision.float32

  static let fields: [Field<Self>] = [
    Field(
      "layers", \.layers, .list(of: .layerSize, expected: "a list of layer sizes", atLeast: 2),
      "The number of units per layer, inputs first, outputs last; `auto` as first or last is what the data requires.",
      example: [64, 32, 10], defaultText: "derived from `hidden`, or from `width` and `depth`"),
    Field(
      "hidden", \.hidden, .oneOrMore(.units, expected: "a layer size, or a list of layer sizes"),
      "The number of units per hidden layer; inputs and outputs follow from the data. An empty list means no hidden layers.",
      example: [32, 16], defaultText: "derived from `layers`, or from `width` and `depth`"),
    Field(
      "width", \.width, .units,
      "The number of units in every hidden layer; used with `depth` instead of `hidden`.",
      example: 32),
    Field(
      "depth", \.depth, .integer(0...NetworkSpec.maxHiddenLayers),
      "The number of hidden layers of `width` units.",
      example: 2,
      defaultText: "1, if `width` is set"),
    Field(
      "activation", \.activation, .hiddenActivations,
      "The hidden layers' activation: one name for all, or a list with one name per layer.", example: "tanh"),
    Field(
      "output", \.output, .name(Activation.self), "The output layer's activation.", example: "softmax",
      defaultText:
        "identity for regression; softmax for cross_entropy with several outputs; otherwise sigmoid"),
    Field("bias", \.bias, .boolean, "Whether units have biases.", example: true),
    Field(
      "initialization", section: \.initialization, "How the initial weights are drawn.",
      example: ["method": "uniform", "range": 0.5]
    ).sweptAsWhole,
    Field(
      "precision", \.precision, .name(Precision.self),
      "The floating-point format of weights and activations.",
      example: "float64"),
  ]
}

extension Activation {
  /// Those that a hidden layer may have.
  static let hidden = allCases.filter { $0 != .softmax }
}

extension ValueFormat where Value == Int {
  /// A layer's size.
  fileprivate static var units: ValueFormat { .integer(1...NetworkSpec.maxUnits) }
}

extension ValueFormat where Value == NetworkSettings.LayerSize {
  static var layerSize: ValueFormat {
    .either(
      ValueFormat<Int>.units.map(
        to: { .units($0) },
        from: { size in
          guard case .units(let count) = size else { preconditionFailure("written as a name") }
          return count
        }),
      .word("auto", for: .auto), writingFirst: { $0 != .auto })
  }
}

extension ValueFormat where Value == NetworkSettings.HiddenActivations {
  static var hiddenActivations: ValueFormat {
    let name = ValueFormat<Activation>.name(of: Activation.hidden)
    return .either(
      name.map(
        to: { .all($0) },
        from: { activations in
          guard case .all(let one) = activations else { preconditionFailure("written as a list") }
          return one
        }),
      ValueFormat<[Activation]>.list(of: name, expected: "a list of them").map(
        to: { .each($0) },
        from: { activations in
          guard case .each(let list) = activations else { preconditionFailure("written as a name") }
          return list
        }),
      writingFirst: { if case .all = $0 { true } else { false } })
  }
}
