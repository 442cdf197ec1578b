"""Exports to MLflow's own server, read back by its own client."""

import datetime
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from mlflow import MlflowClient
from mlflow.entities import Metric

from workplace import SPEC, is_finite, plan, points, records, rewrite, take_eighty_seconds

CURVES = [f"{part}.{metric}" for part in ("train", "validation", "test") for metric in ("loss", "accuracy")]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of a server with SQLite and artifacts below a new folder."""
    folder = tmp_path_factory.mktemp("mlflow")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    uri = f"http://127.0.0.1:{port}"
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
             "--backend-store-uri", f"sqlite:///{folder}/mlflow.db", "--artifacts-destination", folder / "artifacts"],
            cwd=folder, stdout=log, stderr=log, start_new_session=True,
            env=os.environ | {"MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false", "MLFLOW_DISABLE_TELEMETRY": "true"})
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{uri}/health", timeout=5)
                break
            except OSError:
                assert process.poll() is None, (folder / "log").read_text()
                time.sleep(0.5)
        yield uri
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def client(server):
    return MlflowClient(server)


@pytest.fixture(scope="module")
def results(workplace):
    results = workplace.train()
    take_eighty_seconds(results)
    return results


def export(workplace, results, server, *options, **keywords):
    return workplace.run("export", "mlflow", results, "--tracking-uri", server, *options, **keywords)


def runs(client, experiment):
    """The runs of an MLflow experiment by identity."""
    found = client.search_runs([client.get_experiment_by_name(experiment).experiment_id], max_results=5000)
    by_identity = {run.data.tags["etalon.run"]: run for run in found}
    assert len(by_identity) == len(found)
    return by_identity


def history(client, run, names):
    return [(name, m.step, m.value, m.timestamp) for name in names for m in client.get_metric_history(run, name)]


def milliseconds(text):
    return int(datetime.datetime.fromisoformat(text).timestamp() * 1000)


@pytest.fixture(scope="module")
def exported(workplace, results, server, client):
    export(workplace, results, server)
    return runs(client, "small")


def test_every_run_is_there(exported, results):
    assert set(exported) == {run[4] for run in plan(results)["runs"]}


def test_points_have_their_steps_values_and_times(client, exported, results):
    for identity, entry in records(results).items():
        run = exported[identity]
        expected = [point for point in points(entry) if is_finite(point[2])]
        # A float64 comes back as it was, to the bit.
        finals = {name: value for name, _, value in expected if name.startswith("final.")}
        assert finals.items() <= run.data.metrics.items()
        names = [*entry["curve"]["columns"], "final.test.loss", "final.test.accuracy"]
        stored = history(client, run.info.run_id, names)
        assert sorted(point[:3] for point in stored) == sorted(point for point in expected if point[0] in names)
        end = milliseconds(entry["ended"])
        start = end - int(entry["seconds"] * 1000)
        assert (run.info.start_time, run.info.end_time) == (start, end)
        for name, step, _, timestamp in stored:
            share = 1 if name.startswith("final.") else step / entry["epochs"]
            assert abs(timestamp - (start + (end - start) * share)) <= 1
        assert run.data.tags["etalon.times"] == "recorded"


def test_what_is_not_finite_is_counted_and_not_sent(client, exported, results):
    diverged = {i: e for i, e in records(results).items() if e["status"] == "diverged"}
    assert diverged
    for identity, entry in diverged.items():
        run = exported[identity]
        left = [name for name, _, value in points(entry) if not is_finite(value)]
        assert left
        counts = dict(part.split(": ") for part in run.data.tags["etalon.non_finite"].split(", "))
        assert sum(map(int, counts.values())) == len(left) and set(counts) == set(left)
        assert all(abs(value) < 1e300 for value in run.data.metrics.values())


def test_runs_have_status_parameters_and_tags(exported, results):
    keys = {run[4]: run for run in plan(results)["runs"]}
    for identity, entry in records(results).items():
        run, (point, seed, *_) = exported[identity], keys[identity]
        rate = plan(results)["points"][point][0]
        assert run.info.status == "FINISHED"
        assert run.data.tags["etalon.status"] == entry["status"]
        assert run.data.tags["etalon.weights_sha256"] == entry["weights_sha256"]
        assert float(run.data.params["training.learning_rate"]) == rate
        assert run.data.params["seed"] == str(seed)
        assert run.data.params["network.layers"] == "[4,3,3]"
        assert run.data.params["training.epochs"] == "8"
        assert run.info.run_name.endswith(f"seed={seed}")


def test_report_and_spec_are_beside_the_best_run(client, exported, results):
    report = {i: run for i, run in exported.items() if "etalon.report" in run.data.tags}
    assert len(report) == 1
    (run,) = report.values()
    for name in ("report.html", "spec.yaml"):
        path = client.download_artifacts(run.info.run_id, name)
        assert open(path, "rb").read() == (results / name).read_bytes()


def test_the_network_is_beside_its_run(workplace, client, server):
    """The file that the folder keeps; Etalon predicts by the one that MLflow gives back."""
    results = workplace.train(SPEC.replace("name: small", "name: keeping") + "save: {networks: best}\n")
    (kept,) = (results / "networks").iterdir()
    export(workplace, results, server)
    run = runs(client, "keeping")[kept.stem]
    path = client.download_artifacts(run.info.run_id, "network.safetensors")
    assert open(path, "rb").read() == kept.read_bytes()
    assert client.download_artifacts(run.info.run_id, "report.html")
    workplace.run("predictions", results, "--keep", "--output", "keeping.csv")
    metrics = json.loads(workplace.run("predict", path, "keeping.csv", "--json").stdout)["metrics"]
    assert metrics["accuracy"] == run.data.metrics["final.test.accuracy"]
    assert metrics["loss"] == run.data.metrics["final.test.loss"]


def test_a_folder_without_a_network_is_said(workplace, client, results, server):
    done = export(workplace, results, server, "--experiment", "without-network")
    assert "no network is sent, because the folder keeps none" in done.stderr


def test_second_export_changes_nothing(workplace, client, exported, results, server):
    def state():
        return {i: (run.info.end_time, run.data, history(client, run.info.run_id, CURVES))
                for i, run in runs(client, "small").items()}

    before = state()
    done = export(workplace, results, server)
    assert "0 runs created, 0 continued, 6 unchanged; 0 metric values sent" in done.stdout
    after = state()
    assert [(e, d.to_dictionary(), h) for e, d, h in after.values()] == [
        (e, d.to_dictionary(), h) for e, d, h in before.values()]


def test_killed_export_is_continued(workplace, client, exported, results, server):
    process = subprocess.Popen(
        [workplace.tool, "export", "mlflow", results, "--tracking-uri", server, "--experiment", "killed"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.4)
    process.kill()
    process.wait()
    export(workplace, results, server, "--experiment", "killed")
    continued = runs(client, "killed")
    assert set(continued) == set(exported)
    for identity, run in continued.items():
        other = exported[identity]
        assert history(client, run.info.run_id, CURVES) == history(client, other.info.run_id, CURVES)
        assert (run.data.metrics, run.data.params) == (other.data.metrics, other.data.params)
        assert run.info.status == "FINISHED"


def test_other_values_on_the_server_are_named_and_left(workplace, client, exported, results, server):
    name = "other-values"
    experiment = client.create_experiment(name)
    identity = plan(results)["runs"][0][4]
    made = client.create_run(experiment, tags={"etalon.run": identity})
    client.log_param(made.info.run_id, "training.epochs", "99")
    client.log_batch(made.info.run_id, metrics=[Metric("final.test.accuracy", 0.123, 1, 8)])
    done = export(workplace, results, server, "--experiment", name, "--json", code=2)
    (summary,) = json.loads(done.stdout)
    assert summary["runs"] == {"created": 5, "continued": 1, "unchanged": 0, "not_trained": 0}
    found = {d["item"]: (d["here"], d["there"]) for d in summary["differences"]}
    assert found["parameter training.epochs"] == ("8", "99")
    assert found["metric final.test.accuracy at step 8"][1] == "0.123"
    run = client.get_run(made.info.run_id)
    assert run.data.params["training.epochs"] == "99" and run.data.params["seed"] == "0"
    assert len(client.get_metric_history(made.info.run_id, "final.test.accuracy")) == 1
    assert summary["not_sent"] == []


def test_more_points_than_a_batch_holds(workplace, client, server):
    spec = SPEC.replace("name: small", "name: many").replace("epochs: 8", "epochs: 700").replace("seeds: 2", "seeds: 1")
    results = workplace.train(spec, "training.learning_rate=0.1")
    export(workplace, results, server)
    ((identity, run),) = runs(client, "many").items()
    expected = [point for point in points(records(results)[identity]) if is_finite(point[2])]
    assert len(expected) > 2000
    names = [*CURVES, "final.test.loss"]
    assert sorted(p[:3] for p in history(client, run.info.run_id, names)) == sorted(p for p in expected if p[0] in names)


def test_values_longer_than_the_server_takes_are_cut_visibly(workplace, client, server):
    results = workplace.train(SPEC.replace("name: small", "name: long"))
    # No value of a spec is as long as this server takes, so the plan gets one.
    changed = plan(results)
    changed["points"][0][0] = "η" * 8000
    (results / "plan.json").write_text(json.dumps(changed), encoding="utf-8")
    done = export(workplace, results, server)
    # The value and the run's name, of two runs.
    assert "4 values cut" in done.stdout
    for identity in (run[4] for run in changed["runs"] if run[0] == 0):
        run = runs(client, "long")[identity]
        text = run.data.params["training.learning_rate"]
        assert len(text) == 6000 and text.endswith("… (cut; 8000 characters in etalon/long-values.json)")
        assert len(run.info.run_name) == 250 and "cut; " in run.info.run_name
        path = client.download_artifacts(run.info.run_id, "etalon/long-values.json")
        whole = json.load(open(path, encoding="utf-8"))
        assert whole["training.learning_rate"] == "η" * 8000 and "η" * 8000 in whole["mlflow.runName"]
    assert "6 unchanged" in export(workplace, results, server).stdout


def test_runs_of_older_versions_begin_when_the_experiment_did(workplace, client, server):
    """Journals of older versions do not say when a run ended."""
    results = workplace.train(SPEC.replace("name: small", "name: older"))
    rewrite(results, lambda line: line.split(',"ended":')[0])
    export(workplace, results, server)
    started = milliseconds(json.loads((results / "manifest.json").read_text())["started"])
    for identity, run in runs(client, "older").items():
        assert run.info.start_time == started
        assert run.info.end_time == started + int(records(results)[identity]["seconds"] * 1000)
        assert run.data.tags["etalon.times"] == "start of the experiment"


def test_unfinished_and_missing_runs(workplace, client, server):
    """Runs without a record are counted and not sent; the settings are left out where the spec cannot be read."""
    spec = SPEC.replace("name: small", "name: part")
    results = workplace.train(spec, "--only", "training.learning_rate=0.1")
    (results / "spec.yaml").unlink()
    done = export(workplace, results, server)
    assert "2 runs created" in done.stdout and "4 runs not trained yet" in done.stdout
    assert "settings that are not swept are not sent" in done.stderr
    for run in runs(client, "part").values():
        assert set(run.data.params) == {"training.learning_rate", "seed"}
    (results / "spec.yaml").write_text(spec)
    assert "2 continued" in export(workplace, results, server).stdout
    assert all(len(run.data.params) > 10 for run in runs(client, "part").values())


def test_selected_points_and_a_dry_run(workplace, client, results, server):
    done = workplace.run(
        "export", "mlflow", results, "--dry-run", "--json", "--only", "training.learning_rate=0.1",
        "--experiment", "selected")
    (planned,) = json.loads(done.stdout)
    assert client.get_experiment_by_name("selected") is None
    export(workplace, results, server, "--only", "training.learning_rate=0.1", "--experiment", "selected")
    there = {run.info.run_name: run for run in runs(client, "selected").values()}
    assert set(there) == {run["name"] for run in planned["runs"]} == {f"learning_rate=0.1,seed={s}" for s in (0, 1)}
    for run in planned["runs"]:
        assert there[run["name"]].data.params == run["params"]
        assert run["tags"].items() <= there[run["name"]].data.tags.items()
        assert (there[run["name"]].info.start_time, there[run["name"]].info.end_time) == (run["start_time"], run["end_time"])
        latest = {metric["key"]: metric["value"] for metric in run["metrics"]}
        assert there[run["name"]].data.metrics == latest
