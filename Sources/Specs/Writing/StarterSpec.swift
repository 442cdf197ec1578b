/// The spec that `etalon init` writes.
package enum StarterSpec {
  package static let text = """
    # An experiment: `etalon run` trains every point of the sweep with every seed and writes the results to
    # results/<name>/. `etalon plan` lists what would be trained, and all errors in this file.
    version: 1
    description: How wide must a network be to tell irises apart?

    dataset:
      source: iris                  # a bundled data set (`etalon datasets` lists them), or a file: data/mine.csv
      scale: standard               # none, min_max, standard
      split: {test: 0.2, validation: 0.2, seed: 1}

    network:
      hidden: [8]                   # inputs and outputs follow from the data; or all layers: [4, 8, 3]
      activation: tanh              # one name for all hidden layers, or a list with one per layer
      # output, loss and initialization have suitable defaults: see docs/Spec.md

    training:
      learning_rate: 0.05           # aliases: eta, η
      momentum: 0.9
      batch_size: 16                # or full
      epochs: 40

    seeds: 5                        # five runs per point, with the seeds 0 to 4

    metric: validation.accuracy     # ranks the points

    sweep:
      parameters:                   # crossed: 3 × 3 points
        network.hidden: {values: [[2], [8], [32]]}
        training.learning_rate: {min: 0.005, max: 0.5, count: 3, scale: log}

    expect:                         # what `etalon check` verifies
      - {metric: test.accuracy, at_least: 0.9, points: best}

    """
}
