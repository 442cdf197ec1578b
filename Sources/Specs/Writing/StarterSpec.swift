/// The spec that `etalon init` writes.
package enum StarterSpec {
  package static let text = """
    # An experiment: `etalon run` trains every point of the sweep from every seed and leaves its results in
    # results/<name>/. `etalon plan` says what would be trained, and everything that is wrong with this file.
    version: 1
    description: How wide must a network be to tell irises apart?

    dataset:
      source: iris                  # a bundled set (`etalon datasets` lists them), or a file: data/mine.csv
      scale: standard               # none, min_max, standard
      split: {test: 0.2, validation: 0.2, seed: 1}

    network:
      hidden: [8]                   # the data decide the ends; or all layers, layers: [4, 8, 3]
      activation: tanh              # one name for all hidden layers, or one a layer
      # output, loss and initialization have defaults that fit: see docs/Spec.md

    training:
      learning_rate: 0.05           # `eta` and `η` are read alike
      momentum: 0.9
      batch_size: 16                # or full
      epochs: 40

    seeds: 5                        # five runs a point, from the seeds 0 to 4

    metric: validation.accuracy     # ranks the points

    sweep:
      parameters:                   # crossed: 3 × 3 points
        network.hidden: {values: [[2], [8], [32]]}
        training.learning_rate: {min: 0.005, max: 0.5, count: 3, scale: log}

    expect:                         # what `etalon check` judges
      - {metric: test.accuracy, at_least: 0.9, points: best}

    """
}
