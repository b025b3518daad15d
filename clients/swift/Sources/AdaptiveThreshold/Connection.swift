import AdaptiveThresholdAPI
import GRPCCore
import GRPCNIOTransportHTTP2

/// What carries the client's messages.
public typealias Transport = HTTP2ClientTransport.Posix

/// Where the service is, the key to it, and what a connection is told.
struct Address: Sendable {
  var host: String
  var port: Int
  var key: String
  var security: Transport.TransportSecurity

  /// A connection that is made, and made again, while it is run.
  /// - Parameters:
  ///   - deadline: of each call with one answer; `nil` for a watch, which lasts.
  /// - Throws: for an address that is none.
  func connection(deadline: Duration?) throws -> GRPCClient<Transport> {
    let transport = try Transport(
      target: .dns(host: host, port: port), transportSecurity: security,
      config: .defaults { config in
        // Else a server that comes back is not looked for during up to two minutes.
        config.backoff = .init(initial: .milliseconds(100), max: .seconds(2), multiplier: 1.6, jitter: 0.2)
        if deadline != nil {
          // Found to be dead within 25 s, also without calls; a server permits a PING every 10 s. A watch has bookmarks.
          config.connection.keepalive = .init(
            time: .seconds(20), timeout: .seconds(5), allowWithoutCalls: true)
        }
      }, serviceConfig: ServiceConfig(methodConfig: Self.methods(deadline)))
    return GRPCClient(transport: transport, interceptors: key.isEmpty ? [] : [KeyInterceptor(key: key)])
  }

  private static func methods(_ deadline: Duration?) -> [MethodConfig] {
    typealias Service = AdaptiveThreshold_V1_AdaptiveThresholdService
    let streams = [Service.Method.WatchThresholds.descriptor, Service.Method.EvaluateStream.descriptor]
    let unary = Service.Method.descriptors.filter { !streams.contains($0) }
    return [
      MethodConfig(names: unary.map(MethodConfig.Name.init), waitForReady: false, timeout: deadline),
      MethodConfig(names: streams.map(MethodConfig.Name.init), waitForReady: false),
    ]
  }
}

extension MethodConfig.Name {
  fileprivate init(_ method: MethodDescriptor) {
    self.init(service: method.service.fullyQualifiedService, method: method.method)
  }
}

/// Presents the key with every call.
private struct KeyInterceptor: ClientInterceptor {
  let key: String

  func intercept<Input: Sendable, Output: Sendable>(
    request: StreamingClientRequest<Input>, context: ClientContext,
    next: (StreamingClientRequest<Input>, ClientContext) async throws -> StreamingClientResponse<Output>
  ) async throws -> StreamingClientResponse<Output> {
    var request = request
    request.metadata.addString("Bearer \(key)", forKey: "authorization")
    return try await next(request, context)
  }
}
