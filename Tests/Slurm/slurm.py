#!/usr/bin/env python3
"""Trains experiments on a real Slurm cluster and compares the results with those of one process, byte for byte.

usage: slurm.py ETALON [case ...]
"""

import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
ETALON = str(pathlib.Path(sys.argv[1]).resolve())
WORK = pathlib.Path(tempfile.mkdtemp(prefix="etalon-slurm-"))
CLUSTER = WORK / "cluster"
DERIVED = ["runs.csv", "curves.csv", "summary.csv", "results.json", "report.html"]
ENVIRONMENT = {**os.environ, "SLURM_DIR": str(CLUSTER), "SLURM_CONF": str(CLUSTER / "slurm.conf")}

SMALL = """\
version: 1
name: NAME
dataset: {source: iris, scale: standard, split: {test: 0.2, validation: 0.2, seed: 1}}
network: {activation: tanh}
training: {learning_rate: 0.05, batch_size: 16, epochs: 4}
seeds: 3
metric: validation.accuracy
sweep:
  parameters:
    network.width: {values: [2, 5]}
    training.learning_rate: {values: [0.05, 0.5]}
"""

# Runs of about a quarter of a second each on one thread, so that a task can be disturbed in the middle.
LONG = """\
version: 1
name: NAME
dataset: {source: digits, scale: min_max, split: {test: 0.2, seed: 1}}
network: {hidden: [256, 128]}
training: {learning_rate: 0.1, batch_size: 8, epochs: 120}
evaluate: {every: 40}
seeds: 24
"""

MANY = """\
version: 1
name: NAME
dataset: {source: xor}
network: {hidden: [2]}
training: {batch_size: 1, epochs: 20}
evaluate: {every: end}
seeds: 100
sweep:
  parameters:
    training.learning_rate: {min: 0.01, max: 1, count: 100}
"""


def command(*words, check=True, environment=None, folder=WORK):
    """What a command printed, errors too."""
    done = subprocess.run([str(word) for word in words], cwd=folder, env={**ENVIRONMENT, **(environment or {})},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
    if check and done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, words))}: exit code {done.returncode}\n{done.stdout}")
    return done.stdout


def exit_code(*words):
    return subprocess.run([str(word) for word in words], cwd=WORK, env=ENVIRONMENT, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=300).returncode


def wait_until(what, condition, seconds=90):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.3)
    raise AssertionError(f"{what}: not after {seconds} s\n{command('squeue', check=False)}")


def queue(name):
    """(id, state, node) of the tasks and jobs of an experiment that have not ended."""
    text = command("squeue", "-h", "--array", "-o", "%i %T %N %j")
    return [line.split(" ")[:3] for line in text.splitlines() if f"etalon-{name}-" in line]


def start_requeued(name):
    """Starts requeued tasks, which Slurm would hold for two minutes."""
    text = command("squeue", "-h", "--array", "-o", "%i %T %r %j")
    for line in text.splitlines():
        job, state, reason, job_name = line.split(" ", 3)
        if f"etalon-{name}-" in job_name and state == "PENDING" and reason == "BeginTime":
            # A node refuses a job that starts again in the second in which it ended there.
            time.sleep(2)
            command("scontrol", "update", f"JobId={job}", "StartTime=now", check=False)


def wait_for_end(name, seconds=120):
    def is_over():
        start_requeued(name)
        return not queue(name)
    wait_until(f"{name} ends", is_over, seconds)


def records(name):
    total = 0
    for file in (WORK / "results" / name / "journal").glob("*.jsonl"):
        total += file.read_bytes().count(b"\n")
    return total


def prepare(name, spec):
    (WORK / f"{name}.yaml").write_text(spec.replace("NAME", name))


def submit(name, *options):
    return command(ETALON, "submit", f"{name}.yaml", *options)


def status(name):
    return command(ETALON, "status", f"results/{name}")


def expect(text, part):
    assert part in text, f"expected {part!r} in:\n{text}"


def compare(name):
    """The derived files, which the collecting job wrote, with those of one process."""
    command(ETALON, "run", f"{name}.yaml", "--results", "one", "--quiet")
    for file in DERIVED:
        ours, one = WORK / "results" / name / file, WORK / "one" / name / file
        assert ours.exists(), f"{name}/{file} was not written"
        assert ours.read_bytes() == one.read_bytes(), f"{name}/{file} differs from that of one process"


def log(name):
    return "".join(file.read_text() for file in sorted((WORK / "results" / name / "slurm").glob("*.log")))


def trainer_of(name, shard):
    """The process that trains a shard."""
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if words[0] == ETALON.encode() and str(WORK / f"{name}.yaml").encode() in words \
                and shard.encode() in words:
            return int(entry.name)
    return None


def processes_of_jobs():
    """The steps of this cluster's jobs, and what they run; all other processes are left alone."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes()
            environment = (entry / "environ").read_bytes()
        except OSError:
            continue
        is_step = words.startswith(b"slurmstepd") or b"SLURM_ARRAY_JOB_ID=" in environment
        if is_step and str(CLUSTER / "slurm.conf").encode() in environment:
            found.append(int(entry.name))
    return found


# The cases.

def ends_well():
    prepare("well", SMALL)
    expect(submit("well", "--shards", "4"), "4 of 4 shards")
    expect(status("well"), "4 shards")
    wait_for_end("well")
    compare("well")
    expect(status("well"), "4 shards: 4 done")
    expect(submit("well"), "nothing to submit")
    expect(log("well"), "1 threads by Slurm's allocation")


def killed():
    prepare("killed", LONG)
    submit("killed", "--shards", "2")
    wait_until("records", lambda: records("killed") > 1)
    os.kill(wait_until("the process", lambda: trainer_of("killed", "1/2")), signal.SIGKILL)
    wait_for_end("killed")
    compare("killed")
    expect(log("killed"), "shard 1/2: exit code 137")
    expect(log("killed"), "attempt 2")


def node_down():
    prepare("node", LONG)
    submit("node", "--shards", "2", "--sbatch-arg", "--nodelist=node3")
    wait_until("records", lambda: records("node") > 1)
    # The machine is gone: its daemon, its steps and what they run.
    daemon = int((CLUSTER / "pids" / "slurmd-node3.pid").read_text())
    os.kill(daemon, signal.SIGKILL)
    for process in processes_of_jobs():
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass
    wait_until("the node is down", lambda: "down" in command("sinfo", "-h", "-N", "-n", "node3", "-o", "%t"), 60)
    expect(status("node"), "waiting")
    (CLUSTER / "pids" / "slurmd-node3.pid").unlink(missing_ok=True)
    command(HERE / "up.sh")
    wait_for_end("node")
    compare("node")


def time_limit():
    # 40 s on one thread.
    prepare("limit", LONG.replace("epochs: 120", "epochs: 720"))
    # The warning comes 60 s before the end: when Slurm next looks, every 30 s.
    submit("limit", "--shards", "1", "--time", "1")
    wait_until("it requeues itself", lambda: list((WORK / "results/limit/slurm").glob("*.requeues")), 120)
    wait_until("it waits", lambda: any(state == "PENDING" and "_" in job for job, state, _ in queue("limit")))
    before = records("limit")
    for job, _, _ in queue("limit"):
        if "_" in job:
            command("scontrol", "update", f"JobId={job}", "TimeLimit=10")
    wait_for_end("limit")
    compare("limit")
    expect(log("limit"), "interrupted; to continue:")
    assert before < 24, "all runs ended before the time limit"
    assert records("limit") == 24, "a run was trained twice"


def cancelled():
    prepare("cancelled", LONG)
    submit("cancelled", "--shards", "3")
    wait_until("records", lambda: records("cancelled") > 1)
    expect(command(ETALON, "cancel", "results/cancelled"), "cancelled 2 jobs")
    wait_for_end("cancelled")
    expect(status("cancelled"), "CANCELLED")
    done = records("cancelled")
    assert done < 24, "cancelled too late for this test"
    expect(submit("cancelled"), "submitted job")
    wait_for_end("cancelled")
    compare("cancelled")
    assert records("cancelled") == 24, "a run was trained twice"


def mistake():
    (WORK / "bad.yaml").write_text(SMALL.replace("NAME", "bad").replace("tanh", "tanhh"))
    before = command("squeue", "-h", "--states=all")
    assert exit_code(ETALON, "submit", "bad.yaml") == 65
    assert command("squeue", "-h", "--states=all") == before and not (WORK / "results/bad").exists()


def not_shared():
    prepare("hidden", SMALL)
    submit("hidden", "--shards", "2", "--sbatch-arg", "--hold")
    # Elsewhere for the nodes, as with a folder that only the login node has.
    away = WORK / "away"
    (WORK / "results/hidden").rename(away)
    begun = time.monotonic()
    for job, _, _ in queue("hidden"):
        command("scontrol", "release", job, check=False)
    wait_for_end("hidden", 60)
    seconds = time.monotonic() - begun
    assert not (WORK / "results/hidden").exists(), "a task made a folder of its own"
    away.rename(WORK / "results/hidden")
    text = status("hidden")
    expect(text, "its node does not see the results folder")
    expect(text, "next: choose a folder that all nodes share")
    return f"found out in {seconds:.0f} s"


def many():
    prepare("many", MANY)
    sent = submit("many", "--shards", "64")
    expect(sent, "64 of 64 shards")
    dice = random.Random(14)
    kills = 0
    for _ in range(400):
        process = trainer_of("many", f"{dice.randrange(1, 65)}/64")
        if process:
            try:
                os.kill(process, signal.SIGKILL)
                kills += 1
            except ProcessLookupError:
                pass
        if kills == 2 or not queue("many"):
            break
        time.sleep(0.02)
    wait_for_end("many", 180)
    compare("many")
    return f"{kills} killed"


def lying_lock():
    prepare("lying", LONG)
    library = WORK / "lying-flock.so"
    command(os.environ.get("CC", "clang"), "-shared", "-fPIC", "-o", library, HERE / "lying-flock.c")
    lies = {"LD_PRELOAD": str(library)}
    arguments = [ETALON, "run", "lying.yaml", "--jobs", "1", "--quiet", "--shard", "1/2"]
    attempts = [subprocess.Popen(arguments, cwd=WORK, env={**ENVIRONMENT, **lies}, stdout=subprocess.DEVNULL)
                for _ in range(3)]
    time.sleep(1.5)
    attempts[1].kill()
    codes = [attempt.wait() for attempt in attempts]
    assert codes[0] == 0 and codes[2] == 0, codes
    command(ETALON, "run", "lying.yaml", "--quiet", "--shard", "2/2", environment=lies)
    expect(command(ETALON, "collect", "results/lying", environment=lies), "24 of 24 runs")
    compare("lying")


CASES = [mistake, ends_well, killed, time_limit, cancelled, not_shared, lying_lock, many, node_down]


def main():
    names = sys.argv[2:]
    cases = [case for case in CASES if not names or case.__name__ in names]
    failed = []
    try:
        command(HERE / "up.sh")
        print(f"cluster: {command('sbatch', '--version').strip()}", flush=True)
        for case in cases:
            begun = time.monotonic()
            try:
                note = case()
            except (AssertionError, subprocess.SubprocessError) as error:
                failed.append(case.__name__)
                note = f"FAILED: {error}"
            print(f"{case.__name__}: {note or 'ok'} ({time.monotonic() - begun:.0f} s)", flush=True)
    finally:
        command(HERE / "down.sh", check=False)
        if not failed and not os.environ.get("KEEP"):
            shutil.rmtree(WORK, ignore_errors=True)
    print(f"slurm: {len(cases) - len(failed)} of {len(cases)} cases passed" + (f"; see {WORK}" if failed else ""))
    sys.exit(1 if failed else 0)


main()
