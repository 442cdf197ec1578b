/// Sends HTTP requests; the executable does it by a child process, tests by a table.
package protocol HTTPTransport: Sendable {
  /// Sends one request, once, and returns the response whatever its status is.
  func send(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPResponse
}

/// An HTTP request.
package struct HTTPRequest: Sendable, Hashable {
  package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
  }

  package var method: Method
  package var url: String
  package var contentType: String?
  package var body: [UInt8]

  package init(_ method: Method, _ url: String, contentType: String? = nil, body: [UInt8] = []) {
    self.method = method
    self.url = url
    self.contentType = contentType
    self.body = body
  }
}

/// An HTTP response.
package struct HTTPResponse: Sendable, Hashable {
  package var status: Int
  /// The value of the header Retry-After where it is a number of seconds.
  package var retryAfter: Double?
  package var body: [UInt8]

  package init(status: Int, retryAfter: Double? = nil, body: [UInt8]) {
    self.status = status
    self.retryAfter = retryAfter
    self.body = body
  }
}

/// Why there is no response.
package struct HTTPFailure: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// The same request may succeed later.
    case temporary
    /// It will not.
    case permanent
    /// The program that sends requests is not installed.
    case missingProgram
  }

  package var kind: Kind
  package var message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
