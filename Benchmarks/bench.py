"""Etalon and its peers on the same work, each run as its own process, in interleaved rounds; medians.

training: from the first weights to the end of training and one evaluation on the training set, as each program reports it;
Etalon's figure also has its records, journalled and synced. process: start to exit, with imports, compilation and reading the data.
Every program is pinned to as many cores as it has threads. `setup.sh` builds what this runs; `run.sh` calls both.
"""
import argparse, itertools, json, os, re, shutil, statistics, subprocess, sys, tempfile, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers"))
import common
import limits

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD, PYTHON = os.environ["BUILD"], os.environ["VENV"] + "/bin/python"
ETALON = os.environ.get("ETALON", f"{HERE}/../.build/release/etalon")
PAGE = f"{HERE}/../docs/Performance.md"

# workload: the spec of the same name, the peers' workload, networks, and the peers that are worth running.
WORKLOADS = {
    "W1": ("W1", 512, ["jax vmap", "c loops", "fann debian"]),
    "W2": ("W2", 256, ["jax vmap", "c loops", "fann debian"]),
    "W3": ("W3", 64, ["c openblas", "jax vmap", "torch bmm"]),
    "W3s": ("W3s", 64, ["jax vmap", "c openblas", "fann debian"]),
    "W4": ("W4", 16, ["c openblas", "jax vmap", "torch bmm"]),
    "W4x1": ("W4", 1, ["c openblas", "numpy matrix", "torch loop"]),
    "W5": ("W5", 1, ["jax vmap", "c openblas", "torch loop", "sklearn fit"]),
}
# Etalon alone: what is compared with which workload, and the values that differ.
VARIANTS = {
    "W2o": ("W2", "W2o", []),
    "W3 adam": ("W3", "W3", ["training.optimizer=adam"]),
    "W1 float64": ("W1", "W1", ["network.precision=float64"]),
    "W2 float64": ("W2", "W2", ["network.precision=float64"]),
    "W3 float64": ("W3", "W3", ["network.precision=float64"]),
    "W3s float64": ("W3s", "W3s", ["network.precision=float64"]),
    "W4 float64": ("W4", "W4", ["network.precision=float64"]),
    "W5 float64": ("W5", "W5", ["network.precision=float64"]),
}
# A sweep of many shapes, and the axes whose values' products are its parts.
MIXED = ("mixed", {"network.hidden": ["[4]", "[16]", "[64]", "[128, 64]", "[300]"], "training.batch_size": ["1", "16", "64"]})


def etalon(spec, overrides, threads):
    folder = tempfile.mkdtemp(prefix="etalon-bench-")
    command = [ETALON, "run", f"{BUILD}/workloads/{spec}.yaml", *overrides, "--jobs", str(threads), "--results", folder]
    try:
        sample, outputs = measure([command], threads, {})
    finally:
        shutil.rmtree(folder)
    took = re.search(r"trained \d+ runs? in ([\d.]+) (µs|ms|s|min)", outputs[0])
    if not took:
        sys.exit(f"{' '.join(command)} said: {outputs[0]}")
    sample["training"] = float(took[1]) * {"µs": 1e-6, "ms": 1e-3, "s": 1, "min": 60}[took[2]]
    return sample


def mixed(threads):
    """The sweep as a whole, and the sum of its parts, each trained alone."""
    spec, axes = MIXED
    sample = etalon(spec, [], threads)
    parts = itertools.product(*([f"{axis}={value}" for value in values] for axis, values in axes.items()))
    sample["parts"] = sum(etalon(spec, [word for part in chosen for word in ("--only", part)], threads)["training"]
                          for chosen in parts)
    return sample


def peer(workload, nets, name, threads):
    """A peer's sample. JAX gains little from a second thread: it gets two processes with half of the networks each."""
    w = common.WORKLOADS[workload]
    program, variant = name.split()
    processes = 2 if program == "jax" and threads == 2 and nets > 1 else 1
    n = str(threads // processes)
    environment = {"OMP_NUM_THREADS": n, "OPENBLAS_NUM_THREADS": n, "MKL_NUM_THREADS": n}
    if program in ("fann", "c"):
        executable = {"fann": "fann_", "c": "plain_"}[program] + variant
        command = [f"{BUILD}/{executable}", f"{BUILD}/data/{w.name}.bin", ",".join(map(str, w.sizes)), str(w.epochs),
                   str(nets), n, str(int(w.shuffle)), *map(str, w.eta)]
        if program == "c":
            command += [str(w.batch), w.loss]
        environment["OPENBLAS_NUM_THREADS"] = "1"  # its threads are networks
    else:
        command = [PYTHON, f"{HERE}/peers/{program}_peer.py", w.name, variant, "--threads", n,
                   "--nets", str(nets // processes)]
    sample, outputs = measure([command] * processes, threads, environment)
    found = [re.search(r"RESULT (.*)", out) for out in outputs]
    if not all(found):
        sys.exit(f"{' '.join(command)} said: {outputs[0][-500:]}")
    sample["training"] = max(json.loads(f[1])["seconds_train"] for f in found)
    return sample


def measure(commands, threads, environment):
    """Runs processes side by side, each on its share of as many cores as there are threads: the time from the first start
    to the last exit, the peak memory of all, and what they printed."""
    cores = sorted(os.sched_getaffinity(0))[-threads:]
    share = threads // len(commands)
    start = time.perf_counter()
    live = []
    for i, command in enumerate(commands):
        own = ",".join(map(str, cores[i * share:(i + 1) * share]))
        output = tempfile.TemporaryFile()
        live.append((subprocess.Popen(["taskset", "-c", own, *command], stdout=output, stderr=output,
                                      env=os.environ | environment), output, command))
    memory, outputs = 0, []
    for process, output, command in live:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        memory += usage.ru_maxrss / 1024
        output.seek(0)
        outputs.append(output.read().decode())
        if process.returncode != 0:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}: {outputs[-1][-500:]}")
    return dict(process=time.perf_counter() - start, memory=memory), outputs


def hardware(threads):
    out = subprocess.run([f"{BUILD}/hw", str(threads)], capture_output=True, text=True, check=True).stdout
    return {name: float(value) for name, value in (line.rsplit(",", 1) for line in out.splitlines())}


def median(samples, key):
    return statistics.median(s[key] for s in samples)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/Performance.md")
    options = parser.parse_args()

    runs = []
    for threads in (1, 2):
        for name, (workload, nets, peers) in WORKLOADS.items():
            runs.append((name, "etalon", threads, lambda n=name, t=threads: etalon(n, [], t)))
            for p in peers:
                runs.append((name, p, threads, lambda w=workload, n=nets, p=p, t=threads: peer(w, n, p, t)))
    for name, (_, spec, overrides) in VARIANTS.items():
        runs.append((name, "etalon", 1, lambda s=spec, o=overrides: etalon(s, o, 1)))
    runs += [(MIXED[0], "etalon", threads, lambda t=threads: mixed(t)) for threads in (1, 2)]
    runs = [r for r in runs if re.search(options.only, f"{r[0]} {r[1]} {r[2]}")]

    samples = {r[:3]: [] for r in runs}
    rates = {1: [], 2: []}
    for number in range(options.rounds):
        for threads in (1, 2):
            rates[threads].append(hardware(threads))
        for name, program, threads, run in runs:
            samples[name, program, threads].append(run())
        print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
    best = {t: {k: statistics.median(r[k] for r in rates[t]) for k in rates[t][0]} for t in rates}
    text = report(samples, best, options.rounds)
    print(text)
    if options.write:
        page = open(PAGE).read()
        head, tail = page.split("<!-- figures -->\n")[0], page.split("<!-- end of figures -->\n")[1]
        open(PAGE, "w").write(f"{head}<!-- figures -->\n{text}<!-- end of figures -->\n{tail}")


def report(samples, rates, rounds):
    model = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "unknown")
    lines = [f"Measured on {model}, {os.cpu_count()} logical processors, {time.strftime('%Y-%m-%d')}: medians of {rounds} "
             "interleaved rounds.\n"]
    lines += ["| the machine | 1 thread | 2 threads |", "|---|---|---|"]
    for key in ("clock GHz (mean)", "FMA AVX-512 GFLOP/s", "division AVX-512 G/s", "L1 32 KiB load GB/s",
                "L1 32 KiB store GB/s", "L2 512 KiB load GB/s"):
        lines.append(f"| {key} | {rates[1][key]:.3g} | {rates[2][key]:.3g} |")
    for threads in (1, 2):
        lines += ["", f"### {threads} thread{'s' if threads > 1 else ''}", "",
                  "| workload | 10⁹ updates/s | training, ms | limit, ms | share | bound by | best peer | training ratio | process, s "
                  "| best peer | process ratio | memory, MB |",
                  "|---|---|---|---|---|---|---|---|---|---|---|---|"]
        for name, (workload, nets, peers) in WORKLOADS.items():
            own = samples.get((name, "etalon", threads))
            if not own:
                continue
            w = common.WORKLOADS[workload]
            limit, binding = limits.seconds(w, nets, rates[threads])
            training, process = median(own, "training"), median(own, "process")
            others = {p: samples[name, p, threads] for p in peers if samples.get((name, p, threads))}
            row = [name, f"{w.weights * w.samples * w.epochs * nets / training / 1e9:.2f}", f"{training * 1e3:.1f}",
                   f"{limit * 1e3:.1f}", f"{limit / training:.0%}", binding]
            for key, value, unit in (("training", training, 1e3), ("process", process, 1)):
                if key == "process":
                    row.append(f"{process:.2f}")
                if others:
                    p = min(others, key=lambda p: median(others[p], key))
                    theirs = median(others[p], key)
                    shown = f"{theirs * 1e3:.1f} ms" if unit == 1e3 else f"{theirs:.2f} s"
                    row += [f"{p} {shown}", f"{theirs / value:.2f}×"]
                else:
                    row += ["–", "–"]
            row.append(f"{median(own, 'memory'):.0f}")
            lines.append("| " + " | ".join(row) + " |")
    gains = [(name, median(samples[name, "etalon", 1], "training") / median(samples[name, "etalon", 2], "training"))
             for name in WORKLOADS if samples.get((name, "etalon", 1)) and samples.get((name, "etalon", 2))]
    if gains:
        peak = rates[2]["FMA AVX-512 GFLOP/s"] / rates[1]["FMA AVX-512 GFLOP/s"]
        lines += ["", "Two threads against one: " + ", ".join(f"{n} {g:.2f}×" for n, g in gains)
                  + f"; the machine's multiply-adds {peak:.2f}×."]
    variants = [(name, base) for name, (base, _, _) in VARIANTS.items()
                if samples.get((name, "etalon", 1)) and samples.get((base, "etalon", 1))]
    if variants:
        lines += ["", "| variant, 1 thread | training, ms | rate against the workload's own |", "|---|---|---|"]
        for name, base in variants:
            own, plain = median(samples[name, "etalon", 1], "training"), median(samples[base, "etalon", 1], "training")
            lines.append(f"| {name} | {own * 1e3:.1f} | {plain / own:.2f} of {base} |")
    for threads in (1, 2):
        own = samples.get((MIXED[0], "etalon", threads))
        if own:
            whole, parts = median(own, "training"), median(own, "parts")
            lines += ["", f"A sweep of 15 shapes and batch sizes, 6 seeds each, {threads} thread{'s' if threads > 1 else ''}: "
                      f"{whole * 1e3:.0f} ms; its parts, each alone, {parts * 1e3:.0f} ms: {whole / parts - 1:+.0%}."]
    return "\n".join(lines) + "\n"


main()
