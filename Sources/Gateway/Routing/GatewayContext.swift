internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Telemetry

/// A header field; Hummingbird exports its list alone.
typealias HTTPField = HTTPFields.Element

/// What is known of a request beside the request itself.
struct GatewayContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Whether the caller sits on this machine.
  let isLoopback: Bool
  /// Given or made by `RequestObservation`, the outermost middleware.
  var requestID = ""

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    isLoopback = source.channel.remoteAddress?.isLoopback ?? false
  }
}

extension SocketAddress {
  /// Whether it is 127.0.0.0/8, ::1, the former mapped into IPv6, or a socket of this machine.
  fileprivate var isLoopback: Bool {
    switch self {
    case .v4(let address): return withUnsafeBytes(of: address.address.sin_addr) { $0[0] == 127 }
    case .v6(let address):
      return withUnsafeBytes(of: address.address.sin6_addr) { bytes in
        let leads = bytes[..<10].allSatisfy { $0 == 0 }
        let isOne = leads && bytes[10..<15].allSatisfy { $0 == 0 } && bytes[15] == 1
        let isMapped = leads && bytes[10] == 0xFF && bytes[11] == 0xFF && bytes[12] == 127
        return isOne || isMapped
      }
    case .unixDomainSocket: return true
    }
  }
}
