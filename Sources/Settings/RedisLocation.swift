/// Where a Redis is.
package struct RedisLocation: Sendable, Equatable {
  package var host: String
  package var port: Int
  package var user: String?
  package var password: String?
  package var database: Int
  /// As it was written, with the password.
  package var url: String

  /// Reads `redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]`; an IPv6 address stands in brackets. `nil` for anything else,
  /// also for `rediss://`: connections to Redis are not encrypted.
  package init?(_ text: String) {
    let scheme = "redis://"
    guard text.hasPrefix(scheme), text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
    var rest = text.dropFirst(scheme.count)
    database = 0
    if let slash = rest.lastIndex(of: "/") {
      let number = rest[rest.index(after: slash)...]
      guard let database = number.isEmpty ? 0 : Int(number), (0...65_535).contains(database) else {
        return nil
      }
      self.database = database
      rest = rest[..<slash]
    }
    if let at = rest.lastIndex(of: "@") {
      let words = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2, !words[1].isEmpty else { return nil }
      user = words[0].isEmpty ? nil : String(words[0])
      password = String(words[1])
      rest = rest[rest.index(after: at)...]
    }
    port = 6_379
    let bracket = rest.firstIndex(of: "]")
    if let colon = rest.lastIndex(of: ":"), bracket.map({ colon > $0 }) ?? true {
      guard let port = Int(rest[rest.index(after: colon)...]), (1...65_535).contains(port) else { return nil }
      self.port = port
      rest = rest[..<colon]
    }
    if rest.first == "[", rest.last == "]" { rest = rest.dropFirst().dropLast() }
    guard !rest.isEmpty, !rest.contains("/"), !rest.contains("@") else { return nil }
    host = String(rest)
    url = text
  }

  /// Redis on this machine.
  package static let local = RedisLocation("redis://127.0.0.1:6379/0")!
}
