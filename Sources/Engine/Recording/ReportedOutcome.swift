package import ThresholdCore

/// What a bot says a decision made or would have made.
package struct ReportedOutcome: Sendable, Equatable {
  /// Unique per user.
  package var id: String
  package var user: UserID
  package var decisionID: String
  /// Net of fee, in percent.
  package var pnlPercent: Double
  /// `nil`: now.
  package var knownAt: Instant?
  /// The probability with which it was chosen to be reported, known before it.
  package var propensity: Double

  package init(
    id: String, user: UserID, decisionID: String, pnlPercent: Double, knownAt: Instant?, propensity: Double
  ) {
    self.id = id
    self.user = user
    self.decisionID = decisionID
    self.pnlPercent = pnlPercent
    self.knownAt = knownAt
    self.propensity = propensity
  }

  /// The same bytes iff the same was reported.
  var fingerprint: [UInt8] {
    var writer = ByteWriter()
    writer.write(decisionID)
    writer.write(pnlPercent)
    writer.write(knownAt) { $0.write($1) }
    writer.write(propensity)
    return writer.bytes
  }
}
