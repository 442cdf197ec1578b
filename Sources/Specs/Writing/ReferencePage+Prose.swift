extension ReferencePage {
  /// What the tables cannot say.
  static let prose = """
    ## Layers

    `layers: [64, 32, 10]` says every layer; `auto` at either end is what the data need. `hidden: [32, 16]` (or
    `hidden: 32`) says the hidden layers alone, and so do `width: 32` and `depth: 2` together: use one of the three
    forms. All forms of the same network have the same identity. Two classes are learnt by one output, or by two; where
    the data decide, softmax gets two and any other activation one.

    The loss is the cross entropy for classification and the squared error for regression, unless it is said. The cross
    entropy needs softmax outputs (categorical) or sigmoid outputs (a sum of binary terms), and softmax needs the cross
    entropy.

    ## Metrics

    A metric is named by a part, `train`, `validation` or `test`, a dot, and what is measured: `loss`, `objective`,
    `accuracy`, `correct`, `error_rate`, `rmse`, `mse`, `mae`, `r2`, `squared_error_percentage`, `max_abs_error` or
    `macro_f1`; and `train.running_loss`. Expectations can also be about `epochs`, `best_epoch` and `epochs_to_solve`.
    A held-out fold is the `validation` part if there is a `test` part, else the `test` part.

    Curves hold, of every part, the loss, the accuracy (for regression the rmse), the objective where there is a
    penalty, the running loss where the spec names it (it costs time), the metrics that `metric`, `solved` and expectations about an epoch name, and those of
    `evaluate.metrics`. Since a run's record holds its curve, a metric that is new to the curves trains anew; all other
    changes of `metric`, `solved`, `expect` and `check` do not.

    ## Sweeps

    ```yaml
    sweep:
      parameters:                                  # crossed
        training.learning_rate: {min: 1e-3, max: 1e-1, count: 5, scale: log}
        training.batch_size: {values: [8, full]}
        training.momentum: {min: 0, max: 0.9, step: 0.3}
      zip:                                         # axes of a block advance together
        - network.width: {values: [8, 16]}
          training.epochs: {values: [40, 20]}
      include:                                     # further points
        - {training.learning_rate: 0.5, network.width: 64}
      exclude:                                     # combinations that are left out
        - {training.learning_rate: 0.1, training.batch_size: full}
    ```

    - An axis sweeps any field that the tables mark, `network.initialization` also as a whole; an axis may sweep a
      required key that stands nowhere else.
    - **Ranges.** `min` and `max` are values themselves, exactly. The values between are rounded to 12 decimal digits (of
      the larger end on a linear scale, of the value itself on a log scale), so that `{min: 0.1, max: 0.5, count: 5}` is
      0.1, 0.2, 0.3, 0.4, 0.5 and `{min: 8, max: 128, count: 5, scale: log}` is 8, 16, 32, 64, 128. A `step` must lead
      from `min` to `max` within 1e-9 of itself.
    - **Order.** The first axis of `parameters` is the slowest, the last the fastest; then the blocks of `zip` in their
      order, faster still. Excluded combinations are skipped; included points follow. Points are numbered from 0 in this
      order.
    - **Included points** take what they do not name from the file outside the sweep. Tables have a column for every axis,
      then for every field that only included points name; a point that does not name such a field shows the value from
      outside the sweep.
    - **Exclusions** name some or all axis values of the combinations to leave out; numbers match within 1e-9 of the
      larger. One that matches nothing is a mistake. Included points are not excluded.
    - Every point is decoded and checked against its data before anything trains, whatever their number; `run_cap` bounds
      it, and counts points × seeds × repeats × folds.
    - `seeds` are no axis: each point is trained from each of them, and its results are aggregated.

    ## The command line

    `etalon run x.yaml training.epochs=10` puts a value in the file's place; it is read as YAML. For a swept field it
    replaces the axis. A list for a field that takes none is an axis, `training.learning_rate=[0.1,0.01]`, and so is a
    mapping with an axis's keys for any field, `'network.hidden={values: [[8], [16]]}'`. A zipped axis that is replaced is
    crossed from then on; exclusions may then match nothing. `--only path=value` trains the points with that value alone;
    points keep their numbers.

    ## What a run is known by

    A run's identity is the SHA-256 of the arithmetic's version, its seed, the digests of its data's parts, and the
    resolved values that can change its result: those of `dataset` that say how samples are prepared, of `network`,
    `training` and `evaluate`. Key order, comments, aliases, defaults that are written out, the form of the layers, the
    spelling of numbers and the path of the data do not touch it.

    """
}
