import JSON
import Learning

/// `network:` as the spec says it.
struct NetworkSettings: Record {
  /// A layer's size, or `auto`: what the data need.
  enum LayerSize: Sendable, Hashable {
    case units(Int)
    case auto
  }

  /// One activation for every hidden layer, or one each.
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
      "layers", \.layers, .list(of: .layerSize, words: "a list of layer sizes", atLeast: 2),
      "Units a layer, inputs first, outputs last; `auto` at either end is what the data need.",
      example: [64, 32, 10], otherwise: "made of `hidden`, or of `width` and `depth`"),
    Field(
      "hidden", \.hidden, .oneOrMore(.units, words: "a size, or a list of the hidden layers' sizes"),
      "Units a hidden layer; the data decide the ends. An empty list leaves inputs and outputs alone.",
      example: [32, 16], otherwise: "taken from `layers`, or `width` and `depth`"),
    Field(
      "width", \.width, .units, "Units of every hidden layer: with `depth`, in place of `hidden`.",
      example: 32),
    Field(
      "depth", \.depth, .integer(0...NetworkSpec.mostHiddenLayers), "Hidden layers, each of `width` units.",
      example: 2,
      otherwise: "1, where `width` is given"),
    Field(
      "activation", \.activation, .hiddenActivations,
      "The hidden layers' activation: one name, or a list with one name a layer.", example: "tanh"),
    Field(
      "output", \.output, .name(Activation.self), "The output layer's activation.", example: "softmax",
      otherwise:
        "identity for regression; else softmax with cross_entropy and several outputs, sigmoid otherwise"),
    Field("bias", \.bias, .boolean, "Whether units have biases.", example: true),
    Field(
      "initialization", section: \.initialization, "How the first weights are drawn.",
      example: ["method": "uniform", "range": 0.5]
    ).sweptAsWhole,
    Field(
      "precision", \.precision, .name(Precision.self), "The floating-point format of weights and outputs.",
      example: "float64"),
  ]
}

extension Activation {
  /// Those that a hidden layer may have.
  static let hidden = allCases.filter { $0 != .softmax }
}

extension Form where Value == Int {
  /// A layer's size.
  fileprivate static var units: Form { .integer(1...NetworkSpec.mostUnits) }
}

extension Form where Value == NetworkSettings.LayerSize {
  static var layerSize: Form {
    .either(
      Form<Int>.units.map(
        to: { .units($0) },
        from: { size in
          guard case .units(let count) = size else { preconditionFailure("written as a word") }
          return count
        }),
      .word("auto", for: .auto), writingFirst: { $0 != .auto })
  }
}

extension Form where Value == NetworkSettings.HiddenActivations {
  static var hiddenActivations: Form {
    let name = Form<Activation>.name(of: Activation.hidden)
    return .either(
      name.map(
        to: { .all($0) },
        from: { activations in
          guard case .all(let one) = activations else { preconditionFailure("written as a list") }
          return one
        }),
      Form<[Activation]>.list(of: name, words: "a list of them").map(
        to: { .each($0) },
        from: { activations in
          guard case .each(let list) = activations else { preconditionFailure("written as a name") }
          return list
        }),
      writingFirst: { if case .all = $0 { true } else { false } })
  }
}
