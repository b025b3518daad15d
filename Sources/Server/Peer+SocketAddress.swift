import GRPC
import NIOCore

extension Peer {
  init(_ address: SocketAddress?) {
    guard let address else {
      self.init(address: "unknown", isLoopback: false)
      return
    }
    guard let ip = address.ipAddress else {
      self.init(address: address.pathname ?? "unix", isLoopback: true)
      return
    }
    let isLoopback = ip.hasPrefix("127.") || ip == "::1" || ip.hasPrefix("::ffff:127.")
    self.init(address: "\(ip):\(address.port ?? 0)", isLoopback: isLoopback)
  }
}
