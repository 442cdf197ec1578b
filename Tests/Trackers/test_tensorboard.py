"""Event files, read back by TensorBoard's own readers."""

import datetime
import json
import struct

import pytest
from tensorboard.backend.event_processing import data_provider, event_accumulator, plugin_event_multiplexer
from tensorboard.backend.event_processing.event_file_loader import EventFileLoader
from tensorboard.context import RequestContext
from tensorboard.plugins import base_plugin
from tensorboard.plugins.hparams import api_pb2, backend_context, get_experiment, list_session_groups

from workplace import SPEC, is_finite, plan, records, take_eighty_seconds

HOSTILE = "\u001b[2J ../..; <script>alert(1)</script> η \"x\".csv"


@pytest.fixture(scope="module")
def results(workplace):
    results = workplace.train(SPEC.replace("name: small", "name: board"))
    take_eighty_seconds(results)
    return results


@pytest.fixture(scope="module")
def logs(workplace, results):
    workplace.run("export", "tensorboard", results, "logs")
    return workplace.folder / "logs"


def as_float32(value):
    """A record's value as TensorBoard stores it."""
    number = {None: float("nan"), "inf": float("inf"), "-inf": float("-inf")}.get(value, value)
    try:
        return struct.unpack("f", struct.pack("f", number))[0]
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")


def same(a, b):
    return a == b or a != a and b != b


def scalars(folder):
    """Of one run: tag to a list of steps, values and times."""
    accumulator = event_accumulator.EventAccumulator(str(folder), size_guidance={"scalars": 0})
    accumulator.Reload()
    return {tag: [(e.step, e.value, e.wall_time) for e in accumulator.Scalars(tag)] for tag in accumulator.Tags()["scalars"]}


def folders(logs, results):
    """The folder of each run, by identity."""
    found = {}
    for path in (logs / results.name).iterdir():
        if path.is_dir():
            for identity in records(results):
                if path.name.endswith("-" + identity[:8]):
                    found[identity] = path
    return found


def test_there_is_one_folder_with_one_file_for_each_run(logs, results):
    found = folders(logs, results)
    assert set(found) == set(records(results)) and len(set(found.values())) == 6
    assert all(len(list(path.iterdir())) == 1 for path in found.values())
    assert {path.name.rsplit("-", 1)[0] for path in found.values()} == {
        f"learning_rate={rate},seed={seed}" for rate in ("0.01", "0.1", "1e30") for seed in (0, 1)}


def test_scalars_have_their_steps_values_and_times(logs, results):
    for identity, path in folders(logs, results).items():
        entry = records(results)[identity]
        stored = scalars(path)
        end = datetime.datetime.fromisoformat(entry["ended"]).timestamp()
        start = end - int(entry["seconds"] * 1000) / 1000
        for name, values in entry["curve"]["columns"].items():
            points = stored.pop(name.replace(".", "/"))
            assert [point[0] for point in points] == entry["curve"]["epochs"]
            assert all(same(point[1], as_float32(value)) for point, value in zip(points, values))
            for step, _, time in points:
                assert abs(time - (start + (end - start) * step / entry["epochs"])) <= 0.0011
        for tag, ((step, value, time),) in stored.items():
            assert tag.startswith("final/")
            assert same(value, as_float32(entry["metrics"][tag.removeprefix("final/").replace("/", ".")]))
            assert step == entry["epochs"] and abs(time - end) < 1e-3


def test_what_is_not_finite_is_written_and_counted(workplace, logs, results):
    diverged = [entry for entry in records(results).values() if entry["status"] == "diverged"]
    assert any(not is_finite(v) for entry in diverged for values in entry["curve"]["columns"].values() for v in values)
    done = workplace.run("export", "tensorboard", results, "counted", "--json")
    written = [value for path in folders(workplace.folder / "counted", results).values()
               for points in scalars(path).values() for _, value, _ in points]
    (summary,) = json.loads(done.stdout)
    assert summary["non_finite"] >= sum(value != value for value in written) > 0


def test_files_are_whole(logs, results):
    """The last record is the run's end, and its checksums are right: the loader raises an error otherwise."""
    for path in folders(logs, results).values():
        (file,) = path.iterdir()
        events = list(EventFileLoader(str(file)).Load())
        assert events[0].file_version == "brain.Event:2"
        assert events[-1].summary.value[0].tag == "_hparams_/session_end_info"


def hparams(logs):
    """TensorBoard's HParams backend on a log folder."""
    multiplexer = plugin_event_multiplexer.EventMultiplexer(size_guidance={"tensors": 0}, tensor_size_guidance={
        "scalars": 1000, "hparams": 1000})
    multiplexer.AddRunsFromDirectory(str(logs))
    multiplexer.Reload()
    provider = data_provider.MultiplexerDataProvider(multiplexer, str(logs))
    return backend_context.Context(base_plugin.TBContext(data_provider=provider))


def test_hparams_has_one_row_for_each_run(logs, results):
    context = hparams(logs)
    request = RequestContext()
    experiment = get_experiment.Handler(
        request, context, "", api_pb2.GetExperimentRequest(include_metrics=True)).run()
    assert {info.name for info in experiment.hparam_infos} == {"training.learning_rate", "seed"}
    assert "final/validation/accuracy" in {info.name.tag for info in experiment.metric_infos}
    groups = list_session_groups.Handler(request, context, "", api_pb2.ListSessionGroupsRequest(
        allowed_statuses=[api_pb2.STATUS_UNKNOWN, api_pb2.STATUS_SUCCESS, api_pb2.STATUS_FAILURE, api_pb2.STATUS_RUNNING],
        col_params=[api_pb2.ColParams(metric=api_pb2.MetricName(tag="final/validation/accuracy"))],
        start_index=0, slice_size=100, include_metrics=True)).run().session_groups
    paths = folders(logs, results)
    keys = {run[4]: run for run in plan(results)["runs"]}
    rows = {group.sessions[0].name: group for group in groups}
    # No row more than there are runs, and each under the name of its curves.
    assert set(rows) == {f"board/{path.name}" for path in paths.values()} and len(groups) == 6
    for identity, path in paths.items():
        group, (point, seed, *_) = rows[f"board/{path.name}"], keys[identity]
        assert group.hparams["seed"].number_value == seed
        assert group.hparams["training.learning_rate"].number_value == plan(results)["points"][point][0]
        session = group.sessions[0]
        assert session.status == api_pb2.STATUS_SUCCESS
        value = {m.name.tag: m.value for m in session.metric_values}["final/validation/accuracy"]
        assert value == as_float32(records(results)[identity]["metrics"]["validation.accuracy"])


def test_an_export_replaces_the_earlier_one(workplace, results):
    workplace.run("export", "tensorboard", results, "again")
    again = workplace.folder / "again"
    first = {path: path.read_bytes() for path in again.rglob("*tfevents*")}
    workplace.run("export", "tensorboard", results, "again")
    assert {path: path.read_bytes() for path in again.rglob("*tfevents*")} == first
    workplace.run("export", "tensorboard", results, "again", "--only", "training.learning_rate=0.1")
    assert len(list(again.rglob("*tfevents*"))) == 2
    # What a killed export left is removed.
    (again / "board.new").mkdir()
    workplace.run("export", "tensorboard", results, "again")
    assert {path.name for path in again.iterdir()} == {"board"} and len(list(again.rglob("*tfevents*"))) == 6


@pytest.mark.parametrize("name", ["board", "board.new", "board.old"])
def test_other_folders_are_not_replaced(workplace, results, tmp_path, name):
    mine = tmp_path / name / "run/events.out.tfevents.1"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    done = workplace.run("export", "tensorboard", results, tmp_path, code=74)
    assert "was not written by etalon export tensorboard" in done.stderr
    assert mine.read_text() == "mine"


def test_hostile_names_stay_within_the_folder(workplace):
    rows = "\n".join(f"{n % 5},{'a' if n % 5 > 2 else 'b'}" for n in range(40))
    name = HOSTILE.replace("../..", ".. ..").replace("/", "_")
    for source in (name, "plain.csv"):
        (workplace.folder / source).write_text(f"x,class\n{rows}\n")
    spec = {
        "version": 1, "name": "hostile", "network": {"hidden": [2]}, "training": {"epochs": 2}, "seeds": 1,
        "dataset": {"source": "plain.csv", "target": "class", "split": {"test": 0.3}}, "metric": "test.accuracy",
        "sweep": {"parameters": {"dataset.source": {"values": [name, "plain.csv"]}}},
    }
    (workplace.folder / "hostile.yaml").write_text(json.dumps(spec))
    workplace.run("run", "hostile.yaml", "--quiet")
    workplace.run("export", "tensorboard", "results/hostile", "hostile-logs")
    files = list((workplace.folder / "hostile-logs").rglob("*tfevents*"))
    assert len(files) == 2
    for file in files:
        assert file.relative_to(workplace.folder / "hostile-logs").parts[0] == "hostile"
        assert all(c.isascii() and (c.isalnum() or c in "._=,+-") for c in file.parent.name)

