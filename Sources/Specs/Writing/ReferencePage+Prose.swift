extension ReferencePage {
  /// What the tables cannot express.
  static let prose = """
    ## Specs that extend others

    ```yaml
    # wide.yaml
    extends: base.yaml                             # a path from this file's folder
    network: {hidden: 128}                         # replaces the value in base.yaml
    training: {momentum: null}                     # removes the key
    sweep:
      parameters:
        training.learning_rate: {values: [0.1]}    # replaces the whole axis; other axes stay
    ```

    Mappings are merged key by key (JSON Merge Patch, RFC 7396); lists, axes and single values replace. `name` is not
    inherited: it names the results folder. A `null` that removes nothing is reported. The extended spec may extend another, in a chain of at most 16; paths in each file
    start at its own folder. A mistake is reported at its own file and line. `etalon plan --resolved` prints the whole spec
    with every default. The results folder keeps the merged text, so results do not depend on the extended files.

    ## Layers

    `layers: [64, 32, 10]` lists every layer; `auto` as the first or last size is what the data requires. `hidden: [32, 16]`
    (or `hidden: 32`) lists the hidden layers only, and so do `width: 32` and `depth: 2` together. Use one of the three
    forms; all forms of the same network have the same identity. Two classes can be learned with one output or with two; by
    default, softmax has two outputs and every other activation one.

    The default loss is the cross entropy for classification and the squared error for regression. The cross entropy needs
    softmax outputs (categorical cross entropy) or sigmoid outputs (a sum of binary cross entropies); softmax outputs need
    the cross entropy.

    ## Metrics

    The name of a metric is a part of the data (`train`, `validation` or `test`), a dot, and one of `loss`, `objective`,
    `accuracy`, `correct`, `error_rate`, `rmse`, `mse`, `mae`, `r2`, `squared_error_percentage`, `max_abs_error` and
    `macro_f1`; there is also `train.running_loss`. Expectations can also use `epochs`, `best_epoch` and `epochs_to_solve`.
    A held-out fold is the `validation` part if there is a `test` part, and the `test` part otherwise.

    For every part, curves have the loss, the accuracy (rmse for regression), the objective if there is a penalty, the
    running loss if the spec names it (measuring it takes time), the metrics that `metric`, `solved` and expectations about
    an epoch name, and those of `evaluate.metrics`. Since the curve belongs to a run's record, a metric that is new to the
    curves means that runs are trained again; no other change of `metric`, `solved`, `expect` or `check` does.

    ## Sweeps

    ```yaml
    sweep:
      parameters:                                  # crossed
        training.learning_rate: {min: 1e-3, max: 1e-1, count: 5, scale: log}
        training.batch_size: {values: [8, full]}
        training.momentum: {min: 0, max: 0.9, step: 0.3}
      zip:                                         # the axes of a block advance together
        - network.width: {values: [8, 16]}
          training.epochs: {values: [40, 20]}
      include:                                     # additional points
        - {training.learning_rate: 0.5, network.width: 64}
      exclude:                                     # combinations to leave out
        - {training.learning_rate: 0.1, training.batch_size: full}
    ```

    - An axis can sweep any field that the tables mark, and `network.initialization` as a whole. A required key may be set
      by an axis only.
    - **Ranges.** `min` and `max` are themselves values, exactly. The values between them are rounded to 12 decimal digits
      (of the larger end on a linear scale, of the value itself on a log scale), so that `{min: 0.1, max: 0.5, count: 5}` is
      0.1, 0.2, 0.3, 0.4, 0.5 and `{min: 8, max: 128, count: 5, scale: log}` is 8, 16, 32, 64, 128. With `step`, the
      distance from `min` to `max` must be a multiple of the step, within a relative 1e-9. For a field of whole numbers
      (`batch_size`, `epochs`, `width` …) the values between the ends are rounded to the nearest whole number, halves up,
      and equal ones count once: `{min: 8, max: 100, count: 4, scale: log}` is 8, 19, 43, 100, and
      `{min: 1, max: 4, count: 9}` is 1, 2, 3, 4. `etalon plan` says where a range has fewer values than its `count`.
    - **Conditions.** `training.momentum: {values: [0, 0.9], when: {training.optimizer: [sgd]}}` sweeps the momentum at the
      points with `sgd` only; a point with another optimizer is there once, and its momentum keeps the value from outside
      the sweep. Several entries of `when` must all be met. An axis also does not exist where an axis that its `when` names
      does not. Tables show `–` where an axis does not exist, and files an empty cell or null; `exclude`, `where` and
      `--only` match no value there. The command line may replace the values of such an axis; its condition stays, unless
      the new axis has its own.
    - **Equal points.** Points whose resolved values are equal have the same runs, which are trained once; `etalon plan`
      names them.
    - **Order.** The first axis of `parameters` varies slowest and the last fastest; the blocks of `zip` follow in their
      order and vary faster still. Excluded combinations are skipped; included points follow. Points are numbered from 0 in
      this order.
    - **Included points** take fields that they do not name from outside the sweep. Tables have a column for every axis, and
      then one for every field that only included points name; for points that do not name such a field, the column shows
      the value from outside the sweep.
    - **Exclusions** name some or all axis values of the combinations to leave out; numbers match within a relative 1e-9. An
      exclusion that matches nothing is an error. Included points are never excluded.
    - **Rounded numbers**, as tables print them (`0.031623`), stand for the only axis value that rounds to them, in
      `exclude`, in `where` of an expectation and in `--only`. In `include` a number needs four digits for this, since
      included points may have values of their own. If no value or several fit, the message lists the values in full.
    - Every point is decoded and checked against its data before anything is trained. `max_runs` limits the number of runs:
      points × seeds × repeats × folds.
    - `seeds` cannot be swept: every point is trained with every seed, and the results are aggregated.

    ## The command line

    `etalon run x.yaml training.epochs=10` replaces a value of the file; the new value is read as YAML. For a swept field it
    replaces the axis. A list for a field that takes no list is an axis, `training.learning_rate=[0.1,0.01]`, and so is a
    mapping with the keys of an axis for any field, `'network.hidden={values: [[8], [16]]}'`. A zipped axis that is replaced
    becomes a crossed one; exclusions may then match nothing. `--only path=value` trains only the points with that value;
    points keep their numbers.

    ` #` does not start a comment on the command line: `description=fix #12` is the whole text. A path of a file
    starts at the current folder there, and at the spec's folder in the file; `~/` stands for the home folder in both (not
    `~name/`). The name of an existing file needs no quotes inside the value: `dataset.source='a: b.csv'`. The manifest
    stores such paths as the spec would write them, so that results continue and are reproduced from any folder.

    ## The identity of a run

    A run's identity is the SHA-256 of the version of the arithmetic, the run's seed, the digests of its data's parts, and
    the resolved values that can change its result: the keys of `dataset` that control how samples are prepared, and those
    of `network`, `training` and `evaluate`. It does not depend on the order of keys, comments, aliases, defaults that are
    written out, the form of the layers, the spelling of numbers or the path of the data.

    """
}
