import JSON

/// An MLflow tracking server, by its REST API 2.0 (mlflow.org/docs/latest/rest-api.html).
package struct MLflowServer: Sendable {
  package let uri: TrackingURI
  private let transport: any HTTPTransport
  private let isInterrupted: @Sendable () -> Bool
  /// Waits for some seconds.
  private let pause: @Sendable (Double) -> Void

  package init(
    _ uri: TrackingURI, transport: any HTTPTransport, isInterrupted: @escaping @Sendable () -> Bool,
    pause: @escaping @Sendable (Double) -> Void
  ) {
    self.uri = uri
    self.transport = transport
    self.isInterrupted = isInterrupted
    self.pause = pause
  }

  /// Why a request was not carried out.
  package enum Failure: Error, Sendable, Hashable {
    /// The server answered that it will not do it.
    case refused(status: Int, code: String, message: String)
    /// No answer, or one that says to try again later; `retryAfter` in seconds.
    case unavailable(message: String, attempts: Int, retryAfter: Double?)
    /// Nothing can be sent at all.
    case impossible(message: String)
    case interrupted

    package var message: String {
      switch self {
      case .refused(let status, let code, let message):
        "the server refused it (\(status)\(code.isEmpty ? "" : " \(code)")): \(message)"
      case .unavailable(let message, _, _): message
      case .impossible(let message): message
      case .interrupted: "interrupted"
      }
    }
  }

  /// Sends a request of the API once.
  package func call(
    _ method: HTTPRequest.Method, _ endpoint: String, query: [(String, String)] = [], body: JSON? = nil
  ) throws(Failure) -> JSON {
    let parameters = query.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    let url = "\(uri)/api/2.0/mlflow/\(endpoint)\(parameters.isEmpty ? "" : "?\(parameters)")"
    let reply = try send(
      HTTPRequest(
        method, url, contentType: body == nil ? nil : "application/json", body: body?.compactBytes ?? []))
    guard let json = try? JSON(parsing: reply) else {
      throw .impossible(message: "\(uri) does not answer like an MLflow server (no JSON from \(endpoint))")
    }
    return json
  }

  /// Stores a file below the server's artifact service, once.
  package func store(_ bytes: [UInt8], at path: String, contentType: String) throws(Failure) {
    _ = try send(
      HTTPRequest(
        .put, "\(uri)/api/2.0/mlflow-artifacts/artifacts/\(path)", contentType: contentType, body: bytes))
  }

  private func send(_ request: HTTPRequest) throws(Failure) -> [UInt8] {
    if isInterrupted() { throw .interrupted }
    let response: HTTPResponse
    do throws(HTTPFailure) {
      response = try transport.send(request)
    } catch {
      // Ctrl-C ends the child process too.
      if isInterrupted() { throw .interrupted }
      guard error.kind == .temporary else { throw .impossible(message: error.message) }
      throw .unavailable(message: error.message, attempts: Self.attempts, retryAfter: nil)
    }
    if (200..<300).contains(response.status) { return response.body }
    throw Self.failure(of: response)
  }

  private static func failure(of response: HTTPResponse) -> Failure {
    let json = try? JSON(parsing: response.body)
    let code = json?["error_code"]?.string ?? ""
    let text = json?["message"]?.string ?? String(decoding: response.body.prefix(200), as: UTF8.self)
    let message = String(text.prefix(300)).shown
    switch response.status {
    case 408, 425, 429, 502, 503, 504:
      return .unavailable(
        message: "the server answered \(response.status): \(message)", attempts: attempts,
        retryAfter: response.retryAfter)
    // MLflow answers 500 for some mistakes of its clients too, so it is not asked as often.
    case 500...:
      return .unavailable(
        message: "the server answered \(response.status): \(message)", attempts: attemptsAfterError,
        retryAfter: response.retryAfter)
    case 401, 403:
      return .impossible(
        message: "the server answered \(response.status): \(message); credentials are read from "
          + "MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN")
    default: return .refused(status: response.status, code: code, message: message)
    }
  }

  // MARK: Retrying

  private static let attempts = 5
  private static let attemptsAfterError = 3
  private static let firstPause = 0.5
  private static let longestPause = 30.0

  /// Carries out `request`, again while the server is unavailable, with pauses that double from half a second on, or that the
  /// server asks for, at most half a minute.
  ///
  /// - Parameter request: gets the number of earlier attempts, whose effect is not known: the server may have done what it did
  ///   not answer.
  package func retrying<Result>(_ request: (Int) throws(Failure) -> Result) throws(Failure) -> Result {
    var earlier = 0
    while true {
      do throws(Failure) {
        return try request(earlier)
      } catch {
        earlier += 1
        guard case .unavailable(_, let attempts, let retryAfter) = error, earlier < attempts else {
          throw error
        }
        let own = Self.firstPause * Double(1 << (earlier - 1))
        wait(min(max(own, retryAfter ?? 0), Self.longestPause))
      }
    }
  }

  /// Waits in steps, so that Ctrl-C does not wait for the end of a long pause.
  private func wait(_ seconds: Double) {
    var rest = seconds
    while rest > 0, !isInterrupted() {
      pause(min(rest, 0.5))
      rest -= 0.5
    }
  }
}

extension String {
  /// The text in a URL's query: every byte but letters, digits and `-._~` as `%XX` (RFC 3986).
  fileprivate var percentEncoded: String {
    var bytes: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes += (byte < 16 ? "0" : "").utf8
        bytes += String(byte, radix: 16, uppercase: true).utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
