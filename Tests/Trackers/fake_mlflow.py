"""An MLflow tracking server in memory that can be told to fail.

It stores every point that it is sent, as MLflow's file store does, so that points sent twice are seen.
"""

import collections
import http.server
import itertools
import json
import pathlib
import threading
import time
import urllib.parse

API = "/api/2.0/mlflow/"


class FakeMLflow:
    """A server on a free port of the loopback interface. Faults are taken from `faults[endpoint]`, one for each request:
    a pair of status and JSON, `drop` (the connection is closed without an answer), `done-drop` (the same after the request
    was carried out), `half` (half of a batch is stored and refused), `slow` (the answer takes two seconds), or None."""

    def __init__(self):
        self.lock = threading.Lock()
        self.faults = collections.defaultdict(list)
        self.requests = []
        self.headers = []
        self.watches_commands = False
        self.command_lines = set()
        self.experiments = {}
        self.runs = {}
        self.largest_batch = 1000
        self.longest_value = 6000
        self.artifact_root = "mlflow-artifacts:"
        self.numbers = itertools.count(1)
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                owner.handle(self)

            do_GET = do_POST = do_PUT = answer

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

        self.server = Server(("127.0.0.1", 0), Handler)
        self.uri = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def handle(self, request):
        url = urllib.parse.urlsplit(request.path)
        body = request.rfile.read(int(request.headers.get("Content-Length") or 0))
        endpoint = url.path.removeprefix(API)
        if self.watches_commands:
            self.note_command_lines()
        with self.lock:
            self.requests.append((endpoint, len(body)))
            self.headers.append(dict(request.headers))
            faults = self.faults[endpoint]
            fault = faults.pop(0) if faults else None
            if fault == "drop":
                reply = None
            elif fault == "slow":
                time.sleep(2)
                reply = self.carry_out(request.command, endpoint, self.query(url), body, None)
            elif isinstance(fault, tuple):
                reply = fault
            else:
                reply = self.carry_out(request.command, endpoint, self.query(url), body, fault)
                if fault == "done-drop":
                    reply = None
        if reply is None:
            request.close_connection = True
            request.connection.close()
            return
        status, content, *extra = reply
        data = json.dumps(content).encode()
        request.send_response(status)
        for name, value in extra:
            request.send_header(name, value)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    @staticmethod
    def query(url):
        return dict(urllib.parse.parse_qsl(url.query))

    def note_command_lines(self):
        """Remembers the arguments of the curl processes that there are now."""
        for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
            try:
                words = path.read_bytes().split(b"\0")
            except OSError:
                continue
            if words[0].endswith(b"curl"):
                self.command_lines.add(b" ".join(words).decode())

    def carry_out(self, method, endpoint, query, body, fault):
        if method == "PUT":
            return 200, {}
        message = json.loads(body) if body else {}
        if endpoint == "experiments/get-by-name":
            found = self.experiments.get(query["experiment_name"])
            return (200, {"experiment": found}) if found else error(404, "RESOURCE_DOES_NOT_EXIST")
        if endpoint == "experiments/create":
            found = {"experiment_id": str(next(self.numbers)), "lifecycle_stage": "active"}
            self.experiments[message["name"]] = found
            return 200, found
        if endpoint == "runs/search":
            runs = [r for r in self.runs.values() if r["info"]["experiment_id"] in message["experiment_ids"]]
            if "filter" in message:
                wanted = message["filter"].split("'")[1]
                runs = [r for r in runs if any(t["value"] == wanted for t in r["data"]["tags"])]
            return 200, {"runs": [self.listed(run) for run in runs]}
        if endpoint == "runs/create":
            number = str(next(self.numbers))
            self.runs[number] = {
                "info": {
                    "run_id": number, "experiment_id": message["experiment_id"], "status": "RUNNING",
                    "run_name": message["run_name"], "artifact_uri": f"{self.artifact_root}/1/{number}/artifacts",
                },
                "data": {"tags": list(message["tags"]), "params": [], "metrics": []},
            }
            return 200, {"run": self.listed(self.runs[number])}
        run = self.runs[message.get("run_id") or query["run_id"]]
        if endpoint == "runs/get":
            return 200, {"run": self.listed(run)}
        if endpoint == "runs/update":
            run["info"].update(message)
            return 200, {}
        if endpoint == "runs/set-tag":
            run["data"]["tags"].append({"key": message["key"], "value": message["value"]})
            return 200, {}
        if endpoint == "metrics/get-history":
            return 200, {"metrics": [m for m in run["data"]["metrics"] if m["key"] == query["metric_key"]]}
        if endpoint == "runs/log-batch":
            return self.log(run, message, fault)
        return error(404, "ENDPOINT_NOT_FOUND")

    def log(self, run, message, fault):
        lists = [message.get(name, []) for name in ("metrics", "params", "tags")]
        if sum(map(len, lists)) > self.largest_batch:
            return error(400, "INVALID_PARAMETER_VALUE")
        if any(len(param["value"]) > self.longest_value for param in lists[1]):
            return error(400, "INVALID_PARAMETER_VALUE")
        if fault == "half":
            run["data"]["metrics"] += lists[0][: len(lists[0]) // 2]
            return error(400, "INVALID_PARAMETER_VALUE")
        for name, items in zip(("metrics", "params", "tags"), lists):
            run["data"][name] += items
        return 200, {}

    @staticmethod
    def listed(run):
        """A run as replies hold it: the last point of each metric."""
        latest = {metric["key"]: metric for metric in run["data"]["metrics"]}
        return {"info": run["info"], "data": run["data"] | {"metrics": list(latest.values())}}

    def points(self):
        """Every stored point: run, metric, step."""
        return [(number, m["key"], m["step"]) for number, run in self.runs.items() for m in run["data"]["metrics"]]


def error(status, code):
    return status, {"error_code": code, "message": f"refused: {code}"}
