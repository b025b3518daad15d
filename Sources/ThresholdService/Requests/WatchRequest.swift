/// A WatchThresholds request as a caller sent it, not yet checked.
package struct WatchRequest: Sendable {
  package var scopes: [(user: String, symbol: String)]
  /// Empty for a snapshot first.
  package var resumeToken: String
  package var conflates: Bool
  package var resnapshots: Bool
  /// A length of time, in the form of a time; clamped to 5 to 60 s.
  package var bookmarkInterval: RawTime?
  package var atLeast: String?

  package init(
    scopes: [(user: String, symbol: String)], resumeToken: String = "", conflates: Bool = true,
    resnapshots: Bool = false, bookmarkInterval: RawTime? = nil, atLeast: String? = nil
  ) {
    self.scopes = scopes
    self.resumeToken = resumeToken
    self.conflates = conflates
    self.resnapshots = resnapshots
    self.bookmarkInterval = bookmarkInterval
    self.atLeast = atLeast
  }
}
