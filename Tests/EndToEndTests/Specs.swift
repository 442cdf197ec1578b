/// The experiments that the tests run.
enum Specs {
  /// Four points of three seeds: milliseconds.
  static let small = """
    version: 1
    name: small
    dataset: {source: iris, scale: standard, split: {test: 0.2, validation: 0.2, seed: 1}}
    network: {activation: tanh}
    training: {learning_rate: 0.05, momentum: 0.5, batch_size: 16, epochs: 4}
    seeds: 3
    metric: validation.accuracy
    sweep:
      parameters:
        network.width: {values: [2, 5]}
        training.learning_rate: {values: [0.05, 0.5]}

    """

  /// One point of forty seeds, about a second on one thread: long enough to be interrupted.
  static let long = """
    version: 1
    name: long
    dataset: {source: digits, scale: min_max, split: {test: 0.2, seed: 1}}
    network: {hidden: [32]}
    training: {learning_rate: 0.1, batch_size: 32, epochs: 20}
    evaluate: {every: 10}
    seeds: 40

    """

  /// A point that is done at once, and one whose single step takes a while.
  static let slowStep = """
    version: 1
    name: slow
    dataset: {source: digits, scale: min_max}
    network: {hidden: [2]}
    training: {batch_size: full, epochs: 2}
    evaluate: {every: end}
    sweep:
      parameters:
        network.hidden: {values: [[2], [1000, 1000]]}

    """

  /// Mistakes in four lines.
  static let bad = """
    version: 1
    dataset: {source: irs}
    network: {hidden: [0], activation: tanhh}
    training: {learning_rate: -1, epoch: 5}

    """
}
