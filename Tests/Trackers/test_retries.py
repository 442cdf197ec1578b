"""Exports to a server that fails in every way that a real one can."""

import json
import os
import signal
import subprocess
import time

import pytest

from fake_mlflow import FakeMLflow, error
from workplace import is_finite, plan, points, records


@pytest.fixture
def server():
    server = FakeMLflow()
    yield server
    server.close()


@pytest.fixture(scope="module")
def results(workplace):
    return workplace.train()


def expected_points(results):
    """How many finite points all runs have."""
    return sum(is_finite(value) for entry in records(results).values() for _, _, value in points(entry))


def export(workplace, results, server, *options, **keywords):
    return workplace.run("export", "mlflow", results, "--tracking-uri", server.uri, *options, **keywords)


def check_whole(results, server):
    """Every run is there once, ended, with every point once."""
    assert len(server.runs) == len(plan(results)["runs"])
    stored = server.points()
    assert len(stored) == len(set(stored)) == expected_points(results)
    assert {run["info"]["status"] for run in server.runs.values()} == {"FINISHED"}
    assert all(isinstance(run["info"]["end_time"], int) for run in server.runs.values())


def test_second_export_changes_nothing(workplace, results, server):
    export(workplace, results, server)
    check_whole(results, server)
    before = len(server.requests)
    done = export(workplace, results, server)
    assert "0 runs created, 0 continued, 6 unchanged" in done.stdout
    assert {endpoint for endpoint, _ in server.requests[before:]} == {"experiments/get-by-name", "runs/search"}


ENDPOINTS = ["experiments/create", "runs/create", "runs/log-batch", "runs/update", "runs/set-tag"]
FAULTS = [(endpoint, fault) for endpoint in ENDPOINTS for fault in ("drop", "done-drop")]
FAULTS += [("runs/log-batch", fault) for fault in ("slow", (500, {}), (503, {}), (429, {}, ("Retry-After", "1")))]


@pytest.mark.parametrize("endpoint, fault", FAULTS)
def test_one_failure_changes_nothing(workplace, results, server, endpoint, fault):
    server.faults[endpoint] = [None, fault] if endpoint != "experiments/create" else [fault]
    begun = time.monotonic()
    export(workplace, results, server)
    check_whole(results, server)
    if isinstance(fault, tuple) and fault[0] == 429:
        assert time.monotonic() - begun >= 1


def test_refused_batches_are_sent_in_parts(workplace, results, server):
    server.largest_batch = 17
    export(workplace, results, server)
    check_whole(results, server)


def test_half_written_batch_is_completed(workplace, results, server):
    server.faults["runs/log-batch"] = ["half", None, "half"]
    export(workplace, results, server)
    check_whole(results, server)


def test_server_that_always_fails_is_given_up(workplace, results, server):
    server.faults["runs/log-batch"] = [(500, {"message": "broken"})] * 1000
    done = export(workplace, results, server, code=75, timeout=60)
    assert "broken" in done.stderr
    assert "3 runs in a row could not be sent" in done.stderr
    assert len([1 for endpoint, _ in server.requests if endpoint == "runs/log-batch"]) == 9
    server.faults.clear()
    export(workplace, results, server)
    check_whole(results, server)


def test_refused_items_are_listed(workplace, results, server):
    server.longest_value = len("squared_error") - 1
    done = export(workplace, results, server, "--json", "--only", "training.learning_rate=0.1", code=75)
    assert done.stdout.count('"what": "parameter training.loss"') == 2
    # Everything else is there.
    sent = [entry for run in plan(results)["runs"] if run[0] == 1 for entry in [records(results)[run[4]]]]
    assert len(server.points()) == sum(is_finite(value) for entry in sent for _, _, value in points(entry))


def test_values_are_cut_as_an_old_server_needs(workplace, server):
    """Servers before 2.8 take 500 characters; 250 before 1.28. The whole text is an artifact."""
    path = "./" * 150 + "iris.csv"
    (workplace.folder / "iris.csv").write_text("x,class\n" + "".join(f"{n % 5},{'ab'[n % 5 // 3]}\n" for n in range(40)))
    spec = {
        "version": 1, "name": "paths", "network": {"hidden": [2]}, "training": {"epochs": 1}, "seeds": 1,
        "dataset": {"source": "iris.csv", "target": "class", "split": {"test": 0.3}}, "metric": "test.accuracy",
        "sweep": {"parameters": {"dataset.source": {"values": ["iris.csv", path]}}},
    }
    (workplace.folder / "paths.yaml").write_text(json.dumps(spec))
    workplace.run("run", "paths.yaml", "--quiet")
    server.longest_value = 250
    done = export(workplace, workplace.folder / "results/paths", server)
    assert "value cut" in done.stdout or "values cut" in done.stdout
    values = [p["value"] for run in server.runs.values() for p in run["data"]["params"] if p["key"] == "dataset.source"]
    assert "iris.csv" in values
    assert any(len(v) == 250 and v.endswith(f"… (cut; {len(path)} characters in etalon/long-values.json)") for v in values)
    assert any(name.endswith("/artifacts/etalon/long-values.json") for name, _ in server.requests)
    assert "2 unchanged" in export(workplace, workplace.folder / "results/paths", server).stdout


def test_server_without_artifacts_is_said(workplace, results, server):
    server.artifact_root = "s3://bucket"
    done = export(workplace, results, server)
    assert "the server does not take artifacts itself" in done.stderr
    assert "not sent: report.html, spec.yaml" in done.stderr
    assert not [name for name, _ in server.requests if "artifacts" in name]
    check_whole(results, server)


def test_wrong_credentials_end_the_export(workplace, results, server):
    server.faults["experiments/get-by-name"] = [(401, {})] * 9
    done = export(workplace, results, server, code=75)
    assert "MLFLOW_TRACKING_USERNAME" in done.stderr
    assert len(server.requests) == 1


@pytest.mark.parametrize("names, header", [
    ({"MLFLOW_TRACKING_USERNAME": "eva", "MLFLOW_TRACKING_PASSWORD": 's3"cr\\et'}, "Basic ZXZhOnMzImNyXGV0"),
    ({"MLFLOW_TRACKING_TOKEN": "s3cret"}, "Bearer s3cret"),
])
def test_credentials_are_in_headers_only(workplace, results, server, names, header):
    server.watches_commands = True
    export(workplace, results, server, environment=os.environ | names)
    assert {headers.get("Authorization") for headers in server.headers} == {header}
    assert server.command_lines == {"curl --disable --config - "}


def test_killed_export_is_continued(workplace, results, server):
    for requests in (3, 8, 15):
        process = subprocess.Popen(
            [workplace.tool, "export", "mlflow", results, "--tracking-uri", server.uri],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        goal = len(server.requests) + requests
        while len(server.requests) < goal and process.poll() is None:
            time.sleep(0.001)
        process.kill()
        process.wait()
        time.sleep(0.2)
    export(workplace, results, server)
    check_whole(results, server)


def test_interrupted_export_says_what_is_left(workplace, results, server):
    server.faults["runs/log-batch"] = [None] + [(429, {}, ("Retry-After", "30"))] * 9
    process = subprocess.Popen(
        [workplace.tool, "export", "mlflow", results, "--tracking-uri", server.uri],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while len([1 for endpoint, _ in server.requests if endpoint == "runs/log-batch"]) < 2:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert process.returncode == 75
    assert "interrupted" in errors and "5 runs were not reached" in errors


def test_missing_curl_is_said(workplace, results, server):
    done = export(workplace, results, server, code=75, environment=os.environ | {"PATH": "/nonexistent"})
    assert "curl is not installed" in done.stderr
    assert not server.requests


@pytest.mark.parametrize("uri", [
    "file:///tmp/mlruns", "mlruns", "databricks", "http://", "http://:5000", "http://eva:secret@host", "http://host/?a=b",
    'http://host"\nuser = "x', "-o/tmp/x",
])
def test_other_uris_are_refused(workplace, results, uri):
    done = workplace.run("export", "mlflow", results, f"--tracking-uri={uri}", code=64)
    assert "the tracking URI" in done.stderr


def test_server_that_is_not_mlflow(workplace, results, server):
    server.faults["experiments/get-by-name"] = [(404, {"detail": "Not Found"})]
    done = export(workplace, results, server, code=75)
    assert "404" in done.stderr


def test_deleted_experiment_is_named(workplace, results, server):
    server.experiments["small"] = {"experiment_id": "1", "lifecycle_stage": "deleted"}
    done = export(workplace, results, server, code=75)
    assert "is deleted" in done.stderr and "--experiment" in done.stderr
