internal import Synchronization

/// The origins of CORS_ORIGINS, which may change while requests run.
package final class AllowedOrigins: Sendable {
  private let origins: Mutex<Set<String>>

  /// - Parameter origins: such as `https://example.org`; `*` is any.
  package init(_ origins: [String] = []) { self.origins = Mutex(Self.normalised(origins)) }

  /// Replaces all of them, for every request from now on.
  package func replace(with origins: [String]) { self.origins.withLock { $0 = Self.normalised(origins) } }

  func contains(_ origin: String) -> Bool { origins.withLock { $0.contains("*") || $0.contains(origin) } }

  private static func normalised(_ origins: [String]) -> Set<String> {
    Set(origins.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 })
  }
}
