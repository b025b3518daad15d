/// Where a Sentry project takes envelopes: `{scheme}://{key}@{host}{path}/{project}`.
/// Source: Sentry's developer documentation, "SDK Overview: Parsing the DSN".
package struct SentryDSN: Sendable, Equatable {
  /// `{scheme}://{host}{path}/api/{project}/envelope/`.
  package let envelopeURL: String
  private let key: String

  /// `nil` for what is not a DSN.
  package init?(_ text: String) {
    guard let scheme = text.firstRange(of: "://"), ["http", "https"].contains(text[..<scheme.lowerBound])
    else { return nil }
    let rest = text[scheme.upperBound...]
    guard let at = rest.lastIndex(of: "@"), let slash = rest.lastIndex(of: "/"), at < slash else {
      return nil
    }
    // Old DSNs have a secret after the key; it is of no use any more.
    let key = rest[..<at].prefix { $0 != ":" }
    let hostAndPath = rest[rest.index(after: at)..<slash]
    let project = rest[rest.index(after: slash)...]
    guard !key.isEmpty, !hostAndPath.isEmpty, !hostAndPath.hasPrefix("/"), !project.isEmpty,
      project.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    self.key = String(key)
    envelopeURL = "\(text[..<scheme.upperBound])\(hostAndPath)/api/\(project)/envelope/"
  }

  /// The value of the header `X-Sentry-Auth`.
  package func authorization(client: String) -> String {
    "Sentry sentry_version=7, sentry_client=\(client), sentry_key=\(key)"
  }
}
