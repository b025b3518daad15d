/// Takes secrets out of what people and logs see.
enum Masking {
  static let mask = "***"

  /// The password before the host of `url`, if there is one.
  static func password(in url: String) -> String? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let authority = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
    guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
      return nil
    }
    return String(authority[authority.index(after: colon)..<at])
  }

  /// `url` without its password, wherever libpq would read one: before the host, or in the query.
  static func url(_ url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let rest = url[scheme.upperBound...]
    let authorityEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    // The last @ ends the password: one within it is a slip that must not show half of it.
    guard let at = rest.lastIndex(of: "@"), let colon = rest[..<at].firstIndex(of: ":") else {
      return url[..<authorityEnd] + query(rest[authorityEnd...])
    }
    return url[...colon] + mask + query(rest[at...])
  }

  /// `text` with the values of all query parameters replaced whose name speaks of a password.
  private static func query(_ text: Substring) -> String {
    guard let mark = text.firstIndex(of: "?") else { return String(text) }
    let parameters = text[text.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
    let shown = parameters.map { parameter -> String in
      let name = parameter.prefix { $0 != "=" }
      return name.lowercased().contains("password") ? name + "=" + mask : String(parameter)
    }
    return text[...mark] + shown.joined(separator: "&")
  }
}
