/// Where everything is kept.
package enum DatabaseLocation: Sendable, Equatable {
  /// Nowhere: gone when the process ends.
  case memory
  /// One file on disk.
  case sqlite(path: String)
  /// A server, as libpq's URL with the password in it.
  case postgres(url: String)

  /// Reads `memory:`, `sqlite:PATH`, `postgresql://...`, and the forms that SQLAlchemy writes: `sqlite:///PATH` (one
  /// slash more for an absolute path), `sqlite:///:memory:` and `postgres://...`. `nil` for anything else.
  package init?(_ text: String) {
    switch text {
    case "memory:", "sqlite::memory:", "sqlite://", "sqlite:///:memory:": self = .memory
    case _ where text.hasPrefix("sqlite:"):
      let rest = text.dropFirst("sqlite:".count)
      let path = rest.hasPrefix("///") ? rest.dropFirst(3) : rest
      if path.isEmpty || path.hasPrefix("//") || path.contains("\0") { return nil }
      self = .sqlite(path: String(path))
    case _ where text.hasPrefix("postgresql://") || text.hasPrefix("postgres://"):
      if text.contains("\0") || text.contains(" ") { return nil }
      self = .postgres(url: text)
    default: return nil
    }
  }

  /// Where a server keeps everything that was told nothing else.
  package static let standard = DatabaseLocation.sqlite(path: "./data/adaptive-threshold.db")

  /// The form that `init` reads, with the password.
  package var url: String {
    switch self {
    case .memory: "memory:"
    case .sqlite(let path): "sqlite:" + path
    case .postgres(let url): url
    }
  }
}
