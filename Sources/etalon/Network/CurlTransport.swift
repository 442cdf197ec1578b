import Operations

/// Sends HTTP requests by a child process, `curl`, so that the tool itself links no network code and starts no slower for it.
///
/// The request and the credentials go to curl's standard input and to another pipe, never into its arguments, which every user of
/// the machine can read. The user's `.curlrc` is not read.
struct CurlTransport: HTTPTransport {
  private let credentials: [(name: String, value: String)]
  /// The longest response that is read, in bytes.
  private static let limit = 256 << 20

  /// Reads credentials from the environment, by the names of MLflow's own client.
  init() throws(OperationError) {
    let token = Environment["MLFLOW_TRACKING_TOKEN"] ?? ""
    let user = Environment["MLFLOW_TRACKING_USERNAME"] ?? ""
    let password = Environment["MLFLOW_TRACKING_PASSWORD"] ?? ""
    guard [token, user, password].allSatisfy({ $0.unicodeScalars.allSatisfy { $0.value >= 32 } }),
      token.utf8.count + user.utf8.count + password.utf8.count < 8192
    else {
      throw OperationError(
        .usage,
        "MLFLOW_TRACKING_TOKEN, _USERNAME and _PASSWORD must be shorter and without control characters")
    }
    credentials =
      !user.isEmpty
      ? [("user", "\(user):\(password)")]
      : !token.isEmpty ? [("header", "Authorization: Bearer \(token)")] : []
  }

  func send(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPResponse {
    let end: ChildProcess.End
    do throws(ChildProcess.Failure) {
      end = try ChildProcess.run(
        "curl", ["--disable", "--config", "-"], input: Array(config(of: request).utf8),
        second: request.body, limit: Self.limit)
    } catch {
      switch error {
      case .notInstalled:
        throw HTTPFailure(
          .missingProgram,
          "curl is not installed, or not in PATH; etalon export mlflow sends requests with it")
      case .system(let message): throw HTTPFailure(.permanent, "curl could not be started: \(message)")
      }
    }
    return try Self.response(of: end, url: request.url)
  }

  /// curl's options, one a line (`man curl`, --config).
  private func config(of request: HTTPRequest) -> String {
    var options = [
      ("url", request.url), ("request", request.method.rawValue), ("proto", "=http,https"),
      ("connect-timeout", "10"), ("max-time", "300"), ("header", "Expect:"),
      ("header", "Accept: application/json"),
      ("write-out", "\\n%{http_code} %header{retry-after}\\n%{errormsg}"),
    ]
    if let type = request.contentType { options.append(("header", "Content-Type: \(type)")) }
    if request.method != .get {
      options.append(("data-binary", "@/dev/fd/\(ChildProcess.secondInput)"))
    }
    let flags = "silent\ngloboff\n"
    return flags
      + (options + credentials).map { name, value in
        // The format of --write-out is the only value with escapes of its own.
        "\(name) = \"\(name == "write-out" ? value : value.curlEscaped)\"\n"
      }.joined()
  }

  /// The body is followed by a line with status and Retry-After, and one with curl's message.
  private static func response(of end: ChildProcess.End, url: String) throws(HTTPFailure) -> HTTPResponse {
    let newline = UInt8(ascii: "\n")
    guard let last = end.output.lastIndex(of: newline),
      let before = end.output[..<last].lastIndex(of: newline)
    else { throw HTTPFailure(.temporary, "curl ended early") }
    let words = String(decoding: end.output[(before + 1)..<last], as: UTF8.self).split(separator: " ")
    let message = String(decoding: end.output[(last + 1)...], as: UTF8.self)
    guard end.exitCode == 0 else {
      let isTemporary = end.exitCode.map(temporaryCodes.contains) ?? true
      throw HTTPFailure(
        isTemporary ? .temporary : .permanent,
        "\(url): \(message.isEmpty ? "curl ended with code \(end.exitCode ?? -1)" : message)")
    }
    guard let status = words.first.flatMap({ Int($0) }), status > 0 else {
      throw HTTPFailure(.temporary, "\(url): no HTTP response")
    }
    let retryAfter = words.dropFirst().first.flatMap { Double($0) }.flatMap { $0.isFinite ? max(0, $0) : nil }
    return HTTPResponse(status: status, retryAfter: retryAfter, body: Array(end.output[..<before]))
  }

  /// curl's codes for hosts that do not resolve or answer, connections that end early, and timeouts (`man curl`, EXIT CODES).
  private static let temporaryCodes: Set<Int32> = [5, 6, 7, 16, 18, 28, 52, 55, 56, 92]
}

extension String {
  /// The text within quotes of curl's configuration.
  fileprivate var curlEscaped: String {
    String(flatMap { $0 == "\\" || $0 == "\"" ? "\\\($0)" : String($0) })
  }
}
