import JSON
import Synchronization
import Testing

@testable import Operations
@testable import Trackers

@Suite struct MLflowServerTests {
  @Test(arguments: [
    ("http://127.0.0.1:5000/", "http://127.0.0.1:5000"),
    ("https://mlflow.example.org/a/b//", "https://mlflow.example.org/a/b"),
    ("http://[::1]:5000", "http://[::1]:5000"), ("HTTPS://host", "HTTPS://host"),
  ])
  func `An address of a server is taken without its final slash`(text: String, expected: String) throws {
    #expect(try TrackingURI(text).description == expected)
  }

  @Test(arguments: [
    ("", "not an http"), ("sqlite:///x.db", "mlflow server"), ("file:/tmp", "mlflow server"),
    ("http:///x", "no host"),
    ("http://a:b@host", "MLFLOW_TRACKING_USERNAME"), ("http://host?x", "without ?"),
    ("http://ho st", "letters"),
    ("http://host/\u{1B}[2J", "letters"),
  ])
  func `Other addresses are refused with what to write instead`(text: String, reason: String) {
    let error = #expect(throws: OperationError.self) { try TrackingURI(text) }
    #expect(error?.description.contains(reason) ?? false)
    #expect(error?.description.contains("\u{1B}") == false)
  }

  @Test(
    arguments: [
      (HTTPResponse(status: 503, body: []), [0.5, 1, 2, 4]), (HTTPResponse(status: 500, body: []), [0.5, 1]),
      (HTTPResponse(status: 429, retryAfter: 3, body: []), [3, 3, 3, 4]),
      (HTTPResponse(status: 429, retryAfter: 1e9, body: []), [30, 30, 30, 30]),
      (HTTPResponse(status: 400, body: []), []), (HTTPResponse(status: 401, body: []), []),
    ] as [(HTTPResponse, [Double])])
  func `Requests are repeated a few times, with growing pauses`(response: HTTPResponse, pauses: [Double])
    throws
  {
    let transport = Answers([], then: response)
    let waited = Mutex([Double]())
    let server = MLflowServer(
      try TrackingURI("http://host"), transport: transport, isInterrupted: { false },
      pause: { seconds in waited.withLock { $0.append(seconds) } })
    #expect(throws: MLflowServer.Failure.self) {
      try server.retrying { (_) throws(MLflowServer.Failure) in try server.call(.get, "runs/get") }
    }
    #expect(transport.requests.count == pauses.count + 1)
    // A long pause is made of short ones, so that Ctrl-C ends it.
    #expect(waited.withLock { $0.reduce(0, +) } == pauses.reduce(0, +))
    #expect(waited.withLock { $0.allSatisfy { $0 <= 0.5 } })
  }

  @Test func `A created run is looked for before it is created again`() throws {
    let run: JSON = ["info": ["run_id": "7"], "data": ["tags": [["key": "etalon.run", "value": "abc"]]]]
    let transport = Answers(
      [HTTPResponse(status: 502, body: [])],
      then: HTTPResponse(status: 200, body: (["runs": [run]] as JSON).compactBytes))
    let server = MLflowServer(
      try TrackingURI("http://host"), transport: transport, isInterrupted: { false }, pause: { _ in })
    #expect(try server.create(sampleMLflowRun(), inExperiment: "1").id == "7")
    #expect(
      transport.requests.map(\.url)
        == ["runs/create", "runs/search"].map { "http://host/api/2.0/mlflow/\($0)" })
  }

  @Test func `After Ctrl-C nothing is sent`() throws {
    let transport = Answers([], then: HTTPResponse(status: 200, body: []))
    let server = MLflowServer(
      try TrackingURI("http://host"), transport: transport, isInterrupted: { true }, pause: { _ in })
    #expect(throws: MLflowServer.Failure.interrupted) { try server.call(.get, "runs/get") }
    #expect(transport.requests.isEmpty)
  }

  @Test func `Names are escaped in addresses`() throws {
    let transport = Answers([], then: HTTPResponse(status: 200, body: Array("{}".utf8)))
    let server = MLflowServer(
      try TrackingURI("http://host"), transport: transport, isInterrupted: { false }, pause: { _ in })
    _ = try server.call(.get, "x", query: [("name", "a b&c=η\n")])
    #expect(transport.requests.map(\.url) == ["http://host/api/2.0/mlflow/x?name=a%20b%26c%3D%CE%B7%0A"])
  }
}

private func sampleMLflowRun() -> MLflowRun {
  MLflowRun(
    TrackedRun(
      key: "abc", identity: "abc", name: "seed=1", status: .finished, axes: [], settings: [], facts: [],
      points: [], start: 0, end: 1), experiment: "e")
}

/// A server that gives answers from a list, then always the same one.
private final class Answers: HTTPTransport {
  private let state: Mutex<(answers: [HTTPResponse], requests: [HTTPRequest])>
  private let last: HTTPResponse

  init(_ answers: [HTTPResponse], then last: HTTPResponse) {
    state = Mutex((answers, []))
    self.last = last
  }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  func send(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPResponse {
    state.withLock { state in
      state.requests.append(request)
      return state.answers.isEmpty ? last : state.answers.removeFirst()
    }
  }
}
