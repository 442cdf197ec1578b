import Dispatch

/// Calls a function again and again, on a queue of its own, until it is cancelled.
final class Ticker: Sendable {
  // Dispatch sources may be used from any thread; Dispatch does not declare it.
  nonisolated(unsafe) private let source: any DispatchSourceTimer

  init(every period: DispatchTimeInterval, _ action: @escaping @Sendable () -> Void) {
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "etalon.ticker"))
    timer.schedule(deadline: .now() + period, repeating: period)
    timer.setEventHandler(handler: action)
    timer.resume()
    unsafe source = timer
  }

  func cancel() { unsafe source.cancel() }
}
