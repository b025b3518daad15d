/// Values that name something on the web.
extension SettingFormat where Value == String? {
  /// `http://` or `https://` with a host; none at all means that there is no value.
  static let optionalURL = SettingFormat(
    "an http:// or https:// URL",
    read: { $0.isEmpty ? .some(nil) : WebAddress($0).map { .some($0.text) } }, write: { $0 ?? "" })

  /// A Sentry DSN; none at all means that there is no value.
  static let optionalDSN = SettingFormat(
    "a DSN such as https://KEY@HOST/PROJECT",
    read: { text in
      if text.isEmpty { return .some(nil) }
      guard let address = WebAddress(text), address.hasUser, address.path.contains(where: \.isNumber) else {
        return nil
      }
      return .some(text)
    }, write: { $0 ?? "" })
}

extension SettingFormat where Value == [String] {
  /// Web origins with commas between them, or `*`; none at all means no origin.
  static let origins = SettingFormat(
    "origins such as https://example.com with commas between them, or *",
    read: { text in
      if text == "*" { return [text] }
      let origins = text.split(separator: ",").map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "/" }.reversed())
      }
      return origins.allSatisfy { WebAddress($0)?.isOrigin == true } ? origins : nil
    }, write: { $0.joined(separator: ",") })
}

extension SettingFormat where Value == MetricsHistoryLocation {
  static let metricsHistory = SettingFormat(
    "memory: or the path of a file", read: MetricsHistoryLocation.init, write: \.text)
}

/// A URL of http or https, as far as settings need to look into one.
private struct WebAddress {
  let text: String
  let hasUser: Bool
  /// Everything after the host and its port.
  let path: Substring

  /// Whether nothing but scheme, host and port is said.
  var isOrigin: Bool { !hasUser && path.isEmpty }

  init?(_ text: String) {
    let scheme = ["http://", "https://"].first { text.lowercased().hasPrefix($0) }
    guard let scheme, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { !"/?#".contains($0) }
    let parts = authority.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count <= 2, let host = parts.last, !host.isEmpty, !host.hasPrefix(":"),
      parts.count == 1 || !parts[0].isEmpty
    else { return nil }
    self.text = text
    hasUser = parts.count == 2
    path = rest.dropFirst(authority.count)
  }
}
