#!/usr/bin/env python3
"""Full grids beside races by seeds and halving by epochs, on the bundled data sets.

Run: python3 Benchmarks/search/stopping.py ETALON [FOLDER]

For each data set a grid of 24 points and 30 seeds is trained to its end. The race and the halved sweeps then decide on the same
records (they are not trained again), so that the whole takes the time of the grids. Prints the tables of docs/Search.md.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

SETS = {
    "digits": "{source: digits, scale: min_max, split: {test: 0.2, validation: 0.2, seed: 1}}",
    "sonar": "{source: sonar, scale: standard, split: {test: 0.2, validation: 0.3, seed: 1}}",
    "wine": "{source: wine, scale: standard, split: {test: 0.2, validation: 0.3, seed: 1}}",
    "iris": "{source: iris, scale: standard, split: {test: 0.2, validation: 0.3, seed: 1}}",
}
SPEC = """version: 1
name: {name}
dataset: {data}
network: {{activation: tanh}}
training: {{batch_size: 16, epochs: 27}}
seeds: 30
metric: validation.loss
sweep:
  parameters:
    network.width: {{values: [2, 4, 8, 16]}}
    training.learning_rate: {{min: 1e-3, max: 1, count: 6, scale: log}}
{stop}"""
SWEEPS = {
    "race": "  stop_early: {by: seeds}\n",
    "halving": "  stop_early: {by: epochs, eta: 3, min_epochs: 3}\n",
    "hyperband": "  stop_early: {by: epochs, method: hyperband, eta: 3, min_epochs: 1}\n",
}


def results(etalon, folder, name, stop):
    spec = folder / f"{name}.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    spec.write_text(SPEC.format(name=name, data=SETS[name], stop=stop))
    done = subprocess.run(
        [etalon, "run", spec, "--results", folder / "results", "--json", "--no-report", "--quiet"],
        capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{name}: etalon ended with {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)


def best_set(result):
    condition = result["conditions"][0]
    return {condition["best_point"], *condition["indistinguishable"]}


def epochs(result):
    """Epochs by the decisions: a stopped point's to its rung, retraining of promoted runs counted."""
    rungs = result["rungs"]["rungs"]
    starts = {}
    total = 0
    stops = {stop["point"]: stop["epoch"] for stop in result["rungs"]["stops"]}
    for point in range(len(result["points"])):
        last = stops.get(point, rungs[-1])
        total += sum(rung for rung in rungs if rung <= last)
    return total, len(result["points"]) * rungs[-1]


def main(etalon, folder):
    print("| data | grid: best set | race: runs, % | best set | stopped of the grid's set | same best |")
    print("|---|---|---|---|---|---|")
    halved = []
    for name in SETS:
        grid = results(etalon, folder, name, "")
        race = results(etalon, folder, name, SWEEPS["race"])
        runs = 100 * race["counts"]["runs"] / grid["counts"]["runs"]
        own, full = best_set(race), best_set(grid)
        stopped = {stop["point"] for stop in race["race"]["stops"]}
        print(f"| {name} | {len(full)} of {len(grid['points'])} | {runs:.0f} | {len(own)} | {len(full & stopped)} "
              f"| {'yes' if grid['best_point'] == race['best_point'] else 'no'} |")
        values = {point["point"]: point["ranked_value"] for point in grid["points"]}
        for kind in ["halving", "hyperband"]:
            result = results(etalon, folder, name, SWEEPS[kind])
            spent, whole = epochs(result)
            chosen = result["best_point"]
            place = 1 + sum(value < values[chosen] for value in values.values() if value is not None)
            halved.append(f"| {name} | {kind} | {100 * spent / whole:.0f} | {values[chosen]:.4f} "
                          f"| {values[grid['best_point']]:.4f} | {place} | {'yes' if chosen in full else 'no'} |")
    print("\n| data | method | epochs, % | loss of its best point | of the grid's | place in the grid | in the grid's best set |")
    print("|---|---|---|---|---|---|---|")
    print("\n".join(halved))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    etalon = str(pathlib.Path(sys.argv[1]).resolve())
    if len(sys.argv) > 2:
        main(etalon, pathlib.Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(etalon, pathlib.Path(temporary))
