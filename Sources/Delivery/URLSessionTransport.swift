internal import Foundation
internal import Synchronization

#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// HTTP through the URLSession of the toolchain; TLS is its libcurl's.
///
/// Follows no redirect (a webhook's URL is a secret that must not go elsewhere), keeps no cookies and no cache, and reads
/// a bounded part of what is answered.
package final class URLSessionTransport: HTTPTransport {
  private let session: URLSession
  private let delegate = Exchanges()

  package init() {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    configuration.httpShouldSetCookies = false
    session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
  }

  deinit { session.invalidateAndCancel() }

  package func send(_ request: OutgoingRequest, within timeout: Duration) async -> DeliveryOutcome {
    guard let url = URL(string: request.url) else { return .refused("no URL") }
    var outgoing = URLRequest(url: url)
    outgoing.httpMethod = "POST"
    for (name, value) in request.headers { outgoing.setValue(value, forHTTPHeaderField: name) }
    outgoing.httpBody = Data(request.body)
    // Counts from the last byte alone; the whole exchange is bounded below.
    outgoing.timeoutInterval = timeout / .seconds(1)
    let task = session.dataTask(with: outgoing)
    let expiry = Task {
      try await Task.sleep(for: timeout)
      task.cancel()
    }
    defer { expiry.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        delegate.begin(task.taskIdentifier) { continuation.resume(returning: $0) }
        task.resume()
      }
    } onCancel: {
      task.cancel()
    }
  }
}

/// The exchanges under way, by the number of their task.
private final class Exchanges: NSObject, URLSessionDataDelegate, Sendable {
  private struct Exchange {
    var received = 0
    var done: @Sendable (DeliveryOutcome) -> Void
  }

  /// Nobody reads the answer; a receiver that does not stop talking is cut off.
  private static let answerBytesMax = 64 << 10
  private let exchanges = Mutex<[Int: Exchange]>([:])

  func begin(_ number: Int, done: @escaping @Sendable (DeliveryOutcome) -> Void) {
    exchanges.withLock { $0[number] = Exchange(done: done) }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let total = exchanges.withLock { exchanges -> Int in
      exchanges[dataTask.taskIdentifier]?.received += data.count
      return exchanges[dataTask.taskIdentifier]?.received ?? 0
    }
    if total > Self.answerBytesMax { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let exchange = exchanges.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    exchange?.done(Self.outcome(task, error))
  }

  private static func outcome(_ task: URLSessionTask, _ error: (any Error)?) -> DeliveryOutcome {
    if let response = task.response as? HTTPURLResponse {
      return DeliveryOutcome(
        status: response.statusCode, retryAfter: response.value(forHTTPHeaderField: "Retry-After"),
        now: Int64(Date().timeIntervalSince1970))
    }
    // The error's own words hold the URL.
    guard let code = (error as? URLError)?.code else { return .failed("no answer", after: nil) }
    let cause =
      switch code {
      case .timedOut, .cancelled: "no answer in time"
      case .cannotConnectToHost: "no connection"
      case .cannotFindHost: "unknown host"
      default: "no answer, error \(code.rawValue)"
      }
    return .failed(cause, after: nil)
  }
}
